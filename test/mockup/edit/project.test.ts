// What is changed of a project besides controls: drawings, their order, names, notes, alternates and the trash.
import { describe, expect, it } from '@jest/globals';
import { readBmpr } from '../../../src/mockup/bmpr';
import {
  changed,
  changedRows,
  differenceFrom,
  type ProjectDocument,
  withDifference,
} from '../../../src/mockup/edit/document';
import type { MockupKey, ProjectEdit } from '../../../src/mockup/edit/edits';
import { shownAfter } from '../../../src/mockup/edit/reading';
import { type RowChange, writingRows } from '../../../src/mockup/edit/rows';
import { atOnce } from '../../../src/mockup/steps';
import { readTables } from '../../../src/mockup/tables';
import { openDatabase } from '../database';
import { sceneOf } from '../fixtures';
import { mockupFiles, opened, shownOf } from './documents';
import { findingsIn } from './invariants';

const projects = mockupFiles.filter(([name]) => name.endsWith('.bmpr'));

const key = (id: string, branch = 'Master'): MockupKey => ({ id, branch });
const [fresh, copied] = [key('C0000000-0000-4000-8000-000000000001'), key('C0000000-0000-4000-8000-000000000002')];
const branch = 'D0000000-0000-4000-8000-000000000001';

/** Names of the drawings as a reader lists them, alternates in brackets. */
const names = ({ tables }: ProjectDocument): readonly string[] =>
  sceneOf(readBmpr(tables)).mockups.map(({ name, alternate }) =>
    alternate === undefined ? name : `${name} (${alternate})`,
  );

const after = (document: ProjectDocument, ...edits: ProjectEdit[]): ProjectDocument => {
  const result = changed(document, edits);
  if (!result.ok) throw new Error(result.why);
  return result.content;
};

const project = async (file: string): Promise<ProjectDocument> => {
  const { document } = await opened(file);
  if (document.format !== 'bmpr') throw new Error('no project');
  return document;
};

describe.each(projects)('%s', (_, file) => {
  it('takes each change, reads the same from its database, and is the one before when it is undone', async () => {
    const start = await project(file);
    const [first, ...others] = sceneOf(readBmpr(start.tables)).mockups.filter(
      ({ alternate, isLibrary }) => alternate === undefined && !isLibrary,
    );
    if (first === undefined) throw new Error('no drawing');
    const last = others[others.length - 1];
    const steps: readonly ProjectEdit[] = [
      { kind: 'new-mockup', mockup: fresh, name: 'New “one”', after: first.id },
      { kind: 'copy-mockup', mockup: copied, name: 'Copy', of: key(first.id, first.branch) },
      { kind: 'new-alternate', mockup: key(first.id, branch), name: 'Other way', of: key(first.id) },
      { kind: 'name-alternate', mockup: key(first.id, branch), name: 'Better way' },
      { kind: 'rename', mockup: fresh, name: 'Named' },
      { kind: 'notes', mockup: fresh, notes: 'Line one\nline two' },
      { kind: 'arrange', mockup: fresh, after: undefined },
      ...(last ? ([{ kind: 'arrange', mockup: key(last.id), after: fresh.id }] as const) : []),
      { kind: 'trash', mockup: key(first.id), isTrashed: true },
      { kind: 'trash', mockup: key(first.id), isTrashed: false },
      { kind: 'promote', mockup: key(first.id, branch) },
    ];
    let shown = shownOf(start);
    let document = start;
    const known = findingsIn(start);
    for (const step of steps) {
      document = after(document, step);
      // What is told step by step is what is read from scratch, but for the small pictures of what has changed.
      shown = shownAfter(shown, document) ?? shown;
      const scratch = shownOf(document).scene;
      expect(shown.scene.mockups.map((mockup) => ({ ...mockup, thumbnail: '' }))).toEqual(
        scratch.mockups.map((mockup) => ({ ...mockup, thumbnail: '' })),
      );
      expect(findingsIn(document).filter((finding) => !isKnown(known, finding))).toEqual([]);
    }
    const before = names(start);
    const now = names(document);
    expect(now.length).toBe(before.length + 3);
    expect(now.slice(0, last ? 2 : 1)).toEqual(['Named', ...(last ? [last.name] : [])]);
    expect(now).toContain(`${first.name} (Better way)`);

    const database = await openDatabase(await bytesOf(file));
    const written = atOnce(writingRows(database, changedRows(start.tables, document.tables)));
    database.close();
    if (!written.ok) throw new Error(written.why);
    const again = await openDatabase(written.content);
    const tables = readTables(again);
    const whole = again.exec('PRAGMA integrity_check')[0]?.values;
    again.close();
    expect(whole).toEqual([['ok']]);
    const sorted = (rows: ProjectDocument['tables']['resources']) => rows.map((row) => row.join('\0')).sort();
    expect(sorted(tables.resources)).toEqual(sorted(document.tables.resources));
    expect(sorted(tables.branches)).toEqual(sorted(document.tables.branches));
    // Kept as a draft and put on what was loaded, or on what has half of it already, it is the same.
    const draft = JSON.parse(JSON.stringify(differenceFrom(document, start))) as ReturnType<typeof differenceFrom>;
    const half = after(start, ...steps.slice(0, 4));
    for (const from of [start, half, document]) expect(withDifference(from, draft)).toEqual(document);
    // Rows that nobody changed are the same objects.
    const others_ = start.tables.resources.filter(([id]) => id !== first.id && id !== last?.id);
    expect(others_.filter((row) => !document.tables.resources.includes(row))).toEqual([]);
  });
});

