// What is changed of a project besides the controls of its drawings: which drawings there are, their names, order and notes.
import { type JsonObject, parseObject, textAt } from '../json';
import type { ProjectTables, Row } from '../tables';
import { CannotWrite, type Edit, type MockupKey, type ProjectEdit } from './edits';

/** The tables of a project while they are changed. Rows that stay are the objects that they were. */
interface OpenProject {
  readonly tables: ProjectTables;
  readonly resources: Row[];
  readonly branches: Row[];
}

const kinds: ReadonlySet<string> = new Set<ProjectEdit['kind']>([
  'rename',
  'notes',
  'trash',
  'arrange',
  'new-mockup',
  'copy-mockup',
  'new-alternate',
  'name-alternate',
  'promote',
  'add-picture',
  'add-symbols',
]);

/** Whether it changes what a project has rather than what a drawing shows. */
export const isProjectEdit = (edit: Edit): edit is ProjectEdit => kinds.has(edit.kind);

export const openProject = (tables: ProjectTables): OpenProject => ({
  tables,
  resources: [...tables.resources],
  branches: [...tables.branches],
});

const master = 'Master';

/** Where a drawing's row is. @throws CannotWrite where there is none, or two */
export function indexOf({ resources }: Pick<OpenProject, 'resources'>, { id, branch }: MockupKey): number {
  const found = resources.flatMap(([own, on], index) =>
    own === id && (on === branch || (branch === master && on === '')) ? [index] : [],
  );
  const [index, second] = found;
  if (index === undefined) throw new CannotWrite('no-such-mockup');
  if (second !== undefined) throw new CannotWrite('ambiguous');
  return index;
}

const rowAt = (project: OpenProject, key: MockupKey): Row => project.resources[indexOf(project, key)] ?? [];

const attributesOf = ([, , attributes = '']: Row): JsonObject => parseObject(attributes) ?? {};

function setAttributes(project: OpenProject, key: MockupKey, change: JsonObject): void {
  const index = indexOf(project, key);
  const row = project.resources[index] ?? [];
  const before = attributesOf(row);
  if (Object.entries(change).every(([name, value]) => before[name] === value)) return;
  const [id = '', branch = '', , data = ''] = row;
  project.resources[index] = [id, branch, JSON.stringify({ ...before, ...change }), data];
}

/** The row that holds this of a drawing: an alternate has what its main version has until it has one of its own. */
const holderOf = (project: OpenProject, key: MockupKey, name: string): MockupKey =>
  key.branch !== master && textAt(attributesOf(rowAt(project, key)), name) === undefined
    ? { id: key.id, branch: master }
    : key;

const isNewer = ({ info }: ProjectTables): boolean =>
  (info.find(([name]) => name === 'SchemaVersion')?.[1] ?? '').startsWith('2');

const orderOf = (row: Row): number => {
  const order = Number(textAt(attributesOf(row), 'order'));
  return Number.isFinite(order) ? order : 0;
};

const isDrawing = (row: Row): boolean => textAt(attributesOf(row), 'kind') === 'mockup';
const isMain = ([, branch]: Row): boolean => branch === master || branch === '';

/** How far the original puts two drawings apart. */
const apart = 1_000_000;

/** A place behind this drawing, or before all of them. What is in the trash keeps its place, too. */
function placeBehind(project: OpenProject, after: string | undefined, but: string): number {
  const others = project.resources
    .filter((row) => isMain(row) && isDrawing(row) && row[0] !== but)
    .sort((a, b) => orderOf(a) - orderOf(b));
  const before = after === undefined ? -1 : others.findIndex(([id]) => id === after);
  const [low, high] = [others[before], others[before + 1]];
  if (high === undefined) return low === undefined ? apart : orderOf(low) + apart;
  return low === undefined ? orderOf(high) - apart : (orderOf(low) + orderOf(high)) / 2;
}

const emptyDrawing =
  '{"mockup":{"controls":{"control":[]},"measuredH":"0","measuredW":"0","mockupH":"0","mockupW":"0","version":"1.0"}}';

/** Attributes of a drawing, with the names that the original gives them in either schema. */
function drawingAttributes(isNewerSchema: boolean, id: string, name: string, order: number): JsonObject {
  return isNewerSchema
    ? {
        name,
        kind: 'mockup',
        trashed: false,
        importedFrom: '',
        creationDate: 0,
        modifiedBy: '',
        notes: '',
        order,
        parentID: null,
      }
    : {
        modifiedBy: null,
        importedFrom: '',
        kind: 'mockup',
        order,
        // The picture of a drawing that we make goes by the drawing's own id.
        thumbnailID: id,
        creationDate: 0,
        notes: '',
        mimeType: 'text/vnd.balsamiq.bmml',
        name,
        trashed: false,
      };
}

/** Has a library of this key. @throws CannotWrite where the key is something else's */
function needLibrary(project: OpenProject, mockup: MockupKey, name: string): void {
  if (!project.resources.some(([id]) => id === mockup.id)) {
    const order = placeBehind(project, undefined, mockup.id);
    const attributes = drawingAttributes(isNewer(project.tables), mockup.id, name, order);
    add(project, mockup, { ...attributes, kind: 'symbolLibrary' }, emptyDrawing);
  }
  if (textAt(attributesOf(rowAt(project, mockup)), 'kind') !== 'symbolLibrary') throw new CannotWrite('ambiguous');
}

