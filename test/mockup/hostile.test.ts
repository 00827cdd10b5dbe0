// Projects whose database would run statements of its own: they are told apart by what SQLite says, neither read nor written,
// and never make anybody wait.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readBmpr } from '../../src/mockup/bmpr';
import { editBmpr } from './edit/whole';
import { readTables } from '../../src/mockup/tables';
import { mockupData, openDatabase } from './database';

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
