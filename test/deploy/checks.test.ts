// What is checked before anything is deployed: each check passes dist/ as built, and finds the fault that it is for.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkAddresses } from '../../src/deploy/checks/addresses';
import type { Check } from '../../src/deploy/checks/check';
import { checkFunctions } from '../../src/deploy/checks/functions';
import { largestBundle } from '../../src/deploy/checks/limits';
import { checkScopes } from '../../src/deploy/checks/scopes';
import { checkServed } from '../../src/deploy/checks/served';
import { type Content, readContent } from '../../src/deploy/content';
import { root } from '../emulator';

const dist = readContent(path.join(root, 'dist'));
const manifest = JSON.parse(dist.get('appsscript.json')?.toString('utf8') ?? '{}') as {
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist: readonly string[];
  readonly addOns: { readonly common: object; readonly drive: object };
};
const code = dist.get('Code.js')?.toString('utf8') ?? '';

const staticChecks = (content: Content): readonly Check[] => [
  checkFunctions(content),
  checkScopes(content),
  ...checkAddresses(content),
  checkServed(content),
];

/** dist/ with another manifest or further code. */
const other = (change: { readonly manifest?: object; readonly code?: string; readonly page?: string }): Content =>
  new Map([
    ...dist,
    ['appsscript.json', Buffer.from(JSON.stringify({ ...manifest, ...change.manifest }))],
    ['Code.js', Buffer.from(code + (change.code ?? ''))],
    ['more.html', Buffer.from(change.page ?? '')],
  ]);

const faultsOf = (content: Content): readonly string[] => staticChecks(content).flatMap(({ faults }) => faults);

test('what is built passes', () => {
  expect(faultsOf(dist)).toEqual([]);
});

const { addOns, oauthScopes } = manifest;
const faults = [
  {
    what: 'a trigger of a function that is not exported',
    change: {
      manifest: { addOns: { ...addOns, drive: { ...addOns.drive, homepageTrigger: { runFunction: 'onHome' } } } },
    },
    says: 'addOns.drive.homepageTrigger names onHome, which src/addon/main.ts does not export.',
  },
  {
    what: 'a menu entry of a private function',
    change: {
      code: '\nfunction about_() {}',
      manifest: {
        addOns: { ...addOns, common: { ...addOns.common, universalActions: [{ label: 'A', runFunction: 'about_' }] } },
      },
    },
    says: 'addOns.common.universalActions.0 names about_, which src/addon/main.ts does not export.',
  },
  {
    what: 'scripts that don’t load',
    change: { code: '\nnot.there();' },
    says: 'The scripts don’t load: ReferenceError: not is not defined',
  },
  {
    what: 'a scope that nothing uses',
    change: { manifest: { oauthScopes: [...oauthScopes, 'https://www.googleapis.com/auth/drive'] } },
    says: 'https://www.googleapis.com/auth/drive is in oauthScopes and not used.',
  },
  {
    what: 'a service without its scope',
    change: { code: '\nfunction send() { MailApp.sendEmail("a@example.com", "", ""); }' },
    says: 'https://www.googleapis.com/auth/script.send_mail is used and not in oauthScopes.',
  },
  {
    what: 'a trigger without its scope',
    change: { manifest: { oauthScopes: oauthScopes.filter((scope) => !scope.includes('addons')) } },
    says: 'https://www.googleapis.com/auth/drive.addons.metadata.readonly is used and not in oauthScopes.',
  },
  {
    what: 'a page for Drive to open that Drive will not offer',
    change: { manifest: { oauthScopes: oauthScopes.filter((scope) => !scope.endsWith('drive.install')) } },
    says: 'https://www.googleapis.com/auth/drive.install is used and not in oauthScopes.',
  },
  {
    what: 'an advanced service that is not enabled',
    change: { manifest: { dependencies: {} } },
    says: 'The advanced service Drive is used and not enabled.',
  },
  {
    what: 'an address that is fetched and not allowed',
    change: { code: '\nfunction ask() { UrlFetchApp.fetch("https://sheets.googleapis.com/v4/spreadsheets"); }' },
    says: 'https://sheets.googleapis.com/v4/spreadsheets is fetched and not covered by urlFetchWhitelist.',
  },
  {
    what: 'an address that is allowed and not fetched',
    change: { manifest: { urlFetchWhitelist: [...manifest.urlFetchWhitelist, 'https://example.com/'] } },
    says: 'https://example.com/ is in urlFetchWhitelist, and nothing there is fetched.',
  },
  {
    what: 'a link that no card may open',
    change: { code: '\nvar more = "https://elsewhere.example/page";' },
    says: 'https://elsewhere.example/page is opened and not covered by openLinkUrlPrefixes.',
  },
  {
    what: 'an address in a script of a page',
    change: { page: '<script>var a = "https://a.example";</script>' },
    says: 'more.html: what begins a comment in a script, at "var a = \\"https://a.example\\";"',
  },
  {
    what: 'a template literal in a page',
    change: { page: '<p>//</p><script type="module">f(`a`)</script>' },
    says: 'more.html: a template literal in a script, at "f(`a`)"',
  },
  {
    what: 'a letter in a page that HtmlService may read as another',
    change: { page: '<script>f("é")</script>' },
    says: 'more.html: a letter outside ASCII in a script, at "f(\\"é\\")"',
  },
];
test.each(faults)('$what is found', ({ change, says }) => {
  expect(faultsOf(other(change))).toEqual([says]);
});

