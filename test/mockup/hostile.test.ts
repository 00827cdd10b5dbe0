// Projects whose database would run statements of its own: they are told apart by what SQLite says, neither read nor written,
// and never make anybody wait.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readingBmml } from '../../src/mockup/bmml';
import { readBmpr, readingBmpr } from '../../src/mockup/bmpr';
import { writingRows } from '../../src/mockup/edit/rows';
import { deepestGroup, longestSingle, mostControls, mostControlsInAll } from '../../src/mockup/limits';
import type { Steps } from '../../src/mockup/steps';
import { editBmpr } from './edit/whole';
import { mostRows, readingTables, readTables } from '../../src/mockup/tables';
import { isSoonOpened } from '../../src/mockup/opening';
import { mockupData, openDatabase, tablesOf } from './database';
import { bmml } from './fixtures';
import { forged } from './forged';

const table = 'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT, PRIMARY KEY (ID, BRANCHID))';
const withColumn = (column: string): string => table.replace('DATA TEXT', column);
const endless = 'instr(hex(zeroblob(40000000)), hex(zeroblob(4000000)) || 1)';

const schemas: readonly (readonly [string, string])[] = [
  [
    'a view instead of the table',
    'CREATE VIEW RESOURCES AS WITH RECURSIVE n(ID) AS (SELECT 1 UNION ALL SELECT ID FROM n) SELECT ID FROM n',
  ],
  ['a view beside it', `${table}; CREATE VIEW v AS SELECT 1`],
  ['a trigger', `${table}; CREATE TRIGGER t AFTER UPDATE ON RESOURCES BEGIN DELETE FROM RESOURCES; END`],
  ['a virtual table', 'CREATE VIRTUAL TABLE RESOURCES USING fts3(ID, BRANCHID, ATTRIBUTES, DATA)'],
  ['a virtual table beside it', `${table}; CREATE VIRTUAL TABLE v USING fts4(a)`],
  ['a computed column', withColumn(`DATA TEXT AS (${endless})`)],
  ['a computed column behind a comment', withColumn(`DATA TEXT AS/**/(${endless})`)],
  ['a computed column in other words', withColumn(`DATA TEXT GENERATED ALWAYS\nAS\n(${endless}) VIRTUAL`)],
  ['a computed column that is stored', withColumn(`DATA TEXT AS(${endless}) STORED`)],
  ['a computed column that nobody asks for', withColumn(`DATA TEXT, MORE TEXT AS (${endless})`)],
  ['a CHECK constraint of a column', withColumn(`DATA TEXT CHECK (${endless} >= 0)`)],
  ['a CHECK constraint of the table', withColumn(`DATA TEXT, CONSTRAINT c CHECK/**/(${endless} >= 0)`)],
  ['an index of an expression', `${table}; CREATE INDEX i ON RESOURCES (${endless.replace('1)', 'DATA)')})`],
  ['an index of some rows', `${table}; CREATE INDEX i ON RESOURCES (DATA) WHERE length(DATA) > 9`],
  ['a computed column in another table', `${table}; CREATE TABLE INFO (NAME TEXT, VALUE TEXT AS (${endless}))`],
  [
    'more tables than can be looked at',
    [table, ...Array.from({ length: 300 }, (_, at) => `CREATE TABLE t${at} (a)`)].join(';'),
  ],
];

const rename = { kind: 'rename', mockup: { id: 'm', branch: 'Master' }, name: 'x' } as const;

