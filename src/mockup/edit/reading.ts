// The scene of a document: read anew only where it has changed, so that what stayed the same is the same object.
import { readBmml } from '../bmml';
import { readBmpr, symbolsOf } from '../bmpr';
import { readMockupControls } from '../bmpr-control';
import { boundsOf } from '../control';
import { objectAt, parseObject, textAt } from '../json';
import type { Control, Mockup, Scene } from '../scene';
import type { ProjectTables, Row } from '../tables';
import type { EditedDocument, ProjectDocument } from './document';

/** A document with its scene. */
export interface Shown<Document extends EditedDocument = EditedDocument> {
  readonly document: Document;
  readonly scene: Scene;
}

/** What is shown of this document after `before`; undefined when it can't be read. */
export function shownAfter(before: Shown, document: EditedDocument): Shown | undefined {
  if (document === before.document) return before;
  if (document.format === 'bmpr' && before.document.format === 'bmpr') {
    const mockups = changedMockups(before as Shown<ProjectDocument>, document);
    if (mockups !== undefined) return { document, scene: { ...before.scene, mockups } };
  }
  const result = document.format === 'bmml' ? readBmml(document.text, document.symbols) : readBmpr(document.tables);
  return result.ok ? { document, scene: sharedScene(before.scene, result.scene) } : undefined;
}

/** The mockups, those read anew whose data alone has changed; undefined where something else has. */
function changedMockups(before: Shown<ProjectDocument>, { tables }: ProjectDocument): readonly Mockup[] | undefined {
  const old = before.document.tables.resources;
  if (old.length !== tables.resources.length || tables.branches !== before.document.tables.branches) return undefined;
  const rows = tables.resources.filter((row, index) => row !== old[index]);
  const isPlain = tables.resources.every(
    (row, index) =>
      row === old[index] ||
      (row[2] === old[index]?.[2] && textAt(parseObject(row[2] ?? '') ?? {}, 'kind') === 'mockup'),
  );
  if (!isPlain) return undefined;
  const symbol = symbolsIn(tables);
  return before.scene.mockups.map((mockup) => {
    const row = rows.find(([id, branch]) => id === mockup.id && (branch || 'Master') === mockup.branch);
    if (row === undefined) return mockup;
    const data = objectAt(parseObject(row[3] ?? '') ?? {}, 'mockup') ?? {};
    const read = readMockupControls(objectAt(data, 'controls') ?? {}, { symbol, warnings: [], count: 0 });
    const controls = sharedControls(mockup.controls, read);
    // Its small picture shows what was there before.
    return { ...mockup, thumbnail: undefined, controls, bounds: boundsOf(controls) };
  });
}

/** The symbols of a row: as long as nobody changes it, it is taken apart once. */
const known = new WeakMap<Row, ReturnType<typeof symbolsOf>>();

/** Finds a symbol of a project. */
export const symbolsIn =
  ({ resources }: ProjectTables): ReturnType<typeof symbolsOf> =>
  (resource, anchor) => {
    const row = resources.find(([id, branch]) => id === resource && (branch === 'Master' || branch === ''));
    if (row === undefined) return undefined;
    const symbols = known.get(row) ?? symbolsOf([{ id: resource, branch: 'Master', data: row[3] ?? '' }]);
    known.set(row, symbols);
    return symbols(resource, anchor);
  };

function sharedScene(before: Scene, after: Scene): Scene {
  return {
    ...after,
    assets: isEqual(before.assets, after.assets) ? before.assets : after.assets,
    mockups: after.mockups.map((mockup) => {
      const old = before.mockups.find(({ id, branch }) => id === mockup.id && branch === mockup.branch);
      if (!old) return mockup;
      const controls = sharedControls(old.controls, mockup.controls);
      const made = {
        ...mockup,
        controls,
        ...(controls === old.controls ? { thumbnail: old.thumbnail } : { thumbnail: undefined }),
      };
      return isEqual(old, made) ? old : made;
    }),
  };
}

/** The same list or controls as before wherever they are equal. */
function sharedControls(before: readonly Control[], after: readonly Control[]): readonly Control[] {
  const known = new Map(before.map((control) => [control.path, control]));
  const made = after.map((control) => {
    const old = known.get(control.path);
    if (!old) return control;
    const children = sharedControls(old.children, control.children);
    const now = children === control.children ? control : { ...control, children };
    return isEqual(old, now) ? old : now;
  });
  return made.length === before.length && made.every((control, index) => control === before[index]) ? before : made;
}

/** Whether two plain values hold the same. */
function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === others.length &&
    names.every((name) => isEqual((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]))
  );
}

/** The control of this path in a scene. */
export function controlAt(controls: readonly Control[], path: string): Control | undefined {
  for (const control of controls) {
    if (control.path === path) return control;
    if (path.startsWith(`${control.path}/`)) return controlAt(control.children, path);
  }
  return undefined;
}
