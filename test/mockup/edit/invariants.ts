// What files of the original's editors have in common, told by other readers than ours: an XML parser and JSON itself.
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import type { EditedDocument } from '../../../src/mockup/edit/document';
import type { ProjectTables } from '../../../src/mockup/tables';

/** One control as a file has it. */
export interface Written {
  readonly path: string;
  readonly id: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Undefined for what holds nothing. */
  readonly children: readonly Written[] | undefined;
}

/** One drawing as a file has it. */
export interface Drawing {
  readonly key: string;
  /** All that is no control. */
  readonly rest: unknown;
  readonly controls: readonly Written[];
}

/** What a document holds. */
export const drawingsIn = (document: EditedDocument): readonly Drawing[] =>
  document.format === 'bmml'
    ? [ofXml(document.text)]
    : document.tables.resources.flatMap(([id = '', branch = '', attributes = '', data = '']) => {
        const key = `${id} ${branch}`;
        const parsed = (data.startsWith('{') ? JSON.parse(data) : {}) as Json;
        const mockup = parsed['mockup'] as Json | undefined;
        if (mockup === undefined) return [{ key, rest: [attributes, data], controls: [] }];
        const { controls, ...others } = mockup;
        return [
          { key, rest: [attributes, { ...parsed, mockup: without(others, extents) }], controls: ofJson(controls, '') },
        ];
      });

const extents = ['measuredW', 'measuredH', 'mockupW', 'mockupH'];

