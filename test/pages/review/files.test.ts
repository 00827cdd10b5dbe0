// The page and the command on the same files, each with a world of its own that began alike: what they say of every line,
// what they would do and what they do. The page in a real browser, the command as it was built.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { type CsvFault, decodeCsv } from '../../../src/contract/csv';
import { reviewEnglish } from '../../../src/messages/review.en';
import { createWords, fileFaultWords } from '../../../src/pages/review/words';
import { admin, deploy, type Environment, jsonLines, signedInAs } from '../../admin/command';
import { type SampleWorld, startSampleWorld } from '../../sample-world';
import { type ScriptApi, startScriptApi } from '../../script-api';
import { windowsOfSuite } from '../suite';
import { reviewIn } from './harness';

const open = reviewIn(windowsOfSuite());
let ofPage: SampleWorld;
let ofCommand: SampleWorld;
let api: ScriptApi;
let page: Page;

beforeEach(async () => {
  [ofPage, ofCommand] = await Promise.all([startSampleWorld(), startSampleWorld()]);
  api = await startScriptApi({ emulator: ofCommand.emulator });
  await deploy(api, ofCommand.emulator.world.defaultAccountId());
  ({ page } = await open(ofPage, 'vera'));
  await page.getByText(/^\d+ rows of \d+$/).waitFor();
});
afterEach(() => api.close());

/** As people save a file: with or without a mark, in the wide encoding of spreadsheets, or in one of before. */
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'Windows-1252': (text) => Buffer.from(text, 'latin1'),
};

