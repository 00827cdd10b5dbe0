// Writes changes into a .bmpr: only the rows that change are written, and in them only what changes.
import { readMockupControls } from '../bmpr-control';
import { boundsOf } from '../control';
import { isObject, type JsonObject, own, parseObject, textAt } from '../json';
import type { Control } from '../scene';
import { schemaOf } from '../schema';
import { rowsOf, type SqlDatabase } from '../sql';
import { cleanText } from '../values';
import { controlAt } from './bmml';
import {
  CannotWrite,
  type Edit,
  type Edited,
  edited,
  groupsAround,
  isName,
  type MockupKey,
  nextNumber,
  numeral,
  onlyOne,
} from './edits';

/** An open database that can be written to and taken out. sql.js's `Database` is one. */
export interface WritableDatabase extends SqlDatabase {
  run(sql: string, values: (string | null)[]): unknown;
  export(): Uint8Array;
}

type Changing = Record<string, unknown>;

/** One row of RESOURCES with its JSON, changed in place. */
interface Row {
  readonly id: string;
  readonly branch: string;
  readonly attributes: Changing;
  readonly data: Changing;
}

/**
 * Makes these changes one after the other, or none, and gives the database's bytes. What the JSON of a changed row
 * holds besides is written again as it was read.
 */
export const editBmpr = (database: WritableDatabase, edits: readonly Edit[]): Edited<Uint8Array> =>
  edited(() => {
    const added: string[] = [];
    if (edits.length > 0) {
      refuseCode(database);
      const rows = new Map<string, Row>();
      const touched = new Map<Row, Set<'ATTRIBUTES' | 'DATA'>>();
      const rowOf = (key: MockupKey): Row => {
        const known = rows.get(`${key.id} ${key.branch}`) ?? readRow(database, key);
        rows.set(`${key.id} ${key.branch}`, known);
        return known;
      };
      const touch = (row: Row, column: 'ATTRIBUTES' | 'DATA'): void => {
        touched.set(row, (touched.get(row) ?? new Set()).add(column));
      };
      for (const edit of edits) {
        if (edit.kind === 'rename') {
          const row = namedIn(edit.mockup, rowOf);
          row.attributes['name'] = edit.name;
          touch(row, 'ATTRIBUTES');
          continue;
        }
        const row = rowOf(edit.mockup);
        const path = change(mockupOf(row), edit);
        if (path !== undefined) added.push(path);
        touch(row, 'DATA');
      }
      write(database, touched);
    }
    return { content: orDamaged(() => database.export()), added };
  });

/** What is written runs no code, and finds its row. */
function refuseCode(database: SqlDatabase): void {
  const { tables, hasCode } = schemaOf(database);
  if (hasCode) throw new CannotWrite('has-code');
  const columns = tables.get('RESOURCES');
  if (!['ID', 'BRANCHID', 'ATTRIBUTES', 'DATA'].every((column) => columns?.has(column)))
    throw new CannotWrite('damaged');
}

/** All rows or none. */
function write(database: WritableDatabase, touched: ReadonlyMap<Row, ReadonlySet<'ATTRIBUTES' | 'DATA'>>): void {
  orDamaged(() => database.run('BEGIN', []));
  try {
    for (const [row, columns] of touched) {
      for (const column of columns) {
        const json = JSON.stringify(column === 'DATA' ? row.data : row.attributes);
        database.run(`UPDATE RESOURCES SET ${column} = ? WHERE ID = ? AND BRANCHID = ?`, [json, row.id, row.branch]);
      }
    }
    database.run('COMMIT', []);
  } catch {
    orDamaged(() => database.run('ROLLBACK', []));
    throw new CannotWrite('damaged');
  }
}

/** The engine has no other way than throwing to say that a page of the file is damaged. */
function orDamaged<Result>(act: () => Result): Result {
  try {
    return act();
  } catch {
    throw new CannotWrite('damaged');
  }
}

function readRow(database: SqlDatabase, { id, branch }: MockupKey): Row {
  const { rows, isDamaged } = rowsOf(database, 'SELECT ID, BRANCHID, ATTRIBUTES, DATA FROM RESOURCES');
  if (isDamaged) throw new CannotWrite('damaged');
  const found = rows.filter(([own, on]) => own === id && (on === branch || (branch === 'Master' && on === '')));
  const [row, second] = found;
  if (row === undefined) throw new CannotWrite('no-such-mockup');
  if (second !== undefined) throw new CannotWrite('ambiguous');
  const [ownId, on, attributes, data] = row;
  if (typeof ownId !== 'string' || typeof on !== 'string') throw new CannotWrite('damaged');
  return {
    id: ownId,
    branch: on,
    attributes: { ...(parseObject(typeof attributes === 'string' ? attributes : '') ?? {}) },
    data: { ...(parseObject(typeof data === 'string' ? data : '') ?? {}) },
  };
}

/** An alternate has the name of its main version until it has one of its own. */
function namedIn(mockup: MockupKey, rowOf: (key: MockupKey) => Row): Row {
  const row = rowOf(mockup);
  return textAt(row.attributes, 'name') === undefined && mockup.branch !== 'Master'
    ? rowOf({ id: mockup.id, branch: 'Master' })
    : row;
}

