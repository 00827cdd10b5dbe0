// What the bundle has of the rules answers everything that the add-on asks as the rules themselves do.
import { beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import * as fc from 'fast-check';
import vm from 'node:vm';
import { toldRules } from '../../src/build/told-rules.js';
import { ruleSentences } from '../../src/messages/rules.en';
import * as rules from '../../src/rules/index';
import type { Directory, License } from '../../src/rules/index';
import { root } from '../emulator';
import {
  desktopLicenses,
  driveChanges,
  driveLicenses,
  drivePlans,
  driveRequests,
  factsOf,
  pluginLicenses,
} from '../rules/arbitraries';

const asked = ['changeDrive', 'countSeats', 'decideDrive', 'describe', 'driveStanding'] as const;

let bundled: Pick<typeof rules, (typeof asked)[number]> & { readonly ruleSentences: Readonly<Record<string, string>> };

/** Modules of the bundle, as they run there. */
beforeAll(async () => {
  const contents = `
    export { ${asked.join(', ')} } from './src/rules/index';
    export { ruleSentences } from './src/messages/rules.en';`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'told',
    plugins: [toldRules],
  });
  bundled = vm.runInNewContext(`${outputFiles[0]?.text ?? ''};told`) as typeof bundled;
});

/** Objects of another world: compared as text. */
const same = (one: unknown, other: unknown): void => {
  expect(JSON.stringify(one)).toBe(JSON.stringify(other));
};

const people = ['ana', 'ben', 'cem'].map((name) => ({ email: `${name}@acme.example` }));
const directories = (license: License): readonly Directory[] => [
  {},
  {
    groups: [{ name: 'editors', members: people, groups: [] }],
    hosts: 'instance' in license ? [{ name: license.instance, users: people }] : [],
  },
];

test('of every product it tells how users are counted, and counts them', () => {
  const licenses = fc.oneof(
    desktopLicenses.map((one): readonly License[] => [one]),
    pluginLicenses,
    driveLicenses,
  );
  fc.assert(
    fc.property(licenses, (some) => {
      for (const license of some) {
        const told = rules.describe(license);
        same(bundled.describe(license), told);
        const counts = directories(license).map((directory) => {
          const count = rules.countSeats(license, directory);
          same(bundled.countSeats(license, directory), count);
          return count.people.flatMap(({ because }) => because);
        });
        for (const id of [...told, ...counts.flat()]) expect(bundled.ruleSentences[id]).toBe(ruleSentences[id]);
      }
    }),
  );
});

test('of its own product it decides all there is to decide', () => {
  fc.assert(
    fc.property(
      driveLicenses,
      driveRequests,
      drivePlans,
      driveChanges,
      factsOf,
      (some, request, plan, wanted, facts) => {
        same(bundled.decideDrive(some, request, facts), rules.decideDrive(some, request, facts));
        same(bundled.driveStanding(some, request.account, facts), rules.driveStanding(some, request.account, facts));
        same(bundled.changeDrive(plan, wanted, facts), rules.changeDrive(plan, wanted, facts));
      },
    ),
  );
  const own = Object.entries(ruleSentences).filter(([id]) => id.startsWith('drive/'));
  expect(bundled.ruleSentences).toMatchObject(Object.fromEntries(own));
});

test('what only others decide by is not carried along', () => {
  expect(bundled.ruleSentences).not.toHaveProperty('desktop/needs-a-license');
});
