// The table of what is emulated says the truth, class by class, held against the type package and a running emulator.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/api';
import { coverageOf, coveragePage } from '../../src/emulator/coverage';
import type { Reference } from '../../src/emulator/host/reference';
import { account, createEmulator, root } from '../emulator';
import { resultOf } from './project';

const reference = JSON.parse(readFileSync(path.join(root, 'lib/emulator/reference.json'), 'utf8')) as Reference;
const coverage = coverageOf(reference);

/** Shapes of arguments and of the language itself: there is no object of Google's that could lack anything. */
const shapes = [
  ...['Base.Date', 'Base.DateConstructor'],
  ...['URL_Fetch.HttpHeaders', 'URL_Fetch.URLFetchRequest', 'URL_Fetch.URLFetchRequestOptions'],
];

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    folder: path.join(__dirname, 'addons/every-class'),
    accounts: [account('1', 'ana@example.com')],
  });
});
afterAll(() => emulator.close());

const run = async (name: string, ...args: readonly unknown[]): Promise<unknown> =>
  resultOf(await emulator.run('1', name, args));

test('the reference is the type package, whole', () => {
  const folder = path.join(root, 'node_modules/@types/google-apps-script');
  const text = readFileSync(path.join(folder, 'google-apps-script.spreadsheet.d.ts'), 'utf8');
  const interfaces = [...text.matchAll(/^ {8}interface (\w+)/gm)].map(([, name]) => `Spreadsheet.${name ?? ''}`);
  expect(interfaces.length).toBeGreaterThan(50);
  expect(Object.keys(reference.classes)).toEqual(expect.arrayContaining(interfaces));
  expect(reference.classes['Spreadsheet.SpreadsheetApp']).toMatchObject({ openById: '' });
});

test('every class of the reference has its row, and no other', () => {
  expect(coverage.map(({ className }) => className).sort()).toEqual(Object.keys(reference.classes).sort());
});

describe.each(coverage.filter(({ state, className }) => state !== 'refused' && !shapes.includes(className)))(
  '$className',
  ({ className, lacks }) => {
    test('lacks exactly what the table says', async () => {
      const members = Object.keys(reference.classes[className] ?? {});
      expect(await run('lacks', className, members.sort())).toEqual([...lacks].sort());
    });

    test('says by name what it lacks', async () => {
      const [, name = ''] = className.split('.');
      for (const member of lacks) {
        expect(await run('use', className, member)).toMatch(
          new RegExp(
            `^Error: ${name}\\.${member} is not emulated.* https://developers\\.google\\.com/apps-script/reference/`,
          ),
        );
      }
    });
  },
);

const services = Object.entries(reference.services).filter(([, className]) =>
  coverage.some((one) => one.className === className && one.state === 'refused'),
);

test.each(services)('%s refuses each of its members by name, and gives its enums', async (service, className) => {
  const members = reference.classes[className] ?? {};
  const refused = Object.keys(members).filter((member) => members[member] === '');
  expect(refused).not.toEqual([]);
  expect(await run('refusals', service, refused)).toEqual(
    refused.map((member) => expect.stringContaining(`${service}.${member} is not emulated. See https://`)),
  );
  for (const [member, name] of Object.entries(members)) {
    if (name !== '') expect(await run('valuesOf', service, member)).toEqual(reference.enums[name]);
  }
});

test('enums of emulated services have every value', async () => {
  for (const [service, className] of Object.entries(reference.services)) {
    if (services.some(([other]) => other === service)) continue;
    for (const [member, name] of Object.entries(reference.classes[className] ?? {})) {
      if (name !== '') {
        expect({ member, values: await run('valuesOf', service, member) }).toEqual({
          member,
          values: expect.arrayContaining([...(reference.enums[name] ?? [])]),
        });
      }
    }
  }
});

test('what nobody knows is refused by name where it is called as Google calls things', async () => {
  expect(await run('use', 'Lock.Lock', 'getHolder')).toMatch(/^Error: Lock\.getHolder is not emulated, nor known/);
  expect(await run('use', 'Lock.Lock', 'length')).toMatch(/^TypeError: .* is not a function/);
});

test('advanced services and libraries that are not here say so, with their page', async () => {
  expect(await run('advanced')).toBe(
    'Error: AdminDirectory.Users is not emulated. See https://developers.google.com/apps-script/advanced/admin-sdk-directory',
  );
  expect(await run('library')).toMatch(
    /^Error: OAuth2\.createService is in a library .* that is not here; .*--library OAuth2=FOLDER.* See https:/,
  );
});

test('COVERAGE.md is what node src/build/coverage.js writes', () => {
  expect(readFileSync(path.join(root, 'src/emulator/COVERAGE.md'), 'utf8')).toBe(coveragePage(reference));
});
