// One reader of CSV for page and command: what is wrong is told with its place, and what is right is read as it is meant.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Refusal } from '../../src/admin/failure';
import { faultWords, linesOf } from '../../src/admin/importing/lines';
import { type CsvFile, decodeCsv, readCsv } from '../../src/contract/csv';
import { csvLines } from '../../src/contract/csv-writing';
import { changesToCsv } from '../../src/contract/exports';
import { readChanges, readImport, sampleOf } from '../../src/contract/license-files';
import type { LicenseChange } from '../../src/contract/review';
import { createWords, fileFaultWords } from '../../src/pages/review/words';
import { root } from '../emulator';

const cases = path.join(root, '../shared/cases/csv');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What is told of a file, a line each: `line code column value`. */
function told<Asked>(bytes: Uint8Array, read: (text: string) => CsvFile<Asked>): readonly string[] {
  const decoded = decodeCsv(bytes);
  const { faults, lines } = 'fault' in decoded ? { faults: [decoded.fault], lines: [] } : read(decoded.text);
  return [
    ...[...faults, ...lines.flatMap((line) => line.faults)].map(({ line, code, column = '', value = '' }) =>
      `${line} ${code} ${column} ${code.endsWith('column') ? '' : value}`.trim(),
    ),
    ...lines.filter(({ asked }) => asked !== undefined).map(({ line }) => `${line} read`),
  ];
}

const oneLicense = (): readonly string[] => ['plan-fay'];
const toldOfChanges = (bytes: Uint8Array): readonly string[] => told(bytes, (text) => readChanges(text, oneLicense));
const toldOfImport = (bytes: Uint8Array): readonly string[] => told(bytes, readImport);
const heading = 'license,seats,billing,started';

describe('of changes', () => {
  test.each<readonly [what: string, file: string, told: readonly string[]]>([
    [
      'blank lines count',
      '\naction,account\n\n\nrelease,a@x.example\n,\nrelase,a@x.example',
      ['7 not-an-action action relase', '5 read'],
    ],
    [
      'line breaks in quotes count',
      'action,license,note\nnote,p,"a\r\nb"\r\nrelase,p,',
      ['4 not-an-action action relase', '2 read'],
    ],
    ['old Macs’ line breaks count', 'action,license\rcancel,p\rstop,p', ['3 not-an-action action stop', '2 read']],
    ['semicolons part cells', 'action;account\nrelease;a@x.example', ['2 read']],
    ['tabs part cells', 'action\taccount\nrelease\ta@x.example', ['2 read']],
    [
      'a first line says what parts cells',
      'sep=|\r\naction|account\r\nrelease|a@x.example\r\nstop|',
      ['4 not-an-action action stop', '3 read'],
    ],
    ['a quote that is never closed', 'action,note\nnote,"never\ncancel,', ['2 unclosed-quote']],
    ['text after a quote', 'action,license\ncancel,"plan"x', ['2 text-after-quote']],
    ['an unknown column', 'action,email\nrelease,a@x.example', ['1 unknown-column email']],
    ['a column twice', 'action,account,Account\nrelease,a@x.example,b@x.example', ['1 doubled-column account']],
    ['no column that is needed', 'account\na@x.example', ['1 no-column action']],
    ['nothing', '\n \n', ['1 no-rows']],
    ['a heading alone', '\naction,account\n', ['2 no-rows']],
    [
      'a cell under no heading',
      'action,license,\ncancel,a,\ncancel,a,b\ncancel,a,,c',
      ['3 surplus-cell  b', '4 surplus-cell  c', '2 read'],
    ],
    ['a lost letter', 'action,license,note\nnote,p,Zo\ufffd', ['2 unreadable-letter note Zo\ufffd']],
    [
      'numbers that are none',
      [
        'action,license,seats',
        ...['1e3', '0x10', '6.0', '+7', '0', '100001', '7'].map((seats) => `upgrade,p,${seats}`),
      ].join('\n'),
      [
        ...['1e3', '0x10', '6.0', '+7', '0', '100001'].map((seats, at) => `${at + 2} not-seats seats ${seats}`),
        '8 read',
      ],
    ],
    ['an id that is none', 'action,license\ncancel,plan fay', ['2 not-an-id license plan fay']],
    ['a note that is too long', `action,license,note\nnote,p,${'x'.repeat(1001)}`, ['2 too-long note']],
    [
      'all faults of a line',
      'action,account,license\ntransfer,nobody,plan fay',
      ['2 not-an-address to', '2 not-an-id license plan fay'],
    ],
    ['somebody who was mistyped and is to go', 'action,account,license\nrelease,ana@acme..example,p', ['2 read']],
    ['nobody who is to go', 'action,license\nrelease,p', ['2 not-an-address account']],
    ['a guarded cell', "action,license,note\nnote,p,'=1+1", ['2 read']],
  ])('%s', (_, file, expected) => {
    expect(toldOfChanges(bytesOf(file))).toEqual(expected);
  });

  test('a license that the account does not tell alone has to be named', () => {
    const file = 'action,account\nrelease,a@x.example';
    expect(told(bytesOf(file), (text) => readChanges(text, () => []))).toEqual(['2 no-license license']);
    expect(told(bytesOf(file), (text) => readChanges(text, () => ['one', 'two']))).toEqual([
      '2 several-licenses license one, two',
    ]);
  });
});

