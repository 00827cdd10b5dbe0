// A file while it is edited. Its text, or the rows of its database, is the one truth: edits give another document, and undoing
// is having the one before, so that what is undone to the start is what was loaded, to the byte.
import { defaults, type SymbolFiles } from '../bmml';
import { readLook } from '../bmpr';
import { letteringOf } from '../font';
import { parseObject } from '../json';
import type { Lettered } from '../natural';
import type { Scene } from '../scene';
import type { ProjectTables, Row } from '../tables';
import { applyAll } from './apply';
import { bmmlNotation } from './bmml-notation';
import { bmprNotation, type Changing, isChanging } from './bmpr-notation';
import { CannotWrite, type ControlEdit, type Edit, type Edited, edited, type MockupKey } from './edits';
import { attributeOf, joined, takeApart } from './pieces';
import { applyToProject, indexOf, isProjectEdit, openProject } from './project';
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
  if (isProjectEdit(edit)) throw new CannotWrite(edit.kind === 'rename' ? 'named-by-its-file' : 'needs-project');
  return edit;
}

function changeProject(
  document: ProjectDocument,
  edits: readonly Edit[],
): { readonly content: ProjectDocument; readonly added: readonly string[] } {
  const { tables } = document;
  if (tables.hasCode) throw new CannotWrite('has-code');
  const look = letteredOf(readLook(tables));
  const project = openProject(tables);
  const added: string[] = [];
  const change = (key: MockupKey, run: readonly ControlEdit[]): readonly string[] => {
    const index = indexOf(project, key);
    const [id = '', branch = '', attributes = '', text = ''] = project.resources[index] ?? [];
    const data: Changing = { ...(parseObject(text) ?? {}) };
    const mockup = data['mockup'];
    if (!isChanging(mockup)) throw new CannotWrite('damaged');
    const paths = applyAll(bmprNotation, mockup, run, look);
    project.resources[index] = [id, branch, attributes, JSON.stringify(data)];
    return paths;
  };
  for (const run of runsOf(edits)) {
    const [first] = run;
    if (first === undefined) continue;
    const { mockup } = first;
    if (!isProjectEdit(first)) added.push(...change(mockup, run as readonly ControlEdit[]));
    else applyToProject(project, first);
    if (first.kind === 'add-symbols')
      change(
        mockup,
        first.symbols.map((control) => ({ kind: 'add', mockup, control })),
      );
  }
  const { resources } = project;
  const isSame = project.branches.every((row, index) => row === tables.branches[index]);
  const branches = isSame && project.branches.length === tables.branches.length ? tables.branches : project.branches;
  return { content: { ...document, tables: { ...tables, resources, branches } }, added };
}

/** Edits of the controls of one mockup that follow each other are made together. */
function runsOf(edits: readonly Edit[]): readonly (readonly Edit[])[] {
  const runs: Edit[][] = [];
  for (const edit of edits) {
    const last = runs[runs.length - 1];
    const before = last?.[0];
    const isSame =
      before !== undefined &&
      !isProjectEdit(before) &&
      !isProjectEdit(edit) &&
      before.mockup.id === edit.mockup.id &&
      before.mockup.branch === edit.mockup.branch;
    if (isSame) last?.push(edit);
    else runs.push([edit]);
  }
  return runs;
}

/** The rows of a project that are others than before. Rows are only ever added behind the others. */
export const changedRows = (before: ProjectTables, after: ProjectTables): readonly RowChange[] => [
  // Those first that others name.
  ...after.branches.flatMap((row, index): readonly RowChange[] => {
    const was = before.branches[index];
    const [id = '', attributes = ''] = row;
    const change = { table: 'BRANCHES', key: [id], values: { ATTRIBUTES: attributes } } as const;
    if (was === undefined) return [{ ...change, isNew: true }];
    return attributes === was[1] ? [] : [change];
  }),
  ...after.resources.flatMap((row, index): readonly RowChange[] => {
    const was = before.resources[index];
    if (row === was) return [];
    const [id = '', branch = '', attributes = '', data = ''] = row;
    const change = { table: 'RESOURCES', key: [id, branch] } as const;
    if (was === undefined) return [{ ...change, values: { ATTRIBUTES: attributes, DATA: data }, isNew: true }];
    const values = { ...(attributes !== was[2] && { ATTRIBUTES: attributes }), ...(data !== was[3] && { DATA: data }) };
    return Object.keys(values).length === 0 ? [] : [{ ...change, values }];
  }),
];

/** All that differs between two documents of one file, as plain data. */
export type Difference =
  { readonly format: 'bmml'; readonly text: string } | { readonly format: 'bmpr'; readonly rows: readonly RowChange[] };

/** What this document has that one of those before had not: with it, each of them becomes this one. */
export function differenceFrom(after: EditedDocument, ...before: readonly EditedDocument[]): Difference {
  if (after.format === 'bmml') return { format: 'bmml', text: after.text };
  const projects = before.filter((each) => each.format === 'bmpr');
  return { format: 'bmpr', rows: projects.flatMap(({ tables }) => changedRows(tables, after.tables)) };
}

/** Whether both say the same. */
export const isSameContent = (one: EditedDocument, other: EditedDocument): boolean =>
  one.format === 'bmml'
    ? other.format === 'bmml' && one.text === other.text
    : other.format === 'bmpr' && changedRows(one.tables, other.tables).length === 0;

/** The document with this difference; undefined where it belongs to another kind of file. */
export function withDifference(document: EditedDocument, difference: Difference): EditedDocument | undefined {
  if (document.format === 'bmml')
    return difference.format === 'bmml' ? { ...document, text: difference.text } : undefined;
  if (difference.format === 'bmml') return undefined;
  const { tables } = document;
  const [resources, branches] = [[...tables.resources], [...tables.branches]];
  for (const { table, key, values } of difference.rows) {
    const rows = table === 'RESOURCES' ? resources : branches;
    const index = rows.findIndex((row) => key.every((part, at) => row[at] === part));
    const [attributes = '', data = ''] = (rows[index] ?? []).slice(key.length);
    const row: Row = [...key, values.ATTRIBUTES ?? attributes, ...(table === 'RESOURCES' ? [values.DATA ?? data] : [])];
    // What somebody else has taken out meanwhile is put in again, where all of it is known.
    if (index >= 0) rows[index] = row;
    else if (table === 'BRANCHES' || (values.ATTRIBUTES !== undefined && values.DATA !== undefined)) rows.push(row);
  }
  return { ...document, tables: { ...tables, resources, branches } };
}
