// A file while it is edited. Its text, or the rows of its database, is the one truth: edits give another document, and undoing
// is having the one before, so that what is undone to the start is what was loaded, to the byte.
import { defaults, type SymbolFiles } from '../bmml';
import { readLook } from '../bmpr';
import { letteringOf } from '../font';
import { type JsonObject, parseObject, textAt } from '../json';
import type { Lettered } from '../natural';
import type { Problem, Scene } from '../scene';
import type { ProjectTables, Row } from '../tables';
import { applyAll } from './apply';
import { bmmlNotation } from './bmml-notation';
import { bmprNotation, type Changing, isChanging } from './bmpr-notation';
import { CannotWrite, type ControlEdit, type Edit, type Edited, edited, type MockupKey } from './edits';
import { attributeOf, joined, takeApart } from './pieces';
import type { RowChange } from './rows';

/** A single mockup. */
interface SingleDocument {
  readonly format: 'bmml';
  readonly text: string;
  /** The files that hold its symbols. They are only read. */
  readonly symbols: SymbolFiles;
}

/** A project. */
export interface ProjectDocument {
  readonly format: 'bmpr';
  readonly tables: ProjectTables;
}

/** A file's content at one moment. Never changed; equal rows are the same object in two of them. */
export type EditedDocument = SingleDocument | ProjectDocument;

/** Why a file can be looked at but not edited; undefined where it can be. */
export function obstacleTo(warnings: readonly Problem[]): Problem | undefined {
  return warnings.find(({ kind }) => kind !== 'unknown-version');
}

/** Makes these changes, or none. */
export function changed<Doc extends EditedDocument>(document: Doc, edits: readonly Edit[]): Edited<Doc>;
export function changed(document: EditedDocument, edits: readonly Edit[]): Edited<EditedDocument> {
  return edited<EditedDocument>(() => {
    if (edits.length === 0) return { content: document, added: [] };
    return document.format === 'bmml' ? changeSingle(document, edits) : changeProject(document, edits);
  });
}

/** What sizes depend on besides a control itself. */
export const letteredOf = ({
  fontFace,
  fontSize,
  edition,
}: Pick<Scene, 'fontFace' | 'fontSize' | 'edition'>): Lettered => ({
  lettering: letteringOf(fontFace),
  fontSize,
  edition,
});

function changeSingle(
  document: SingleDocument,
  edits: readonly Edit[],
): { readonly content: SingleDocument; readonly added: readonly string[] } {
  const pieces = takeApart(document.text);
  if (pieces?.root.name !== 'mockup') throw new CannotWrite('damaged');
  const fontFace = attributeOf(pieces.root, 'fontFace');
  const look = letteredOf({ fontFace, fontSize: defaults.fontSize, edition: 'mockups' });
  const added = applyAll(bmmlNotation, pieces.root, edits.map(inControls), look);
  return { content: { ...document, text: joined(pieces) }, added };
}

function inControls(edit: Edit): ControlEdit {
  if (edit.kind === 'rename') throw new CannotWrite('named-by-its-file');
  return edit;
}

/** A row while it is changed. */
interface OpenRow {
  readonly index: number;
  readonly row: Row;
  attributes: Changing | undefined;
  data: Changing | undefined;
}