/** What the file had before, in its drawings or in a copy of them. */
const isKnown = (known: readonly string[], finding: string): boolean => {
  const ofWhat = (text: string): string => text.replace(/[0-9A-F]{8}-[-0-9A-F]+( [^:]*)?/, '');
  return known.some((each) => ofWhat(each) === ofWhat(finding));
};

const bytesOf = async (file: string): Promise<Uint8Array> => {
  const { readFile } = await import('node:fs/promises');
  return readFile(file);
};

const [, sample = ''] = projects.find(([name]) => name === 'Book club.bmpr') ?? [];

it('takes a drawing to the trash with its alternates, and back', async () => {
  const start = await project(sample);
  const drawing = sceneOf(readBmpr(start.tables)).mockups.find(({ alternate }) => alternate !== undefined);
  if (drawing === undefined) throw new Error('no alternate');
  const trashed = after(start, { kind: 'trash', mockup: key(drawing.id), isTrashed: true });
  expect(names(trashed).filter((name) => name.startsWith(drawing.name))).toEqual([]);
  const back = after(trashed, { kind: 'trash', mockup: key(drawing.id), isTrashed: false });
  expect(names(back)).toEqual(names(start));
});

it('refuses what there is not, and leaves all as it was', async () => {
  const start = await project(sample);
  const drawing = sceneOf(readBmpr(start.tables)).mockups[0];
  const known = key(drawing?.id ?? '');
  const refused: readonly (readonly [ProjectEdit, string])[] = [
    [{ kind: 'rename', mockup: fresh, name: 'x' }, 'no-such-mockup'],
    [{ kind: 'copy-mockup', mockup: copied, of: fresh, name: 'x' }, 'no-such-mockup'],
    [{ kind: 'new-mockup', mockup: known, name: 'x', after: undefined }, 'ambiguous'],
    [{ kind: 'name-alternate', mockup: known, name: 'x' }, 'no-such-mockup'],
    [{ kind: 'promote', mockup: key(known.id, branch) }, 'no-such-mockup'],
  ];
  for (const [edit, why] of refused)
    expect(changed(start, [{ kind: 'notes', mockup: known, notes: 'n' }, edit])).toEqual({ ok: false, why });
});

it('makes a project out of nothing, of the tables that it is told to make', async () => {
  const database = await openDatabase();
  const rows: readonly RowChange[] = [
    { table: 'INFO', key: ['SchemaVersion'], values: { VALUE: '1.2' }, isNew: true },
    { table: 'BRANCHES', key: ['Master'], values: { ATTRIBUTES: '{}' }, isNew: true },
  ];
  expect(atOnce(writingRows(database, rows))).toEqual({ ok: false, why: 'damaged' });
  database.close();
});