test.each(['GUIDE.md', 'listing/LISTING.md'])(
  '%s names every address that is fetched, for customers’ administrators',
  (file) => {
    const text = readFileSync(path.join(root, 'src/deploy', file), 'utf8');
    expect(manifest.urlFetchWhitelist.filter((prefix) => !text.includes(`\`${prefix}\``))).toEqual([]);
  },
);

describe('the program', () => {
  /** What it says of a folder, without ever asking Google: there is no script with this id. */
  function checked(change: (folder: string) => void): {
    readonly code: number | null;
    readonly said: string;
    readonly json: string;
  } {
    const work = mkdtempSync(path.join(tmpdir(), 'checks-'));
    const folder = path.join(work, 'dist');
    cpSync(path.join(root, 'dist'), folder, { recursive: true });
    change(folder);
    const config = path.join(work, '.deploy.json');
    writeFileSync(config, JSON.stringify({ staging: { scriptId: 'x'.repeat(57) } }));
    const program = path.join(root, 'lib/deploy/deploy.js');
    const args = [program, '--config', config, '--folder', folder, '--skip-tests', '--json'];
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { code: status, said: stderr, json: stdout };
  }

  test('refuses a bundle that is too large', () => {
    const { code, said, json } = checked((folder) => {
      writeFileSync(path.join(folder, 'More.js'), `var text = '${'x'.repeat(largestBundle)}';`);
    });
    expect([code, said]).toEqual([
      2,
      expect.stringMatching(`More\\.js has \\d+ bytes; ${largestBundle} are allowed\\.`),
    ]);
    expect(JSON.parse(json)).toMatchObject({
      outcome: 'failed',
      code: 2,
      next: [expect.stringContaining('Correct these')],
    });
  });

  test('refuses an add-on whose cards don’t open', () => {
    const { code, said } = checked((folder) => {
      writeFileSync(
        path.join(folder, 'Zebra.js'),
        'function onItemsSelected() { return CardService.newTextParagraph(); }',
      );
    });
    expect([code, said]).toEqual([2, expect.stringContaining('✗ cards and pages open in the emulator')]);
    expect(said).toContain('a mockup: ');
  });

  test.each(['deploy', 'setup'])('%s helps with examples', (name) => {
    const program = path.join(root, 'lib/deploy', `${name}.js`);
    const { status, stdout } = spawnSync(process.execPath, [program, '--help'], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('Examples:')]);
  });

  test('without a script says how to make one', () => {
    const config = path.join(mkdtempSync(path.join(tmpdir(), 'checks-')), '.deploy.json');
    const program = path.join(root, 'lib/deploy/deploy.js');
    const { status, stderr } = spawnSync(process.execPath, [program, '--config', config], { encoding: 'utf8' });
    expect([status, stderr.match(/^→ .*$/gm)]).toEqual([
      2,
      [
        expect.stringContaining('https://script.google.com/create'),
        '→ Then: npm run deploy -- staging --script-id SCRIPT_ID',
      ],
    ]);
  });
});