function changeProject(
  document: ProjectDocument,
  edits: readonly Edit[],
): { readonly content: ProjectDocument; readonly added: readonly string[] } {
  const { tables } = document;
  if (tables.hasCode) throw new CannotWrite('has-code');
  const look = letteredOf(readLook(tables));
  const open = new Map<number, OpenRow>();
  const rowOf = (key: MockupKey): OpenRow => {
    const index = indexOf(tables, key);
    const row = open.get(index) ?? {
      index,
      row: tables.resources[index] ?? [],
      attributes: undefined,
      data: undefined,
    };
    open.set(index, row);
    return row;
  };
  const added: string[] = [];
  for (const run of runsOf(edits)) {
    const [first] = run;
    if (first === undefined) continue;
    if (first.kind === 'rename') {
      const row = namedIn(first.mockup, rowOf);
      row.attributes = { ...attributesOf(row), name: first.name };
      continue;
    }
    const row = rowOf(first.mockup);
    row.data ??= { ...(parseObject(row.row[3] ?? '') ?? {}) };
    const mockup = row.data['mockup'];
    if (!isChanging(mockup)) throw new CannotWrite('damaged');
    added.push(...applyAll(bmprNotation, mockup, run as readonly ControlEdit[], look));
  }
  const resources = [...tables.resources];
  for (const { index, row, attributes, data } of open.values()) {
    const [id = '', branch = '', oldAttributes = '', oldData = ''] = row;
    resources[index] = [
      id,
      branch,
      attributes === undefined ? oldAttributes : JSON.stringify(attributes),
      data === undefined ? oldData : JSON.stringify(data),
    ];
  }
  return { content: { ...document, tables: { ...tables, resources } }, added };
}

/** Edits of one mockup that follow each other are made together. */
function runsOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const runs: Edit[][] = [];
  for (const edit of edits) {
    const last = runs[runs.length - 1];
    const before = last?.[0];
    const isSame =
      before !== undefined &&
      before.kind !== 'rename' &&
      edit.kind !== 'rename' &&
      before.mockup.id === edit.mockup.id &&
      before.mockup.branch === edit.mockup.branch;
    if (isSame) last?.push(edit);
    else runs.push([edit]);
  }
  return runs;
}

function indexOf({ resources }: ProjectTables, { id, branch }: MockupKey): number {
  const found = resources.flatMap(([own, on], index) =>
    own === id && (on === branch || (branch === 'Master' && on === '')) ? [index] : [],
  );
  const [index, second] = found;
  if (index === undefined) throw new CannotWrite('no-such-mockup');
  if (second !== undefined) throw new CannotWrite('ambiguous');
  return index;
}

const attributesOf = ({ attributes, row }: OpenRow): JsonObject => attributes ?? parseObject(row[2] ?? '') ?? {};

/** An alternate has the name of its main version until it has one of its own. */
function namedIn(mockup: MockupKey, rowOf: (key: MockupKey) => OpenRow): OpenRow {
  const row = rowOf(mockup);
  return textAt(attributesOf(row), 'name') === undefined && mockup.branch !== 'Master'
    ? rowOf({ id: mockup.id, branch: 'Master' })
    : row;
}

/** The rows of a project that are others than before. */
export const changedRows = (before: ProjectTables, after: ProjectTables): readonly RowChange[] =>
  after.resources.flatMap((row, index) => {
    const was = before.resources[index];
    if (row === was || was === undefined) return [];
    const [id = '', branch = '', attributes = '', data = ''] = row;
    const change = {
      ...(attributes !== was[2] && { attributes }),
      ...(data !== was[3] && { data }),
    };
    return Object.keys(change).length === 0 ? [] : [{ id, branch, ...change }];
  });

/** All that differs between two documents of one file, as plain data. */
export type Difference =
  { readonly format: 'bmml'; readonly text: string } | { readonly format: 'bmpr'; readonly rows: readonly RowChange[] };

/** What this document has that the one before had not. */
export function differenceFrom(before: EditedDocument, after: EditedDocument): Difference {
  if (after.format === 'bmml') return { format: 'bmml', text: after.text };
  return { format: 'bmpr', rows: before.format === 'bmpr' ? changedRows(before.tables, after.tables) : [] };
}

/** The document with this difference; undefined where it belongs to another kind of file. */
export function withDifference(document: EditedDocument, difference: Difference): EditedDocument | undefined {
  if (document.format === 'bmml')
    return difference.format === 'bmml' ? { ...document, text: difference.text } : undefined;
  if (difference.format === 'bmml') return undefined;
  const { tables } = document;
  const resources = tables.resources.map((row): Row => {
    const [id = '', branch = '', attributes = '', data = ''] = row;
    const change = difference.rows.find((each) => each.id === id && each.branch === branch);
    return change ? [id, branch, change.attributes ?? attributes, change.data ?? data] : row;
  });
  return { ...document, tables: { ...tables, resources } };
}
