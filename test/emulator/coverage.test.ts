// The table of what is emulated says the truth, held against the type package and a running emulator.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { coverage, coverageTable } from '../../src/emulator/coverage';
import { account, root, startEmulator } from '../emulator';

/** The names of a service's members in the type package. */
function membersOf(service: string, types: string): readonly string[] {
  const file = path.join(root, `node_modules/@types/google-apps-script/google-apps-script.${types}.d.ts`);
  const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const [, body] = new RegExp(`interface ${service} \\{([\\s\\S]*?)\\n {8}\\}`).exec(code) ?? [];
  return [...new Set([...(body ?? '').matchAll(/^\s+(\w+)[(:]/gm)].map(([, name]) => name ?? ''))].sort();
}

const probe = `function run(service, names) {
  return names.filter(function (name) { return !(name in globalThis[service]); });
}
function use(service) { globalThis[service].anything(); }`;

const start = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coverage-'));
  writeFileSync(path.join(folder, 'Code.gs'), probe);
  writeFileSync(path.join(folder, 'appsscript.json'), '{}');
  return startEmulator({ folder, accounts: [account('1', 'ana@example.com')] });
};

test.each(coverage.filter(({ state }) => state !== 'refused'))(
  '$service lacks exactly what the table says',
  async ({ service, types, lacks }) => {
    const members = membersOf(service, types);
    expect(members).not.toEqual([]);
    const { outcome } = await (await start()).run('1', 'run', [service, members]);
    expect(outcome).toEqual({ status: 'completed', result: lacks });
  },
);

test.each(coverage.filter(({ state }) => state === 'refused'))('$service refuses by name', async ({ service }) => {
  const { outcome } = await (await start()).run('1', 'use', [service]);
  expect(outcome).toMatchObject({ status: 'failed', error: { message: expect.stringContaining(service) } });
});

test('the README shows the table as it is', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const [, section = ''] = /\n## What the emulator covers\n([\s\S]*?)(?=\n## )/.exec(readme) ?? [];
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(coverageTable());
});