function mockupOf({ data }: Row): Changing {
  const mockup = own(data, 'mockup');
  if (!isChanging(mockup)) throw new CannotWrite('damaged');
  return mockup;
}

const isChanging = (value: unknown): value is Changing => isObject(value);

/** The list of controls that an object holds, made where there is none. */
function listIn(holder: Changing): unknown[] {
  const controls = own(holder, 'controls');
  const inner = isChanging(controls) ? controls : {};
  holder['controls'] = inner;
  const list = own(inner, 'control');
  const made = Array.isArray(list) ? (list as unknown[]) : list === undefined ? [] : [list];
  inner['control'] = made;
  return made;
}

const childrenOf = (control: Changing): unknown[] | undefined => {
  const children = own(control, 'children');
  return isChanging(children) ? listIn(children) : undefined;
};

/** A control and the list it stands in. */
function find(mockup: Changing, path: string): { readonly control: Changing; readonly list: unknown[] } {
  let list: unknown[] | undefined = listIn(mockup);
  let found: { readonly control: Changing; readonly list: unknown[] } | undefined;
  for (const id of path.split('/')) {
    if (list === undefined) throw new CannotWrite('no-such-control');
    const control = onlyOne(list.filter(isChanging).filter((each) => cleanText(textAt(each, 'ID') ?? '?') === id));
    found = { control, list };
    list = childrenOf(control);
  }
  if (found === undefined) throw new CannotWrite('no-such-control');
  return found;
}

/** Makes one change in a mockup's JSON. Gives the path of what was added. */
function change(mockup: Changing, edit: Exclude<Edit, { kind: 'rename' }>): string | undefined {
  const added = edit.kind === 'add' ? add(mockup, edit) : undefined;
  switch (edit.kind) {
    case 'add':
      break;
    case 'place': {
      const { control } = find(mockup, edit.path);
      const { x, y, width, height } = edit.box;
      setNumbers(control, { x, y, w: width, h: height });
      break;
    }
    case 'text': {
      const { control } = find(mockup, edit.path);
      propertiesOf(control)['text'] = edit.text;
      if (edit.natural === undefined) return undefined;
      setNumbers(control, { measuredW: edit.natural.width, measuredH: edit.natural.height });
      break;
    }
    case 'remove': {
      const { control, list } = find(mockup, edit.path);
      list.splice(list.indexOf(control), 1);
    }
  }
  measure(mockup, added ?? (edit.kind === 'add' ? '' : edit.path));
  return added;
}

/** Numbers are texts in nearly every file; where one is a number it stays one. */
function setNumbers(object: Changing, values: Readonly<Record<string, number | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    object[name] = typeof own(object, name) === 'number' ? Number(numeral(value)) : numeral(value);
  }
}

function propertiesOf(control: Changing): Changing {
  const before = own(control, 'properties');
  const properties = isChanging(before) ? before : {};
  control['properties'] = properties;
  return properties;
}

function add(mockup: Changing, { into = '', control }: Extract<Edit, { kind: 'add' }>): string {
  const names = Object.keys(control.properties ?? {});
  if (![control.type, ...names].every(isName)) throw new CannotWrite('not-a-value');
  const list = into === '' ? listIn(mockup) : childrenOf(groupAt(mockup, into));
  if (list === undefined) throw new CannotWrite('no-such-control');
  const siblings = list.filter(isChanging);
  const id = String(nextNumber(siblings.map((each) => textAt(each, 'ID'))));
  const { x, y, width, height } = control.box;
  list.push({
    ID: id,
    typeID: control.type,
    zOrder: String(nextNumber(siblings.map((each) => textAt(each, 'zOrder')))),
    x: numeral(x),
    y: numeral(y),
    w: numeral(width),
    h: numeral(height),
    measuredW: numeral(width),
    measuredH: numeral(height),
    properties: { ...(control.text !== undefined && { text: control.text }), ...control.properties },
  });
  return into === '' ? id : `${into}/${id}`;
}

function groupAt(mockup: Changing, path: string): Changing {
  const { control } = find(mockup, path);
  if (textAt(control, 'typeID') !== '__group__') throw new CannotWrite('no-such-control');
  if (!isChanging(own(control, 'children'))) control['children'] = {};
  return control;
}

/** The sizes that the file caches of groups and of the whole, made true again where they are there. */
function measure(mockup: Changing, path: string): void {
  for (const group of groupsAround(path)) {
    const inner = boundsOf(controlAt(controlsOf(mockup), group)?.children ?? []);
    setKnown(find(mockup, group).control, { measuredW: inner.x + inner.width, measuredH: inner.y + inner.height });
  }
  const { x, y, width, height } = boundsOf(controlsOf(mockup));
  setKnown(mockup, { measuredW: x + width, measuredH: y + height, mockupW: width, mockupH: height });
}

function setKnown(object: Changing, values: Readonly<Record<string, number>>): void {
  setNumbers(object, Object.fromEntries(Object.entries(values).filter(([name]) => own(object, name) !== undefined)));
}

/** As the reader sees them; symbols stay closed, since no change reaches into one. */
const controlsOf = (mockup: JsonObject): readonly Control[] => {
  const controls = own(mockup, 'controls');
  return readMockupControls(isObject(controls) ? controls : {}, { symbol: () => undefined, warnings: [], count: 0 });
};
