// The file of a project that is not there yet: its tables and its rows, as the original writes them in schema 1.2, which
// each of its editors reads.
import type { Scene } from '../scene';
import type { ProjectTables } from '../tables';
import { drawingOf } from './clipboard';
import { changed, changedRows } from './document';
import type { RowChange } from './rows';

/** The tables, in the original's own words. */
const tables: readonly string[] = [
  'CREATE TABLE INFO (NAME TEXT PRIMARY KEY, VALUE TEXT)',
  'CREATE TABLE BRANCHES (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)',
  'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT, PRIMARY KEY (ID, BRANCHID), FOREIGN KEY (BRANCHID) REFERENCES BRANCHES(ID))',
  'CREATE TABLE THUMBNAILS (ID TEXT PRIMARY KEY, ATTRIBUTES TEXT)',
];

/**
 * What makes the file of a project with one drawing: that of a single mockup, with its look.
 * @param name of the project
 * @param drawing the drawing's name
 * @param id of the drawing, which no other has
 * @param now epoch milliseconds
 */
export function newProject(
  scene: Scene,
  {
    name,
    drawing,
    id,
    now,
  }: { readonly name: string; readonly drawing: string; readonly id: string; readonly now: number },
): {
  readonly first: readonly string[];
  readonly rows: readonly RowChange[];
  /** Its tables before there was a drawing in them, and after. */
  readonly before: ProjectTables;
  readonly after: ProjectTables;
} {
  const look = {
    symbolLibraryID: '',
    selectionColor: numberOf(scene.selectionColor),
    projectDescription: '',
    fontSize: scene.fontSize,
    fontFace: scene.fontFace ?? 'Balsamiq Sans',
    branchDescription: '',
    linkColor: numberOf(scene.linkColor),
    modifiedBy: [],
    creationDate: now,
    skinName: scene.skin,
  };
  const empty: ProjectTables = {
    info: [],
    branches: [],
    resources: [],
    thumbnails: [],
    hasResources: true,
    isDamaged: false,
    hasCode: false,
  };
  const info = {
    SchemaVersion: '1.2',
    ArchiveRevision: '1',
    ArchiveRevisionUUID: '',
    ArchiveFormat: 'bmpr',
    ArchiveAttributes: JSON.stringify({ creationDate: now, name }),
  };
  const [mockup] = scene.mockups;
  const edit = {
    kind: 'new-mockup',
    mockup: { id, branch: 'Master' },
    name: drawing,
    after: undefined,
    ...(mockup && mockup.controls.length > 0 && { data: drawingOf(mockup.controls) }),
  } as const;
  const begun = { ...empty, branches: [['Master', JSON.stringify(look)]] };
  const made = changed({ format: 'bmpr', tables: begun }, [edit]);
  if (!made.ok) throw new Error(`A project of nothing else took no drawing: ${made.why}`);
  return {
    first: tables,
    before: begun,
    after: made.content.tables,
    rows: [
      ...Object.entries(info).map(([key, value]): RowChange => ({
        table: 'INFO',
        key: [key],
        values: { VALUE: value },
        isNew: true,
      })),
      ...changedRows(empty, made.content.tables),
    ],
  };
}

/** A color of CSS, `#rrggbb`, as files write it. */
const numberOf = (color: string): number => parseInt(color.slice(1), 16);
