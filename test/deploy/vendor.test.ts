// What a target's vendor says of itself: where it goes, and what keeps it from production.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import sample from '../../src/addon/vendor.sample.json';
import { checkAddresses } from '../../src/deploy/checks/addresses';
import { manifestOf, readContent, writeContent } from '../../src/deploy/content';
import { type TargetVendor, checkVendor, contentFor, vendorSchema } from '../../src/deploy/vendor';
import { noon } from '../sample-world';
import { account, root, startEmulator } from '../emulator';

const dist = readContent(path.join(root, 'dist'));
const address = 'https://script.google.com/macros/s/AKfycbx/exec';
const name = 'Acme Mockups for Google Drive™';
const acme: TargetVendor = {
  name,
  logoUrl: 'https://static.acme-mockups.com/icon-128.png',
  homePageUrl: 'https://acme-mockups.com/',
  signUpUrl: 'https://pay.acme-mockups.com/buy?plan=1',
  manageUrl: 'https://pay.acme-mockups.com/account',
  restartUrl: 'https://pay.acme-mockups.com/restart',
  supportUrl: 'https://acme-mockups.com/support?from=drive',
  privacyUrl: 'https://acme-mockups.com/privacy',
  termsUrl: 'https://acme-mockups.com/terms',
  registeredNames: { consentScreen: name, driveIntegration: name, listing: name },
};

test('a vendor’s name, logo and hosts are in the manifest, and its addresses pass as allow-listed', () => {
  const content = contentFor(dist, acme, address);
  expect(manifestOf(content)).toMatchObject({
    addOns: {
      common: {
        name,
        logoUrl: acme.logoUrl,
        openLinkUrlPrefixes: [
          'https://acme-mockups.com/',
          'https://pay.acme-mockups.com/',
          'https://balsamiq.com/',
          'https://docs.balsamiq.com/',
          'https://script.google.com/',
        ],
      },
    },
  });
  expect(checkAddresses(content).flatMap(({ faults }) => faults)).toEqual([]);
});

test('a vendor’s own explanations stand in the place of the usual ones, their hosts are allowed, and an empty one is no link', async () => {
  const helpUrls = {
    'license/named-users': 'https://help.acme-mockups.com/users',
    'license/grows-by-upgrade': '',
  };
  const content = contentFor(dist, { ...acme, helpUrls }, address);
  expect(manifestOf(content).addOns).toMatchObject({
    common: { openLinkUrlPrefixes: expect.arrayContaining(['https://help.acme-mockups.com/']) as unknown },
  });
  expect(checkAddresses(content).flatMap(({ faults }) => faults)).toEqual([]);
  const folder = mkdtempSync(path.join(tmpdir(), 'vendor-'));
  writeContent(folder, content);
  const emulator = await startEmulator({ folder, accounts: [account('1', 'ana@example.com')], now: noon });
  const home = JSON.stringify((await emulator.homepage('1')).reply);
  expect(home).toContain('https://help.acme-mockups.com/users');
  expect(home).not.toContain('users-counted');
  expect(home).not.toContain('sales/upgrades');
  await emulator.close();
});

test.each([
  ['a rule by no name', { users: 'https://acme-mockups.com/' }],
  ['no address', { 'license/named-users': 'acme' }],
  ['an address that is not safe', { 'plugin/editors-are-selected': { jira: 'http://acme-mockups.com/' } }],
])('explanations with %s are refused', (_, helpUrls) => {
  expect(v.safeParse(vendorSchema, { ...acme, helpUrls }).success).toBe(false);
});

test.each([
  { onDispute: 'flag', keepsTrialDays: true },
  { onDispute: 'refunded', keepsTrialDays: false },
] as const)('how a vendor sells is told to the script: %j', (selling) => {
  const target = v.parse(vendorSchema, { ...acme, ...selling });
  expect(contentFor(dist, target, undefined).get('Deployed.js')?.toString()).toContain(
    `"onDispute": "${selling.onDispute}",\n    "keepsTrialDays": ${String(selling.keepsTrialDays)}`,
  );
});

test.each([{ onDispute: 'end' }, { keepsTrialDays: 'no' }])('selling otherwise is refused: %j', (selling) => {
  expect(v.safeParse(vendorSchema, { ...acme, ...selling }).success).toBe(false);
});

test('a target without a vendor has the sample’s, and its manifest as it was built', () => {
  const content = contentFor(dist, undefined, undefined);
  expect([content.get('appsscript.json'), content.get('Deployed.js')]).toEqual([
    dist.get('appsscript.json'),
    expect.anything(),
  ]);
  expect(content.get('Deployed.js')?.toString()).toContain(sample.supportUrl);
});

test('cards lead to the vendor’s addresses, and to the web app as it was deployed, for the account that reads them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vendor-'));
  writeContent(folder, contentFor(dist, acme, address));
  const emulator = await startEmulator({ folder, accounts: [account('1', 'ana@example.com')], now: noon });
  const about = JSON.stringify((await emulator.universalAction('1', 'onAbout')).reply);
  for (const url of [acme.manageUrl, acme.homePageUrl, acme.privacyUrl, acme.termsUrl]) expect(about).toContain(url);
  expect(about).toContain(`${acme.supportUrl}&version=`);
  expect(about).toContain(name);
  const home = JSON.stringify((await emulator.homepage('1')).reply);
  expect(home).toContain(acme.signUpUrl);
  await emulator.close();
});

const complaints: readonly {
  readonly what: string;
  readonly vendor: TargetVendor | undefined;
  readonly says: RegExp;
}[] = [
  { what: 'no vendor', vendor: undefined, says: /No vendor is set for production: npm run setup -- production/ },
  {
    what: 'an address of nobody',
    vendor: { ...acme, termsUrl: 'https://acme.example/terms' },
    says: /termsUrl is a placeholder/,
  },
  { what: 'the stock logo', vendor: { ...acme, logoUrl: sample.logoUrl }, says: /logoUrl is the stock picture/ },
  {
    what: 'another name on the consent screen',
    vendor: { ...acme, registeredNames: { consentScreen: 'Mockups', driveIntegration: name, listing: name } },
    says: /The consent screen says “Mockups”, and name is “Acme Mockups for Google Drive™”\./,
  },
];
test.each(complaints)('$what is refused for production', ({ vendor, says }) => {
  expect(checkVendor('production', vendor).faults).toEqual([expect.stringMatching(says)]);
});

test('a vendor of its own is not refused', () => {
  expect(checkVendor('production', acme).faults).toEqual([]);
});
