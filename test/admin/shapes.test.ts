// What is printed with --json keeps to the shapes that are published beside the command.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { shapes } from '../../src/admin/output/shapes';
import { root } from '../emulator';
import { type StartedDesk, startDesk } from '../start';
import { admin } from './command';
import { shapeless } from './shapes';

let desk: StartedDesk;
beforeAll(async () => {
  desk = await startDesk('--script-api', '0');
});
afterAll(() => {
  desk.stop();
});

const book = (name: string): readonly string[] => ['--book', `src/admin/examples/${name}.json`];

test.each<readonly [line: string, ...args: readonly string[]]>([
  ['login --status'],
  ['review --everything'],
  ['person kim@acme.example'],
  ['renewals'],
  ['audit'],
  ['export'],
  ['export --records'],
  ['bind plan-fay new@acme.example --dry-run'],
  ['release plan-fay kim@acme.example --dry-run'],
  ['transfer plan-fay kim@acme.example new@acme.example --dry-run'],
  ['import src/admin/examples/bought.csv --dry-run'],
  ['remind --dry-run'],
  ['organisation acme'],
  ['store'],
  ['policy'],
  ...(['google-drive', 'desktop', 'confluence', 'jira'] as const).map((name) => ['count', ...book(name)] as const),
  ['what-if', ...book('desktop'), '--license', 'design-team', '--action', 'upgrade', '--seats', '9'],
  ['what-if', ...book('desktop'), '--license', 'design-team', '--action', 'assign', '--account', 'nora@acme'],
  ['explain', ...book('desktop'), '--product', 'desktop', '--action', 'create', '--account', 'ana@acme.example'],
])('%s', async (line, ...more) => {
  const args = [...line.split(' '), ...more, '--json'];
  const { stdout, stderr } = await admin(args, { MOCKUPS_ADMIN_CONFIG: path.join(desk.signIns, 'vera') });
  expect({ stderr, isSomething: stdout !== '' }).toMatchObject({ isSomething: true });
  expect(shapeless(args, stdout)).toEqual([]);
});

test('every command with --json has a shape, and the published schema has each', async () => {
  const { stdout } = await admin(['--help'], {});
  const names = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) [ [<]/gm)].map(([, name = '']) => name);
  const asked = await Promise.all(
    names.map(async (name) => [name, (await admin([name, '--help'], {})).stdout] as const),
  );
  const withJson = asked.filter(([, help]) => /^ +--json/m.test(help)).map(([name]) => name);
  expect(withJson.length).toBeGreaterThan(15);
  expect(withJson.filter((name) => shapes[name] === undefined)).toEqual([]);
  const published = JSON.parse(readFileSync(path.join(root, 'lib/admin/output.schema.json'), 'utf8')) as {
    readonly $defs: Readonly<
      Record<string, { readonly type?: string; readonly anyOf?: unknown; readonly allOf?: unknown }>
    >;
  };
  expect(Object.keys(published.$defs)).toEqual(Object.keys(shapes));
  const empty = Object.entries(published.$defs).filter(([, one]) => (one.type ?? one.anyOf ?? one.allOf) === undefined);
  expect(empty).toEqual([]);
});