const quoted = (cell: string): string => `"${cell.replace(/"/g, '""')}"`;
const cellIn = (separator: string, cell: string): string =>
  /["\n\r]/.test(cell) || cell.includes(separator) ? quoted(cell) : cell;

/** A file of such columns: mostly right, sometimes with a column too many, one twice, cells too many or a quote left open. */
function fileOf(columns: readonly string[], row: fc.Arbitrary<readonly string[]>): fc.Arbitrary<Buffer> {
  return fc
    .record({
      rows: fc.array(row, { minLength: 2, maxLength: 6 }),
      separator: fc.constantFrom(',', ';', '\t'),
      lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
      begins: fc.constantFrom('', '', 'sep=\n', '\n'),
      heading: fc.constantFrom<readonly string[]>([], [], [], ['colour'], columns.slice(0, 1)),
      ends: fc.constantFrom('', '', '\n', '\n\n"never closed'),
      surplus: fc.boolean(),
      encoding: fc.constantFrom(...Object.keys(encodings)),
    })
    .map(({ rows, separator, lineBreak, begins, heading, ends, surplus, encoding }) => {
      const lines = [
        [...columns, ...heading],
        ...rows.map((cells, at) => (surplus && at === 1 ? [...cells, '', 'x'] : cells)),
      ];
      const text = lines.map((cells) => cells.map((cell) => cellIn(separator, cell)).join(separator)).join('\n') + ends;
      const begun = begins.replace('sep=', `sep=${separator}`) + text;
      return encodings[encoding]?.(begun.replace(/\n/g, lineBreak)) ?? Buffer.from(begun);
    });
}

const day = fc.constantFrom('2026-03-01', '2026-04-30', '2026-02-30', '1.3.2026', '2026-13-01', '45717');
const email = fc.constantFrom('new@acme.example', 'zoë@acme.example', 'nobody', 'a@b', 'mailto:kim@acme.example');
const note = fc.constantFrom('', 'Prüfung für Zoë', 'say "yes"', 'two\nlines', '=1+1', 'x'.repeat(1001));
const licenses = fileOf(
  ['license', 'organisation', 'seats', 'billing', 'started', 'holders', 'note'],
  fc.tuple(
    fc.constantFrom('bought-1', 'bought-2', 'bought-3', 'plan-fay', 'plan fay', ''),
    fc.constant('acme'),
    fc.constantFrom('1', '1', '2', '0', '1e3', '1,000', '6.0'),
    fc.constantFrom('yearly', 'Monthly', 'weekly'),
    day,
    email,
    note,
  ),
);
const releases = fileOf(
  ['action', 'account', 'license'],
  fc.tuple(
    fc.constantFrom('release', 'release', 'RELEASE', 'relase'),
    fc.constantFrom('cem@acme.example', 'dina@acme.example', 'gia@acme.example', 'zoë@acme.example', '', 'Cem'),
    fc.constantFrom('plan-design', 'plan-design', 'sub-gia', 'plan design', 'plan-none', ''),
  ),
);

/** A line, and what is said of it. */
type Told = readonly [line: number, outcome: string, words: string];

const words = createWords('en-US');

/** How the page calls an outcome of the command. */
const fates: Readonly<Record<string, string>> = {
  imported: reviewEnglish['fate.accepted'],
  changed: reviewEnglish['fate.accepted'],
  unchanged: reviewEnglish['fate.already'],
};

async function byPage(): Promise<readonly Told[]> {
  const rows = page.getByRole('table', { name: 'Lines of the file' }).locator('.body .row');
  const told = await rows.evaluateAll((all) =>
    all.map((row) => ['.number', '.fate strong', '.fate'].map((cell) => row.querySelector(cell)?.textContent ?? '')),
  );
  return told.map(([line = '', fate = '', whole = '']) => [Number(line), fate, whole.slice(fate.length).trim()]);
}

interface Line {
  readonly line: number;
  readonly outcome: string;
  readonly faults?: readonly CsvFault[];
  readonly fault?: string;
  readonly detail?: string;
}

/** What the command says of each line, as the page words it. Of what the rules say, that they refuse is enough. */
function byCommand(stdout: string): readonly Told[] {
  return (jsonLines(stdout) as unknown as readonly Line[]).map(({ line, outcome, faults, fault, detail = '' }) => [
    line,
    fates[outcome] ?? reviewEnglish['fate.refused'],
    faults !== undefined
      ? faults.map((one) => fileFaultWords(one, words)).join(' ')
      : fault !== undefined
        ? words(`row.${fault}` as 'row.not-an-id', { detail })
        : '',
  ]);
}

/** Without what only one of them says: the rules in words, and what spaces become. */
const comparable = (told: readonly Told[], isWorded: (line: number) => boolean): readonly Told[] =>
  [...told]
    .sort(([one], [other]) => one - other)
    .map(([line, fate, said]) => [line, fate, isWorded(line) ? said.replace(/\s+/g, ' ').trim() : '']);

const kinds = [
  { kind: 'Licenses bought', files: licenses, command: (file: string) => ['import', file], who: 'vera' },
  { kind: 'Changes', files: releases, command: (file: string) => ['release', '--file', file], who: 'vera' },
] as const;

test.each(kinds)(
  '$kind: each line is answered alike, before and after',
  async ({ kind, files, command, who }) => {
    const env: Environment = signedInAs(api, ofCommand.idOf(who));
    const folder = mkdtempSync(path.join(tmpdir(), 'files-'));
    await page.getByRole('navigation').getByRole('button', { name: 'Many at once' }).click();
    await page.getByRole('button', { name: kind }).click();
    const met = new Set<string>();
    for (const [at, bytes] of twiceEach([oldLetters, ...fc.sample(files, { numRuns: 8, seed: 20260615 })]).entries()) {
      const file = path.join(folder, `${at}.csv`);
      writeFileSync(file, bytes);
      const tried = await admin([...command(file), '--dry-run', '--skip-refused', '--json'], env);
      await page.locator('input[type=file]').setInputFiles({ name: `${at}.csv`, mimeType: 'text/csv', buffer: bytes });
      const decoded = decodeCsv(bytes);
      if ('fault' in decoded) {
        const { line } = decoded.fault;
        const said = fileFaultWords(decoded.fault, words);
        await page.getByRole('alert').getByText(`Line ${line}: ${said}`).waitFor();
        expect(tried.stderr).toContain(`line ${line}: ${said}`);
        met.add('encoding');
        continue;
      }
      // The file is read while the page goes on.
      const text = decoded.text.replace(/\r\n?/g, '\n');
      await page.waitForFunction((read) => document.querySelector('textarea')?.value === read, text);
      await page.getByRole('button', { name: 'Check every line' }).click();
      if (tried.stdout === '') {
        // No table at all: told with its lines, and nothing is done.
        await page.getByRole('button', { name: 'Back to the file' }).waitFor();
        const told = await byPage();
        expect(told.length).toBeGreaterThan(0);
        for (const [line, , said] of told) {
          // The command takes more columns: those that it prints itself.
          expect(tried.stderr).toContain(`line ${line}: ${said.replace(/ The columns are: .*/, '')}`);
        }
        met.add('no table');
        await page.getByRole('button', { name: 'Back to the file' }).click();
        continue;
      }
      await page.getByText(/^Nothing has been written yet/).waitFor();
      const lines = jsonLines(tried.stdout) as unknown as readonly Line[];
      const isWorded = (line: number): boolean =>
        lines.some((one) => one.line === line && (one.faults !== undefined || one.fault !== undefined));
      const seen = await byPage();
      expect(comparable(seen, isWorded)).toEqual(comparable(byCommand(tried.stdout), isWorded));
      for (const [, fate] of seen) met.add(fate);

      await admin([...command(file), '--skip-refused', '--json'], env);
      const carryOut = page.getByRole('button', { name: /^Carry out/ });
      if (await carryOut.isEnabled()) {
        await carryOut.click();
        await page.getByText(/lines? (is|are) done\.$/).waitFor();
        await page.getByRole('button', { name: 'Another file' }).click();
      } else await page.getByRole('button', { name: 'Back to the file' }).click();
    }
    // All that there is to meet was met, and both worlds hold the same.
    const { 'fate.accepted': accepted, 'fate.already': already, 'fate.refused': refused } = reviewEnglish;
    expect([...met].sort()).toEqual([accepted, already, 'encoding', 'no table', refused].sort());
    expect(licensesOf(ofPage)).toEqual(licensesOf(ofCommand));
  },
  240_000,
);

/** Saved by an old spreadsheet, so that nobody knows whose letters it has. */
const oldLetters = Buffer.from('license,action,note\nplan-fay,note,Prüfung', 'latin1');

/** Each twice: the second time it is so already. */
const twiceEach = (files: readonly Buffer[]): readonly Buffer[] => files.flatMap((file) => [file, file]);

/** The licenses that are stored, without the milliseconds in which each world was changed. */
function licensesOf({ emulator }: SampleWorld): readonly unknown[] {
  return Object.entries(emulator.world.scriptProperties())
    .filter(([key]) => key.startsWith('license/'))
    .map(([key, text]) => [key, text.replace(/\b\d{13}\b/g, 'today')])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
}
