// The calls that README shows, run as they stand there, against what it says they give.
import { expect, test } from '@jest/globals';
import { transformSync } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import * as rules from '../../src/rules/index';

const readme = readFileSync(path.join(__dirname, '../../src/rules/README.md'), 'utf8');
const [, example = ''] = /```ts\n(.*?)```/s.exec(readme) ?? [];

/** Each call whose answer is told behind it or in the line below. */
const told = [
  ...example.matchAll(/^((?:decide|countSeats|change|standing|describe)\b.*?);(?: \/\/ (.*)|\n\/\/ (.*))$/gm),
];

test.each(told.map(([, call = '', beside, below = '']) => ({ call, says: beside ?? below })))(
  '$call gives what README says',
  ({ call, says }) => {
    const setting = example
      .split('\n')
      .filter((line) => line.startsWith('const '))
      .join('\n');
    const { code } = transformSync(`${setting}\nresult([${call}, ${says}]);`, { loader: 'ts' });
    const results: unknown[][] = [];
    runInNewContext(code, { ...rules, result: (pair: unknown[]) => results.push(pair) });
    expect(results).toHaveLength(1);
    expect(results[0]?.[0]).toEqual(results[0]?.[1]);
  },
);

test('README shows a call of each function', () => {
  expect(new Set(told.map(([, call = '']) => call.split(/[<(]/)[0]))).toEqual(
    new Set(['decide', 'countSeats', 'change', 'standing', 'describe']),
  );
});