describe('a project with', () => {
  it.each(schemas)('%s is neither read nor written', async (_, sql) => {
    const database = await openDatabase();
    database.run(sql);
    const tables = readTables(database);
    expect(tables).toMatchObject({ info: [], resources: [], hasResources: false, hasCode: true });
    expect(readBmpr(tables)).toEqual({ ok: false, problem: { kind: 'has-code' } });
    expect(editBmpr(database, [rename])).toEqual({ ok: false, why: 'has-code' });
    database.close();
  });

  it.each([
    ['the usual tables', table],
    ['names in lower case', table.toLowerCase()],
    ['tables without numbers for rows', `${table} WITHOUT ROWID`],
    ['strict tables', `${table} STRICT`],
    ['words in it that code is made of', withColumn(`DATA TEXT DEFAULT 'CHECK (1) AS (2)' /* AS (x), CHECK (y) */`)],
    ['an index of its columns', `${table}; CREATE UNIQUE INDEX i ON RESOURCES (BRANCHID, ID)`],
    ['values for columns that are left out', withColumn(`DATA TEXT DEFAULT (hex(zeroblob(9)))`)],
    ['a table of its editor’s', `${table}; CREATE TABLE "a ""b""" (c INTEGER PRIMARY KEY AUTOINCREMENT)`],
  ])('%s is read and written', async (_, sql) => {
    const database = await openDatabase();
    database.run(sql);
    database.run('INSERT INTO RESOURCES VALUES (?, ?, ?, ?)', ['m', 'Master', '{"kind":"mockup"}', mockupData([])]);
    expect(readBmpr(readTables(database))).toMatchObject({ ok: true, warnings: [] });
    expect(editBmpr(database, [rename])).toMatchObject({ ok: true });
    expect(readBmpr(readTables(database))).toMatchObject({ scene: { mockups: [{ name: 'x' }] } });
    database.close();
  });
});

const cases = path.join(__dirname, '../../../shared/cases/hostile');
const files = existsSync(cases) ? readdirSync(cases).filter((name) => name.endsWith('.bmpr')) : [];
const those = files.length > 0 ? it.each(files) : it.skip.each(['(../shared/cases/hostile is not there)']);

describe('files that were made to freeze the page', () => {
  those('%s is refused at once', async (name) => {
    const database = await openDatabase(readFileSync(path.join(cases, name)));
    const began = process.cpuUsage().user;
    expect(readBmpr(readTables(database))).toEqual({ ok: false, problem: { kind: 'has-code' } });
    // It would go on for minutes.
    expect(process.cpuUsage().user - began).toBeLessThan(2_000_000);
    database.close();
  });
});

/** What the work comes to, and the seconds of processor time that its longest step takes. */
function stepped<Result>(steps: Steps<Result>): { readonly result: Result; readonly longest: number } {
  for (let longest = 0; ;) {
    const began = process.cpuUsage();
    const step = steps.next();
    const { user, system } = process.cpuUsage(began);
    longest = Math.max(longest, (user + system) / 1e6);
    if (step.done) return { result: step.value, longest };
  }
}

describe('a forged database with', () => {
  it.each(Object.entries({ ...forged.endless, ...forged.refused }))('%s is not opened', async (_, make) => {
    const bytes = await make();
    const began = process.cpuUsage().user;
    expect(isSoonOpened(bytes)).toBe(false);
    expect(process.cpuUsage().user - began).toBeLessThan(500_000);
  });

  it.each(Object.entries(forged.opened))('%s is read in moments, and not written to', async (_, make) => {
    const bytes = await make();
    expect(isSoonOpened(bytes)).toBe(true);
    const database = await openDatabase(bytes);
    const { result, longest } = stepped(readingTables(database));
    expect(result.isDamaged || result.resources.length === mostRows).toBe(true);
    const change = { table: 'RESOURCES', key: ['m', 'Master'], values: { DATA: 'y' } } as const;
    const written = stepped(writingRows(database, [change]));
    expect(written.result).toEqual({ ok: false, why: 'damaged' });
    expect(Math.max(longest, written.longest)).toBeLessThan(3);
    database.close();
  });
});

/** As many of this as a single mockup may be long. */
const full = (part: string): string => bmml(part.repeat(Math.floor((longestSingle - 1000) / part.length)));

const group = (id: string, symbol: string): object => ({
  ID: id,
  typeID: '__group__',
  children: {
    controls: {
      control: Array.from({ length: 8 }, (_, at) => ({
        ID: String(at),
        typeID: 'Component',
        properties: { src: { ID: 'library', Anchor: symbol } },
      })),
    },
  },
});

