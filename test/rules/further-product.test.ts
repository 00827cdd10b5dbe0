// A further product is one file and one line in the table: tried on a copy of the module, with the compiler and for real.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import ts from 'typescript';
import { root } from '../emulator';

const copy = path.join(root, '.cache/further-product');
const index = path.join(copy, 'rules/index.ts');

beforeAll(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(path.join(root, 'src/rules'), path.join(copy, 'rules'), {
    recursive: true,
    filter: (name) => !name.endsWith('tsconfig.json'),
  });
  const file = readFileSync(path.join(root, 'test/rules/further-product/whiteboard.ts'), 'utf8');
  writeFileSync(
    path.join(copy, 'rules/products/whiteboard.ts'),
    file.replaceAll('../../../src/rules/products/', './').replaceAll('../../../src/rules/', '../'),
  );
  const table = path.join(copy, 'rules/products.ts');
  writeFileSync(
    table,
    readFileSync(table, 'utf8')
      .replace('import { jira }', "import { whiteboard } from './products/whiteboard';\nimport { jira }")
      .replace('  jira,\n}', '  jira,\n  whiteboard,\n}'),
  );
});

test('compiles, with the types of the whole module', () => {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), (name) => ts.sys.readFile(name));
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...(config.config as { compilerOptions: object }).compilerOptions, lib: ['es2020'], types: [], noEmit: true },
    root,
  );
  const user = path.join(copy, 'use.ts');
  writeFileSync(
    user,
    `import { type License, type RuleId, change } from './rules/index';
     const license: License<'whiteboard'> = { product: 'whiteboard', id: 'w', users: 1, assigned: [] };
     export const rule: RuleId<'whiteboard'> = 'whiteboard/everybody-views-users-draw';
     export const changed = change<'whiteboard'>(license, { action: 'upgrade', seats: 2 }, { now: 0, graceDays: 0, reachable: true });`,
  );
  const program = ts.createProgram([index, user], options);
  const faults = [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()];
  expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

test('decides, counts, changes, stands and is described like the others', () => {
  const outfile = path.join(copy, 'rules.cjs');
  buildSync({ entryPoints: [index], bundle: true, platform: 'node', format: 'cjs', outfile });
  const rules = createRequire(__filename)(outfile) as Readonly<Record<string, (...all: readonly unknown[]) => unknown>>;
  const { decide, countSeats, change, standing, describe } = rules;
  const ana = { id: '1', email: 'ana@acme.example' };
  const license = { product: 'whiteboard', id: 'board', users: 1, assigned: [ana] };
  const facts = { now: 0, graceDays: 0, reachable: true };
  const asked = { product: 'whiteboard', action: 'edit', account: ana };
  const because = ['whiteboard/everybody-views-users-draw'];
  expect(decide?.([license], asked, facts)).toEqual({ effect: 'permit', because, remedies: [] });
  expect(decide?.([], asked, facts)).toEqual({ effect: 'forbid', because, remedies: [{ kind: 'assign' }] });
  expect(countSeats?.(license)).toMatchObject({ bought: 1, taken: 1, free: 0, over: 0 });
  expect(change?.(license, { action: 'assign', account: { email: 'ben@acme.example' } }, facts)).toMatchObject({
    outcome: 'refused',
    decision: { because: ['license/permission-counts'] },
  });
  expect(standing?.([license], ana, facts, 'whiteboard')).toMatchObject({ state: 'active' });
  expect(describe?.('whiteboard')).toEqual(['license/named-users', ...because]);
  // The others are as they were.
  expect(decide?.([], { product: 'desktop', action: 'view' }, facts)).toMatchObject({ effect: 'permit' });
});
