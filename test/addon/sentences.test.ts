// Each of the policy's seventeen sentences, where somebody needs it: said in the words of the rule that carries it, about
// the license that they look at.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ruleSentences } from '../../src/messages/rules.en';
import { type RuleId, catalogue } from '../../src/rules/index';
import { admin } from '../admin/command';
import { startSampleWorld } from '../sample-world';

const book = (product: string): string => `src/admin/examples/${product}.json`;

/** What people look at, each as the text that it holds. */
const surfaces = {
  'the home card of somebody without a subscription': () => homeOf('emil'),
  'the home card of a subscriber': () => homeOf('ana'),
  'the card of a license of Desktop': () => cardOf('desktop-acme'),
  'the card of a license of Confluence': () => cardOf('confluence-acme'),
  'the card of a license of JIRA': () => cardOf('jira-acme'),
  'a count of Drive': () => command('count', '--book', book('google-drive')),
  'a count of Desktop': () => command('count', '--book', book('desktop')),
  'a count of JIRA': () => command('count', '--book', book('jira')),
  'the policy that the command prints': () => command('policy'),
  'floating use tried out': () =>
    command('what-if', '--book', book('desktop'), '--license', 'design-team', '--action', 'float'),
} as const satisfies Readonly<Record<string, () => Promise<string>>>;

type Surface = keyof typeof surfaces;

async function homeOf(name: string): Promise<string> {
  const { emulator, idOf } = await startSampleWorld();
  return JSON.stringify((await emulator.homepage(idOf(name))).reply);
}

async function cardOf(license: string): Promise<string> {
  const { emulator, idOf } = await startSampleWorld();
  const action = { functionName: 'onShowLicense', parameters: { license }, formInputs: {}, selectedIds: [] };
  return JSON.stringify((await emulator.action(idOf('ana'), action)).reply);
}

const command = async (...args: readonly string[]): Promise<string> => (await admin(args, {})).stdout;

const desktopCard = 'the card of a license of Desktop';
const wikiCard = 'the card of a license of Confluence';
const trackerCard = 'the card of a license of JIRA';
const homes = ['the home card of somebody without a subscription', 'the home card of a subscriber'] as const;
const cards = [desktopCard, wikiCard, trackerCard] as const;

const sentences: readonly { readonly source: string; readonly rule: RuleId; readonly on: readonly Surface[] }[] = [
  { source: 'S1', rule: 'license/named-users', on: [...homes, ...cards] },
  { source: 'S2', rule: 'license/no-floating', on: [...homes, ...cards, 'floating use tried out'] },
  {
    source: 'S3',
    rule: 'license/permission-counts',
    on: [...homes, ...cards, 'a count of Drive', 'a count of Desktop', 'a count of JIRA'],
  },
  { source: 'S4', rule: 'license/grows-by-upgrade', on: [...homes, ...cards] },
  { source: 'S5', rule: 'desktop/belongs-to-people', on: [desktopCard, 'a count of Desktop'] },
  { source: 'S6', rule: 'desktop/any-machine-used-regularly', on: [desktopCard] },
  { source: 'S7', rule: 'desktop/valid-for-the-users-on-the-invoice', on: [desktopCard] },
  { source: 'S8', rule: 'desktop/moves-from-user-to-user', on: [desktopCard] },
  { source: 'S9', rule: 'drive/tied-to-one-account', on: [...homes, 'a count of Drive'] },
  { source: 'S10', rule: 'plugin/users-are-called-editors', on: [wikiCard, trackerCard] },
  { source: 'S11', rule: 'plugin/vendor-license-need-not-match', on: [wikiCard] },
  { source: 'S12', rule: 'plugin/one-license-one-instance', on: [wikiCard, trackerCard] },
  { source: 'S13', rule: 'plugin/each-instance-needs-its-own', on: [wikiCard, trackerCard] },
  { source: 'S14', rule: 'plugin/staging-is-included', on: [wikiCard, trackerCard] },
  { source: 'S15', rule: 'plugin/editors-edit-everybody-views', on: [wikiCard] },
  { source: 'S16', rule: 'plugin/counted-logged-in-or-not', on: [wikiCard, 'a count of JIRA'] },
  { source: 'S17', rule: 'plugin/editors-are-selected', on: [wikiCard] },
];

describe('a sentence of the policy', () => {
  const shown = new Map<Surface, string>();

  beforeAll(async () => {
    for (const [surface, look] of Object.entries(surfaces) as [Surface, () => Promise<string>][]) {
      shown.set(surface, await look());
    }
  });

  test.each(sentences)('$source is said on $on', ({ source, rule, on }) => {
    expect(catalogue.find((entry) => entry.source === source)?.rules).toEqual([rule]);
    for (const surface of [...on, 'the policy that the command prints'] as const) {
      // Cards escape and quote; a command may break no line within a sentence.
      const text = (shown.get(surface) ?? '').replace(/&#39;|&apos;/g, '’');
      expect({ surface, says: text.includes(ruleSentences[rule]) }).toEqual({ surface, says: true });
    }
  });

  test('is there for each of the seventeen', () => {
    expect(sentences.map(({ source }) => source)).toEqual(
      catalogue.flatMap(({ source }) => (source.startsWith('S') ? [source] : [])),
    );
  });

  test('that needs steps has them: how a seat of Desktop moves, and how editors are chosen in each plugin', () => {
    expect(shown.get(desktopCard)).toMatch(/Unregister|unregister/);
    expect(shown.get(wikiCard)).toContain('balsamiq-mockups-editors');
    expect(shown.get(wikiCard)).toMatch(/<br>2\. /);
  });

  test('is explained where the vendor of the deployment says, in the command too', async () => {
    const vendor = '.cache/vendor-of-test.json';
    const { mkdirSync, writeFileSync } = await import('node:fs');
    mkdirSync('.cache', { recursive: true });
    writeFileSync(vendor, '{ "helpUrls": { "license/named-users": "https://your-company.example/named" } }');
    const asked = ['what-if', '--book', book('desktop'), '--license', 'design-team', '--action', 'assign'];
    const someone = [...asked, '--account', 'new@acme.example'];
    expect((await admin(someone, { MOCKUPS_ADMIN_VENDOR: vendor })).stdout).toContain('your-company.example/named');
    expect((await admin(someone, {})).stdout).not.toContain('your-company.example');
    writeFileSync(vendor, '{ "helpUrls": 5 }');
    const refused = await admin(someone, { MOCKUPS_ADMIN_VENDOR: vendor });
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(vendor) });
  });
});