describe('of licenses bought', () => {
  test.each<readonly [what: string, lines: readonly string[], told: readonly string[]]>([
    [
      'days that are none',
      [
        'a,1,yearly,2026-02-30',
        'b,1,yearly,2026-3-1',
        'c,1,yearly,2026-03-01 00:00:00',
        'd,1,yearly,45717',
        'e,1,yearly,2026-02-30T10:00Z',
      ],
      [
        '2 not-a-day started 2026-02-30',
        '3 not-a-day started 2026-3-1',
        '4 not-a-day started 2026-03-01 00:00:00',
        '5 not-a-day started 45717',
        '6 not-a-day started 2026-02-30T10:00Z',
      ],
    ],
    ['instants', ['a,1,Yearly,2026-02-28T10:00:00Z', 'b,1,yearly,2026-02-28T23:00-05:00'], ['2 read', '3 read']],
    ['a license twice', ['a,1,yearly,2026-03-01', 'a,1,yearly,2026-03-01'], ['3 repeated license 2', '2 read']],
    [
      'a license twice, otherwise',
      ['a,1,yearly,2026-03-01', 'a,2,yearly,2026-03-01', 'b,1,yearly,2026-03-01'],
      ['2 other-line  3', '3 differs seats 2', '4 read'],
    ],
    ['no license', [',1,yearly,2026-03-01'], ['2 no-license license']],
    ['a billing that is none', ['a,1,weekly,2026-03-01'], ['2 not-billing billing weekly']],
  ])('%s', (_, lines, expected) => {
    expect(toldOfImport(bytesOf([heading, ...lines].join('\r\n')))).toEqual(expected);
  });

  test('a line for each seat says who has it, and may leave out what was said', () => {
    const file = [
      `${heading},holders,administrators`,
      'p,3,yearly,2026-03-01,a@x.example,a@x.example',
      'q,1,yearly,2026-03-01,q@x.example,',
      'p,3,yearly,2026-03-01,b@x.example,a@x.example',
      'p,,,,c@x.example,',
    ].join('\n');
    expect(
      readImport(file).lines.map(({ line, asked }) => [line, asked?.licenseId, asked?.holders, asked?.administrators]),
    ).toEqual([
      [2, 'p', ['a@x.example', 'b@x.example', 'c@x.example'], ['a@x.example']],
      [3, 'q', ['q@x.example'], []],
    ]);
  });

  test('columns may stand in any order', () => {
    const file =
      'note,started,billing,seats,license,holders\n"a ""b""",2026-03-01,monthly,2,p,"a@x.example; b@x.example"';
    expect(readImport(file).lines[0]?.asked).toEqual({
      licenseId: 'p',
      seats: 2,
      billing: 'monthly',
      startedAt: Date.UTC(2026, 2, 1),
      holders: ['a@x.example', 'b@x.example'],
      administrators: [],
      note: 'a "b"',
    });
  });
});