/** Attributes of a picture. */
const pictureAttributes = (
  isNewerSchema: boolean,
  name: string,
  kind: 'png' | 'jpeg' | 'gif',
  order: number,
): JsonObject =>
  isNewerSchema
    ? {
        name,
        kind: 'asset',
        trashed: false,
        importedFrom: '',
        creationDate: 0,
        modifiedBy: null,
        notes: null,
        order,
        parentID: null,
        extension: kind === 'jpeg' ? 'jpg' : kind,
      }
    : {
        modifiedBy: null,
        importedFrom: '',
        kind: 'asset',
        order,
        thumbnailID: null,
        creationDate: 0,
        notes: null,
        mimeType: `image/${kind}`,
        name,
        trashed: false,
      };

function add(project: OpenProject, { id, branch }: MockupKey, attributes: JsonObject, data: string): void {
  const isThere = project.resources.some(([own, on]) => own === id && on === branch);
  if (isThere) throw new CannotWrite('ambiguous');
  project.resources.push([id, branch, JSON.stringify(attributes), data]);
}

/** Makes this change in place, but for what it changes of controls. */
export function applyToProject(project: OpenProject, edit: ProjectEdit): void {
  const { mockup } = edit;
  switch (edit.kind) {
    case 'rename':
      setAttributes(project, holderOf(project, mockup, 'name'), { name: edit.name });
      return;
    case 'notes':
      setAttributes(project, mockup, { notes: edit.notes });
      return;
    case 'trash':
      for (const row of project.resources) {
        const [id = '', branch = ''] = row;
        const isItself = branch === mockup.branch || (branch === '' && mockup.branch === master);
        // Alternates go where their main version goes; some have a word of their own on it.
        const isIts = mockup.branch === master && textAt(attributesOf(row), 'trashed') !== undefined;
        if (id === mockup.id && (isItself || isIts))
          setAttributes(project, { id, branch }, { trashed: edit.isTrashed });
      }
      return;
    case 'arrange':
      setAttributes(project, { id: mockup.id, branch: master }, { order: placeBehind(project, edit.after, mockup.id) });
      return;
    case 'new-mockup': {
      const order = placeBehind(project, edit.after, mockup.id);
      add(
        project,
        mockup,
        drawingAttributes(isNewer(project.tables), mockup.id, edit.name, order),
        edit.data ?? emptyDrawing,
      );
      return;
    }
    case 'copy-mockup': {
      const row = rowAt(project, edit.of);
      const main = attributesOf(rowAt(project, { id: edit.of.id, branch: master }));
      const attributes = {
        ...main,
        ...attributesOf(row),
        name: edit.name,
        order: placeBehind(project, edit.of.id, mockup.id),
      };
      add(
        project,
        mockup,
        'thumbnailID' in attributes ? { ...attributes, thumbnailID: mockup.id } : attributes,
        row[3] ?? '',
      );
      return;
    }
    case 'new-alternate': {
      const row = rowAt(project, edit.of);
      const own: JsonObject = {
        ...attributesOf(rowAt(project, { id: mockup.id, branch: master })),
        thumbnailID: mockup.branch,
      };
      add(
        project,
        mockup,
        isNewer(project.tables) ? { creationDate: 0, modifiedBy: null, notes: null } : own,
        row[3] ?? '',
      );
      project.branches.push([mockup.branch, JSON.stringify({ branchName: edit.name })]);
      return;
    }
    case 'name-alternate': {
      const index = project.branches.findIndex(([id]) => id === mockup.branch);
      const [id = '', attributes = ''] = project.branches[index] ?? [];
      if (index < 0 || id === master) throw new CannotWrite('no-such-mockup');
      project.branches[index] = [id, JSON.stringify({ ...parseObject(attributes), branchName: edit.name })];
      return;
    }
    case 'add-picture': {
      const { name, kind } = edit.picture;
      const order = placeBehind(project, undefined, mockup.id);
      add(project, mockup, pictureAttributes(isNewer(project.tables), name, kind, order), edit.picture.base64);
      return;
    }
    case 'add-symbols':
      needLibrary(project, mockup, edit.name);
      return;
    case 'promote': {
      // The two change what is drawn on them: names, places and links stay with the main version.
      const [main, other] = [indexOf(project, { id: mockup.id, branch: master }), indexOf(project, mockup)];
      const [one = [], two = []] = [project.resources[main], project.resources[other]];
      project.resources[main] = [...one.slice(0, 3), two[3] ?? ''];
      project.resources[other] = [...two.slice(0, 3), one[3] ?? ''];
      return;
    }
  }
}

/** A drawing in the trash. */
interface Trashed {
  readonly mockup: MockupKey;
  readonly name: string;
}

/** What is in a project's trash, in the project's order. */
export function trashIn({ resources }: ProjectTables): readonly Trashed[] {
  return resources
    .filter((row) => isMain(row) && isDrawing(row) && textAt(attributesOf(row), 'trashed') === 'true')
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map((row) => ({ mockup: { id: row[0] ?? '', branch: master }, name: textAt(attributesOf(row), 'name') ?? '' }));
}