const without = (object: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

type Json = Readonly<Record<string, unknown>>;

const named = (parent: XmlElement, name: string): readonly XmlElement[] =>
  parent.children.filter(
    (child): child is XmlElement => child.type === 'element' && (child as XmlElement).name === name,
  );

function ofXml(text: string): Drawing {
  const { root } = parseXml(text);
  if (root === null) throw new Error('no document');
  const read = (parent: XmlElement, container: string, path: string): readonly Written[] =>
    named(parent, container)
      .flatMap((each) => named(each, 'control'))
      .map((control): Written => {
        const id = control.attributes['controlID'] ?? '?';
        const own = path === '' ? id : `${path}/${id}`;
        const type = (control.attributes['controlTypeID'] ?? '').replace(/^.*::/, '');
        const properties = named(control, 'controlProperties').flatMap((each) =>
          each.children.filter((child): child is XmlElement => child.type === 'element'),
        );
        return {
          path: own,
          id,
          type,
          fields: { ...control.attributes },
          properties: Object.fromEntries(
            properties.map(({ name, text: value, attributes }, index) => [
              name === 'override' ? `override ${index}` : name,
              name === 'override' ? { ...attributes } : value,
            ]),
          ),
          children: type === '__group__' ? read(control, 'groupChildrenDescriptors', own) : undefined,
        };
      });
  return { key: ' ', rest: without(root.attributes, extents), controls: read(root, 'controls', '') };
}

function ofJson(controls: unknown, path: string): readonly Written[] {
  const given = (controls as Json | undefined)?.['control'];
  return (Array.isArray(given) ? given : given === undefined ? [] : [given]).map((control: Json): Written => {
    const { properties, children, ...fields } = control;
    const id = String(control['ID']);
    const own = path === '' ? id : `${path}/${id}`;
    return {
      path: own,
      id,
      type: String(control['typeID']),
      fields,
      properties: (properties ?? {}) as Json,
      children:
        control['typeID'] === '__group__' ? ofJson((children as Json | undefined)?.['controls'], own) : undefined,
    };
  });
}

/** All of them, members of groups included. */
export const flat = (controls: readonly Written[]): readonly Written[] =>
  controls.flatMap((control) => [control, ...flat(control.children ?? [])]);

/** What is not as the original's editors leave it, a line each. */
export const findingsIn = (document: EditedDocument): readonly string[] => [
  ...drawingsIn(document).flatMap(({ key, controls }) =>
    findingsAmong(controls, '-1', document.format).map((finding) => `${key}: ${finding}`),
  ),
  ...(document.format === 'bmpr'
    ? document.tables.resources
        .filter(([, , , data = '']) => data.startsWith('{') && JSON.stringify(JSON.parse(data)) !== data)
        .map(([id = '']) => `${id}: JSON written otherwise`)
    : []),
  ...(document.format === 'bmpr' ? findingsOfRows(document.tables) : []),
];

const master = 'Master';

/** What the original's editors write of every drawing, in either schema. */
const drawingKeys = {
  1: ['creationDate', 'importedFrom', 'kind', 'mimeType', 'name', 'notes', 'order', 'thumbnailID', 'trashed'],
  2: ['creationDate', 'importedFrom', 'kind', 'modifiedBy', 'name', 'notes', 'order', 'parentID', 'trashed'],
} as const;

/** What is not as the original's editors leave it among the rows of a project. */
function findingsOfRows({ info, branches, resources }: ProjectTables): readonly string[] {
  const isNewer = (info.find(([name]) => name === 'SchemaVersion')?.[1] ?? '').startsWith('2');
  const keys = resources.map(([id = '', branch = '']) => `${id} ${branch}`);
  const known = branches.map(([id]) => id);
  const mains = resources.flatMap(([id, branch]) => (branch === master || branch === '' ? [id] : []));
  return [
    ...(new Set(keys).size === keys.length ? [] : ['two rows of one key']),
    ...(new Set(known).size === known.length ? [] : ['two branches of one id']),
    ...resources.flatMap(([id = '', branch = '', attributes = '', data = '']): readonly string[] => {
      const { kind, order, trashed, name, ...others } = JSON.parse(attributes) as Json;
      const isMain = branch === master || branch === '';
      const isDrawing = kind === 'mockup' && isMain;
      const wanted = isDrawing ? drawingKeys[isNewer ? 2 : 1] : [];
      const has = { ...others, kind, order, trashed, name };
      return [
        ...(/^[0-9A-F]{8}-([0-9A-F]{4}-){3}[0-9A-F]{12}$/.test(id) ? [] : [`id ${id}`]),
        ...(isMain || known.includes(branch) ? [] : [`branch ${branch}`]),
        ...(isMain || mains.includes(id) ? [] : [`alternate of nothing ${id}`]),
        ...(trashed === undefined || typeof trashed === 'boolean' ? [] : [`trashed of ${id}`]),
        ...(isDrawing && typeof order !== 'number' ? [`order of ${id}`] : []),
        ...(isDrawing && typeof name !== 'string' ? [`name of ${id}`] : []),
        ...(kind === 'mockup' && !data.startsWith('{"mockup":{') ? [`data of ${id}`] : []),
        ...wanted.flatMap((key) => (key in has ? [] : [`${key} of ${id}`])),
      ];
    }),
  ];
}

function findingsAmong(siblings: readonly Written[], group: string, format: 'bmml' | 'bmpr'): readonly string[] {
  const orders = siblings.map(({ fields }) => Number(fields['zOrder'])).sort((a, b) => a - b);
  const ids = siblings.map(({ id }) => id);
  return [
    ...orders.flatMap((order, index) => stepFault(order - (orders[index - 1] ?? -1), group)),
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `id ${id} again in ${group}`),
    ...siblings.flatMap((control): readonly string[] => {
      const { id, path, fields, properties, children } = control;
      const numbers = ['x', 'y'].map((name) => Number(fields[name]));
      const texts = Object.entries({ ...fields, ...properties }).filter(
        ([, value]) => typeof value !== 'string' && typeof value !== 'object',
      );
      return [
        ...(/^\d+$/.test(id) ? [] : [`id ${path}`]),
        ...(numbers.every(Number.isInteger) ? [] : [`place of ${path}`]),
        ...(format === 'bmml' && fields['isInGroup'] !== group ? [`isInGroup of ${path}`] : []),
        ...(format === 'bmml' && !['true', 'false'].includes(String(fields['locked'])) ? [`locked of ${path}`] : []),
        ...(format === 'bmpr' && fields['locked'] === 'false' ? [`locked of ${path}`] : []),
        ...texts.map(([name]) => `${name} of ${path} is no text`),
        ...(children === undefined
          ? []
          : [
              ...(children.length > 0 && ['x', 'y'].some((name) => least(children, name) !== 0)
                ? [`corner of ${path}`]
                : []),
              ...findingsAmong(children, id, format),
            ]),
      ];
    }),
  ];
}

/** What is wrong with a step from one number of an order to the next, wherever it is: others may move it. */
const stepFault = (step: number, group: string): readonly string[] =>
  step === 1 ? [] : [`zOrder in ${group}: ${step === 0 ? 'one twice' : `${step - 1} left out`}`];

const least = (controls: readonly Written[], name: string): number =>
  Math.min(...controls.map(({ fields }) => Number(fields[name])));
