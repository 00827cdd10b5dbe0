// Reads a .bmpr: a project of mockups, alternates, symbols and pictures, out of the rows of its database.
// https://support.balsamiq.com/resources/bmpr-format/ (tables and common keys)
import { defaults } from './bmml';
import { readMockupControls, type ControlReading } from './bmpr-control';
import { boundsOf } from './control';
import { objectAt, objectsAt, parseObject, textAt, type JsonObject } from './json';
import { mostControls, mostControlsInAll, mostMockups } from './limits';
import type { Mockup, Problem, ReadResult, Scene } from './scene';
import { atOnce, type Steps } from './steps';
import type { ProjectTables } from './tables';
import { cleanText, emptyMap, toColor, toNumber } from './values';

const master = 'Master';

interface Resource {
  readonly id: string;
  readonly branch: string;
  /** An alternate's attributes go over the main version's. */
  readonly attributes: JsonObject;
  readonly data: string;
}

/**
 * Reads the tables of a project, of either schema. Mockups come in the project's order, each followed by its
 * alternates, the libraries of symbols last; what is in the trash is left out. Never throws; what can't be read is left out with a warning.
 */
export const readBmpr = (tables: ProjectTables): ReadResult => atOnce(readingBmpr(tables));

/** `readBmpr` in steps. */
export function* readingBmpr(tables: ProjectTables): Steps<ReadResult> {
  if (tables.hasCode) return { ok: false, problem: { kind: 'has-code' } };
  if (!tables.hasResources) {
    return {
      ok: false,
      problem: tables.isDamaged
        ? { kind: 'damaged', line: undefined }
        : { kind: 'not-a-mockup', looksLike: 'database' },
    };
  }
  const warnings: Problem[] = tables.isDamaged ? [{ kind: 'damaged', line: undefined }] : [];
  const version = versionOf(tables);
  if (version !== '' && !/^[12](\.|$)/.test(version))
    warnings.push({ kind: 'unknown-version', version: version.slice(0, 40) });
  const resources = readResources(tables);
  const mockups = yield* readMockups(tables, resources, warnings);
  if (mockups.length === 0) {
    return { ok: false, problem: warnings[0]?.kind === 'damaged' ? warnings[0] : { kind: 'no-mockups' } };
  }
  return { ok: true, warnings, scene: { ...readLook(tables), mockups, assets: readAssets(resources) } };
}

const versionOf = ({ info }: ProjectTables): string => info.find(([name]) => name === 'SchemaVersion')?.[1] ?? '';

/** The project's name, skin, lettering and colors. */
export function readLook(tables: ProjectTables): Omit<Scene, 'mockups' | 'assets'> {
  const archive = parseObject(tables.info.find(([name]) => name === 'ArchiveAttributes')?.[1] ?? '') ?? {};
  const look = parseObject(tables.branches.find(([id]) => id === master)?.[1] ?? '') ?? {};
  return {
    format: 'bmpr',
    edition: versionOf(tables).startsWith('2') ? 'wireframes' : 'mockups',
    name: cleanText(textAt(archive, 'name') ?? '') || undefined,
    skin: textAt(look, 'skinName') === 'wireframe' ? 'wireframe' : 'sketch',
    fontFace: textAt(look, 'fontFace'),
    fontSize: Math.max(6, Math.min(72, toNumber(textAt(look, 'fontSize')) ?? defaults.fontSize)),
    linkColor: toColor(textAt(look, 'linkColor')) ?? defaults.linkColor,
    selectionColor: toColor(textAt(look, 'selectionColor')) ?? defaults.selectionColor,
  };
}

function readResources(tables: ProjectTables): readonly Resource[] {
  const main = new Map<string, JsonObject>();
  for (const [id = '', branch, attributes = ''] of tables.resources) {
    if (branch === master || branch === '') main.set(id, parseObject(attributes) ?? {});
  }
  return tables.resources.map(([id = '', branch = '', attributes = '', data = '']) => ({
    id,
    branch: branch === '' ? master : branch,
    attributes: { ...main.get(id), ...parseObject(attributes) },
    data,
  }));
}

const isTrashed = ({ attributes }: Resource): boolean => textAt(attributes, 'trashed') === 'true';

