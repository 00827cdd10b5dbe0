// Recording an organisation: the built command and the emulator's script.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type SampleWorld, startSampleWorld } from '../sample-world';
import { type ScriptApi, startScriptApi } from '../script-api';
import { admin, deploy, emptyConfig, signedInAs } from './command';

let world: SampleWorld;
let api: ScriptApi;

beforeEach(async () => {
  world = await startSampleWorld();
  api = await startScriptApi({ emulator: world.emulator });
  await deploy(api, world.emulator.world.defaultAccountId());
});
afterEach(() => api.close());

const as = (who: string, ...args: readonly string[]) =>
  admin(['organisation', ...args], signedInAs(api, world.idOf(who)));

const file = (content: string): string => {
  const name = path.join(emptyConfig(), 'organisation.json');
  writeFileSync(name, content);
  return name;
};

const small = {
  name: 'Small & Co',
  reviewers: ['emil@acme.example'],
  licenses: [
    {
      product: 'confluence',
      id: 'confluence-9',
      editors: 'unlimited',
      boughtFrom: 'marketplace',
      instance: 'wiki.small.example',
      maintenance: { start: '2026-01-01T00:00:00Z', end: '2027-01-01T00:00:00Z' },
    },
  ],
};

test('is shown as the file that records it', async () => {
  const shown = await as('ana', 'acme');
  expect(shown.code).toBe(0);
  const again = await as('vera', 'acme', '--put', file(shown.stdout));
  expect(again).toMatchObject({ code: 0, stdout: '', stderr: 'Acme is recorded so already.\n' });
});

test('is recorded by those who run the product, tried first, and found by its reviewers', async () => {
  const put = file(JSON.stringify(small));
  const text = 'Small & Co: 1 reviewer, 1 license of other products.';
  expect(await as('vera', 'small', '--put', put, '--dry-run')).toMatchObject({
    code: 0,
    stderr: `Would record ${text}\n`,
  });
  expect(await as('vera', 'small')).toMatchObject({
    code: 4,
    stderr: 'Nothing is recorded of small, or you may not see it.\n',
  });
  expect(await as('vera', 'small', '--put', put, '--json')).toMatchObject({
    code: 0,
    stdout:
      '{"organisation":"small","name":"Small & Co","reviewers":1,"licenses":1,"dryRun":false,"outcome":"stored","added":["emil@acme.example","confluence-9"],"removed":[]}\n',
    stderr: `Recorded ${text} Reviewers find it at their next check.\n`,
  });
  const { rows: _, ...page } = await world.emulator
    .pageCall(world.idOf('vera'), 'reviewPage', [{ scope: { kind: 'organisation', organisation: 'small' } }])
    .then(({ outcome }) => (outcome as { readonly result: Readonly<Record<string, unknown>> }).result);
  expect(page).toMatchObject({
    organisation: {
      reviewers: [{ email: 'emil@acme.example' }],
      licenses: [
        { staging: [], assigned: [], maintenance: { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1) } },
      ],
    },
  });
  expect(JSON.parse((await as('emil', 'small', '--json')).stdout)).toEqual({
    ...small,
    // From the first use on it is this account, whoever has the address later.
    reviewers: [{ email: 'emil@acme.example', id: world.idOf('emil') }],
    licenses: [
      {
        ...small.licenses[0],
        staging: [],
        assigned: [],
        maintenance: { start: '2026-01-01T00:00:00.000Z', end: '2027-01-01T00:00:00.000Z' },
      },
    ],
  });
});

test('tells whom and what it would take away, before it does', async () => {
  const put = file(JSON.stringify({ ...small, reviewers: ['ana@acme.example'] }));
  expect(await as('vera', 'acme', '--put', put, '--dry-run')).toMatchObject({
    code: 0,
    stdout: ['- fay@acme.example', '- desktop-acme', '- confluence-acme', '- jira-acme', '+ confluence-9', ''].join(
      '\n',
    ),
  });
});

test('is not tried by anybody else either', async () => {
  const put = file(JSON.stringify(small));
  expect(await as('fay', 'acme', '--put', put, '--dry-run')).toMatchObject({ code: 4, stdout: '' });
});

test('is not recorded by anybody else', async () => {
  const before = world.emulator.world.scriptProperties()['organisation/acme'];
  expect(await as('ana', 'acme', '--put', file(JSON.stringify(small)))).toMatchObject({ code: 4, stdout: '' });
  expect(world.emulator.world.scriptProperties()['organisation/acme']).toBe(before);
});

test('is refused with every fault of its file, and nothing is recorded', async () => {
  const bad = {
    ...small,
    reviewers: ['emil'],
    licenses: [{ ...small.licenses[0], editors: -1, product: 'google-drive' }],
    nme: 1,
  };
  const { code, stderr } = await as('vera', 'small', '--put', file(JSON.stringify(bad)));
  expect(code).toBe(2);
  expect(stderr).toMatch(/reviewers\.0: is no e-mail address/);
  expect(stderr).toMatch(/licenses\.0\.product: is none of "desktop", "confluence" and "jira"/);
  expect(stderr).toMatch(/nme: is no known field/);
  expect(await as('vera', 'small', '--put', 'nowhere.json')).toMatchObject({ code: 2 });
  expect(world.emulator.world.scriptProperties()['organisation/small']).toBeUndefined();
});