describe('the encoding', () => {
  const file = 'action,license,note\r\nnote,plan-fay,Prüfung für Zoë 🎨';
  const utf16 = (isLittle: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${file}`, 'utf16le');
    return isLittle ? bytes : bytes.swap16();
  };

  test.each([
    ['UTF-8', bytesOf(file)],
    ['UTF-8 with its mark', bytesOf(`\ufeff${file}`)],
    ['UTF-16, little end first', utf16(true)],
    ['UTF-16, big end first', utf16(false)],
  ])('of %s is known', (_, bytes) => {
    expect(decodeCsv(bytes)).toEqual({ text: file });
  });

  test.each([
    ['Windows-1252', Buffer.from(file.slice(0, 40), 'latin1')],
    ['UTF-16 without its mark', Buffer.from(file, 'utf16le')],
  ])('of %s is told', (_, bytes) => {
    expect(decodeCsv(bytes)).toMatchObject({ fault: { code: 'encoding' } });
  });

  test.each([
    ['.xlsx', '504b030414000600'],
    ['.xls', 'd0cf11e0a1b11ae1'],
  ])('is none of a workbook (%s), which is told', (_, hex) => {
    expect(toldOfImport(Buffer.from(hex, 'hex'))).toEqual(['1 workbook']);
  });

  test('is told with the line where it is met', () => {
    expect(toldOfChanges(Buffer.from('action,note\n\nnote,Pr\xfcfung', 'latin1'))).toEqual(['3 encoding']);
  });
});

test('a heading that is refused names each column that there is once', () => {
  const { faults } = readChanges('account,email\na@x.example,', oneLicense, { action: 'release' });
  const columns = faults[0]?.value?.split(', ') ?? [];
  expect(columns).toContain('account');
  expect(columns).toEqual([...new Set(columns)]);
});

const text = fc.string({ unit: fc.constantFrom(...'ab"\',;\t=+-@ \n|ü＝'.split('')), maxLength: 8 });
const trimmed = text.map((cell) => cell.trim().replace(/\s*\n\s*/g, '\n'));

test('what is written is read again, whatever is in it', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(trimmed, trimmed), { minLength: 1, maxLength: 5 }), (rows) => {
      const { faults, lines } = readCsv(
        csvLines([['one', 'two'], ...rows]),
        { needed: ['one', 'two'], others: [] },
        ({ cell }) => [cell('one'), cell('two')],
      );
      const filled = rows.filter((row) => row.some((cell) => cell !== ''));
      expect(faults.map(({ code }) => code)).toEqual(filled.length === 0 ? ['no-rows'] : []);
      expect(lines.map(({ asked }) => asked)).toEqual(filled);
    }),
  );
});

test('no cell that is written is run by a spreadsheet', () => {
  fc.assert(
    fc.property(fc.constantFrom(...'=+-@＝＋－＠\t\r'.split('')), text, (sign, rest) => {
      expect(csvLines([[sign + rest]])).toMatch(/^"?'/);
    }),
  );
});

const email = fc.constantFrom('a@x.example', 'b@x.example', 'ü@x.example').map((address) => ({ email: address }));
const change: fc.Arbitrary<LicenseChange> = fc.record({
  licenseId: fc.constantFrom('plan-1', 'sub:2'),
  wanted: fc.oneof(
    fc.record({ action: fc.constantFrom('assign', 'release'), account: email }),
    fc.record({ action: fc.constant('transfer'), from: email, to: email }),
    fc.record({ action: fc.constantFrom('upgrade', 'downgrade'), seats: fc.integer({ min: 1, max: 100_000 }) }),
    fc.record({ action: fc.constantFrom('cancel', 'restart') }),
    fc.record({ action: fc.constant('change-billing'), billing: fc.constantFrom('monthly', 'yearly') }),
    fc.record({ action: fc.constant('note'), note: trimmed }),
  ),
});

test('samples are read without a fault, and hold each kind', () => {
  const [changes, licenses] = [readChanges(sampleOf('changes'), oneLicense), readImport(sampleOf('import'))];
  expect([changes, licenses].map(({ faults, lines }) => [faults, lines.flatMap((line) => line.faults)])).toEqual([
    [[], []],
    [[], []],
  ]);
  expect(new Set(changes.lines.map(({ asked }) => asked?.wanted.action)).size).toBe(11);
  expect(licenses.lines.map(({ asked }) => asked?.holders.length)).toEqual([1, 2, 2]);
});

test('changes that are written are read again', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
      const { lines } = readChanges(changesToCsv(changes), () => []);
      expect(lines.map(({ asked }) => asked)).toEqual(changes);
    }),
  );
});

/** Files as people make them: any separator, line break and quoting, with cells that are right or wrong. */
const cell = fc.oneof(
  fc.constantFrom('plan-1', '3', 'yearly', '2026-03-01', '2026-02-31', 'a@x.example', '1e3', 'x'.repeat(1001), ''),
  text,
);
const file = fc
  .record({
    heading: fc.shuffledSubarray(['license', 'seats', 'billing', 'started', 'note', 'holders', 'seat', 'seats']),
    rows: fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 5 }),
    separator: fc.constantFrom(',', ';', '\t'),
    lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\ufeff', 'sep=;\n'),
  })
  .map(({ heading: titles, rows, separator, lineBreak, mark }) =>
    bytesOf(mark + [titles, ...rows].map((cells) => cells.join(separator)).join(lineBreak)),
  );

/** What a reader of the page is told of a file, with the line. */
function saidByPage(bytes: Uint8Array): readonly string[] {
  const decoded = decodeCsv(bytes);
  const { faults, lines } = 'fault' in decoded ? { faults: [decoded.fault], lines: [] } : readImport(decoded.text);
  const words = createWords('en-US');
  return [...faults, ...lines.flatMap((line) => line.faults)].map(
    (fault) => `line ${fault.line}: ${fileFaultWords(fault, words)}`,
  );
}

/** What the command says of it. */
function saidByCommand(bytes: Uint8Array): readonly string[] {
  try {
    return linesOf(bytes, 'bought.csv').flatMap(({ faults }) =>
      faults.map((fault) => `line ${fault.line}: ${faultWords(fault)}`),
    );
  } catch (error) {
    return (error as Refusal).reasons.map((reason) => reason.replace('bought.csv, ', ''));
  }
}

const plain = (said: string): string => said.replace(/\s+/g, ' ').trim();

test('page and command say the same of every file, at the same lines', () => {
  fc.assert(
    fc.property(file, (bytes) => {
      expect(saidByCommand(bytes).map(plain)).toEqual(saidByPage(bytes).map(plain));
    }),
  );
});

test('whatever a file holds, every line of it is read or told, and has a number that the file has', () => {
  fc.assert(
    fc.property(file, (bytes) => {
      const content = new TextDecoder().decode(bytes);
      const { faults, lines } = readImport(content);
      const numbers = [...faults, ...lines].map(({ line }) => line);
      expect(Math.min(1, ...numbers)).toBe(1);
      expect(Math.max(1, ...numbers)).toBeLessThanOrEqual(content.split(/\r\n|\r|\n/).length);
      expect(lines.filter(({ asked, faults: own }) => (asked === undefined) !== own.length > 0)).toEqual([]);
    }),
  );
});

const whereCasesAre = existsSync(cases) ? describe : describe.skip;

whereCasesAre('files that people brought (../shared/cases/csv)', () => {
  const bytesIn = (name: string): Uint8Array => readFileSync(path.join(cases, name));

  test.each<readonly [file: string, told: readonly string[]]>([
    ['01-blank-lines.csv', ['3 read', '6 read']],
    ['02-quoted-newline.csv', ['4 not-an-action action relase', '2 read']],
    ['03-sep-line.csv', ['3 read']],
    ['05-windows-1252.csv', ['2 encoding']],
    ['07-header-email.csv', ['1 unknown-column email']],
    ['13-unknown-columns.csv', ['1 unknown-column seat', '1 unknown-column comment']],
    ['16-dup-headers.csv', ['1 doubled-column account']],
    ['18-open-quote.csv', ['2 unclosed-quote']],
    [
      '19-seats.csv',
      [
        ...['1,000', '1e3', '6.0', '0x10', '+7', '100001'].map((seats, at) => `${at + 2} not-seats seats ${seats}`),
        '8 read',
        '9 read',
      ],
    ],
    ['21-comma-in-license.csv', ['2 text-after-quote']],
  ])('changes/%s', (name, expected) => {
    expect(toldOfChanges(bytesIn(`changes/${name}`))).toEqual(expected);
  });

  test.each<readonly [file: string, told: readonly string[]]>([
    [
      'excelday.csv',
      ['2 not-a-day started 2026-03-01 00:00:00', '3 not-a-day started 2026-3-1', '4 not-a-day started 45717'],
    ],
    [
      'faults.csv',
      [
        '3 not-seats seats x',
        '5 not-billing billing weekly',
        '6 not-a-day started 01/03/2026',
        '7 not-a-day started 2026-02-30',
        '16 repeated license 15',
        ...[8, 9, 10, 11, 12, 13, 14, 15, 17].map((line) => `${line} read`),
      ],
    ],
    ['openquote.csv', ['2 unclosed-quote']],
    ['typo.csv', ['1 unknown-column organization', '1 unknown-column holder']],
    ['utf16.csv', ['2 read']],
  ])('licenses/%s', (name, expected) => {
    expect(toldOfImport(bytesIn(`licenses/${name}`))).toEqual(expected);
  });
});