/** Symbols of eight symbols each, far more than any drawing may hold. */
const library = mockupData(Array.from({ length: deepestGroup }, (_, at) => group(String(at), String(at + 1))));
const manySymbols = tablesOf({
  resources: [
    ...Array.from(
      { length: 60 },
      (_, at) => [`m${at}`, 'Master', { kind: 'mockup' }, mockupData([group('g', '0')])] as const,
    ),
    ['library', 'Master', { kind: 'symbolLibrary' }, library],
  ],
});

describe('where the page reads a file itself, it can look up after a moment, whatever the file holds:', () => {
  it.each([
    ['tags', full('<a b="c"/>')],
    ['attributes', `<mockup ${Array.from({ length: 150_000 }, (_, at) => `a${at}=""`).join(' ')}></mockup>`],
    ['ampersands', full('&amp;')],
    ['comments', full('<!---->')],
    ['controls', full('<control controlID="1" controlTypeID="Button"/>')],
    ['what breaks off', full('<control controlID="1" controlTypeID="Button"/>').slice(0, -20)],
  ])('a single mockup full of %s', (_, text) => {
    expect(stepped(readingBmml(text, new Map())).longest).toBeLessThan(5);
  });

  it('a single mockup full of symbols, of a file full of symbols', () => {
    const used = full(
      '<control controlID="1" controlTypeID="Component"><controlProperties><src>./s.bmml#last</src></controlProperties></control>',
    );
    const made = full(
      '<control controlID="1" controlTypeID="__group__"><controlProperties><controlName>other</controlName></controlProperties></control>',
    );
    const { result, longest } = stepped(readingBmml(used, new Map([['s.bmml', made]])));
    expect(result).toMatchObject({ ok: true });
    expect(longest).toBeLessThan(5);
  });

  it('a project full of symbols in symbols, which ends at as many controls as are drawn', () => {
    const { result, longest } = stepped(readingBmpr(manySymbols));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.scene.mockups.length).toBe(Math.floor(mostControlsInAll / (mostControls + 1)));
    expect(result.ok && result.warnings).toContainEqual({ kind: 'too-many-controls', limit: mostControlsInAll });
    expect(longest).toBeLessThan(5);
  });

  it('a damaged project that gives one long text for every row', () => {
    const text = 'x'.repeat(1_000_000);
    const port = (sql: string) => {
      let left = sql.startsWith('SELECT type')
        ? 1
        : sql.includes('table_xinfo')
          ? 4
          : sql.startsWith('SELECT ID')
            ? 1e9
            : 0;
      return {
        step: () => left-- > 0,
        get: () =>
          sql.startsWith('SELECT type')
            ? ['table', 'RESOURCES', 2]
            : sql.includes('table_xinfo')
              ? [0, ['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA'][3 - left], 'TEXT', 0, null, 0, 0]
              : ['id', '', '', text],
        free: () => undefined,
      };
    };
    const { result } = stepped(readingTables({ prepare: port }));
    expect(result).toMatchObject({ isDamaged: true, hasResources: true });
    expect(result.resources.length).toBeLessThan(20);
  });

  it('a project of more rows than are read, which is not written to', async () => {
    const database = await openDatabase();
    database.run(table.replace(', PRIMARY KEY (ID, BRANCHID)', ''));
    database.run(
      `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT ${mostRows + 1}) INSERT INTO RESOURCES SELECT x, 'Master', '{}', '' FROM n`,
    );
    const change = { table: 'RESOURCES', key: ['1', 'Master'], values: { DATA: 'y' } } as const;
    expect(stepped(writingRows(database, [change])).result).toEqual({ ok: false, why: 'damaged' });
    database.run("DELETE FROM RESOURCES WHERE ID = '2'");
    expect(stepped(writingRows(database, [change])).result).toMatchObject({ ok: true });
    database.close();
  });
});