/** Very old or foreign files name no kind: their data tells. */
const isMockup = (resource: Resource): boolean => {
  const kind = textAt(resource.attributes, 'kind');
  return !isTrashed(resource) && (kind === 'mockup' || (kind === undefined && /^\s*\{\s*"mockup"/.test(resource.data)));
};

/** The symbols that the mockups use, kept as a drawing of their own. */
const isLibrary = (resource: Resource): boolean =>
  !isTrashed(resource) && textAt(resource.attributes, 'kind') === 'symbolLibrary';

function* readMockups(
  tables: ProjectTables,
  resources: readonly Resource[],
  warnings: Problem[],
): Steps<readonly Mockup[]> {
  const symbol = symbolsOf(resources);
  const thumbnails = readThumbnails(tables);
  const names = new Map(
    tables.branches.map(([id = '', attributes = '']) => [id, textAt(parseObject(attributes) ?? {}, 'branchName')]),
  );
  const order = new Map<string, number>();
  for (const { id, branch, attributes } of resources) {
    if (branch === master || !order.has(id)) order.set(id, toNumberOrLast(textAt(attributes, 'order')));
  }
  const shown = resources
    .filter((resource) => isMockup(resource) || isLibrary(resource))
    .slice(0, mostMockups)
    .sort(
      (a, b) =>
        Number(isLibrary(a)) - Number(isLibrary(b)) ||
        (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0) ||
        a.id.localeCompare(b.id) ||
        Number(a.branch !== master) - Number(b.branch !== master),
    );
  const found: Mockup[] = [];
  let inAll = 0;
  for (const resource of shown) {
    yield;
    const name = cleanText(textAt(resource.attributes, 'name') ?? '');
    const reading: ControlReading = { symbol, warnings, count: 0 };
    const mockup = objectAt(parseObject(resource.data) ?? {}, 'mockup');
    if (!mockup) {
      warnings.push({ kind: 'unreadable-mockup', id: resource.id, name });
      continue;
    }
    const controls = readMockupControls(objectAt(mockup, 'controls') ?? {}, reading);
    inAll += reading.count;
    if (inAll > mostControlsInAll) {
      warnings.push({ kind: 'too-many-controls', limit: mostControlsInAll });
      break;
    }
    if (isLibrary(resource) && controls.length === 0) continue;
    if (reading.count > mostControls) warnings.push({ kind: 'too-many-controls', limit: mostControls });
    found.push({
      id: resource.id,
      branch: resource.branch,
      name,
      alternate: resource.branch === master ? undefined : cleanText(names.get(resource.branch) ?? ''),
      isLibrary: isLibrary(resource),
      notes: cleanText(textAt(resource.attributes, 'notes') ?? '') || undefined,
      thumbnail: thumbnails.get(`${resource.id} ${resource.branch}`),
      bounds: boundsOf(controls),
      controls,
    });
  }
  return found;
}

/** The order may exceed what places a control: it is any number. */
function toNumberOrLast(text: string | undefined): number {
  const number = Number(text);
  return text !== undefined && Number.isFinite(number) ? number : Number.MAX_VALUE;
}

/** Finds a symbol: a named control of another resource, by that resource's id and its own. */
export function symbolsOf(resources: readonly Pick<Resource, 'id' | 'branch' | 'data'>[]): ControlReading['symbol'] {
  const libraries = new Map<string, ReadonlyMap<string, JsonObject>>();
  return (resource, anchor) => {
    let library = libraries.get(resource);
    if (!library) {
      const found = resources.find(({ id, branch }) => id === resource && branch === master);
      const controls = objectAt(objectAt(parseObject(found?.data ?? '') ?? {}, 'mockup') ?? {}, 'controls') ?? {};
      library = new Map(objectsAt(controls, 'control').map((control) => [textAt(control, 'ID') ?? '', control]));
      libraries.set(resource, library);
    }
    return library.get(anchor);
  };
}

function readThumbnails(tables: ProjectTables): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, attributes = ''] of tables.thumbnails) {
    const thumbnail = parseObject(attributes) ?? {};
    const picture = toPicture(textAt(thumbnail, 'image') ?? '');
    if (picture)
      found.set(`${textAt(thumbnail, 'resourceID') ?? ''} ${textAt(thumbnail, 'branchID') ?? master}`, picture);
  }
  return found;
}

function readAssets(resources: readonly Resource[]): Readonly<Record<string, string>> {
  const assets = emptyMap<string>();
  for (const resource of resources) {
    const kind = textAt(resource.attributes, 'kind');
    if ((kind !== 'asset' && kind !== 'otherAsset') || assets[resource.id] !== undefined) continue;
    const picture = toPicture(resource.data);
    if (picture) assets[resource.id] = picture;
  }
  return assets;
}

const magic: readonly (readonly [string, string])[] = [
  ['iVBORw0KGgo', 'png'],
  ['/9j/', 'jpeg'],
  ['R0lGOD', 'gif'],
];

// RIFF, four bytes of length, WEBP.
const isWebp = (base64: string): boolean => base64.startsWith('UklGR') && base64.slice(11, 16) === 'XRUJQ';

/** A `data:` URL for base64 of a PNG, JPEG, GIF or WebP, told by its first bytes; undefined for anything else. */
export function toPicture(base64: string): string | undefined {
  const kind = magic.find(([start]) => base64.startsWith(start))?.[1] ?? (isWebp(base64) ? 'webp' : undefined);
  const data = kind === undefined ? '' : base64.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(data) ? `data:image/${kind ?? ''};base64,${data}` : undefined;
}
