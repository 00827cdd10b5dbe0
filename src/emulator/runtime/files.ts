// Reads a project's folder as clasp would push it: the manifest, the scripts in order, the HTML files.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import micromatch from 'micromatch';
import type { Project } from '../api';

/** What `.clasp.json` says of which files are pushed. https://github.com/google/clasp#project-settings-file-claspjson */
interface ClaspSettings {
  readonly srcDir?: string;
  readonly rootDir?: string;
  readonly filePushOrder?: readonly string[];
  readonly skipSubdirectories?: boolean;
  readonly fileExtension?: string;
  readonly scriptExtensions?: readonly string[] | string;
  readonly htmlExtensions?: readonly string[] | string;
}

/** Where a project's files lie, and what clasp is told about them. */
interface Place {
  /** The folder of the manifest, or one above it. */
  readonly content: string;
  /** The folder from which clasp is run. */
  readonly root: string;
  readonly settings: ClaspSettings;
}

/** The manifest and files of a folder. Throws with one clear line where the folder is not a project. */
export function readProject(folder: string): Project {
  const place = placeOf(path.resolve(folder));
  const none = `${folder} holds no appsscript.json: it is no Apps Script project.`;
  // Somebody's home is not searched; where clasp is at work, the manifest may lie below.
  const isLikely = [place.root, place.content].some((at) =>
    ['.clasp.json', 'appsscript.json'].some((name) => existsSync(path.join(at, name))),
  );
  if (!isLikely) throw new Error(none);
  const names = filesBelow(place.content, '', place.settings.skipSubdirectories !== true).filter(keptBy(place.root));
  const read = (name: string): string => readFileSync(path.join(place.content, name), 'utf8').replace(/^\uFEFF/, '');
  const manifestName = names.find((name) => path.posix.basename(name) === 'appsscript.json');
  if (manifestName === undefined) throw new Error(none);
  const ordered = inPushOrder(names, place);
  const scriptEndings = endings(place.settings.scriptExtensions ?? place.settings.fileExtension, ['.gs', '.js']);
  const htmlEndings = endings(place.settings.htmlExtensions, ['.html']);
  const scripts = ordered.filter((name) => scriptEndings.includes(path.extname(name).toLowerCase()));
  refuseTwins(scripts);
  return {
    manifest: parsed(read(manifestName), path.join(place.content, manifestName)),
    files: {
      scripts: scripts.map((name) => ({ name, source: read(name) })),
      html: Object.fromEntries(
        ordered
          .filter((name) => htmlEndings.includes(path.extname(name).toLowerCase()))
          .map((name) => [withoutEnding(name), read(name)]),
      ),
    },
  };
}

/** The folder whose changes change the project. */
export const contentFolder = (folder: string): string => placeOf(path.resolve(folder)).content;

/** A folder with `.clasp.json` says itself where its files lie; one that lies in such a place goes by the same rules. */
function placeOf(folder: string): Place {
  for (let root = folder; ; root = path.dirname(root)) {
    const file = path.join(root, '.clasp.json');
    if (existsSync(file)) {
      const settings = parsed(readFileSync(file, 'utf8'), file) as ClaspSettings;
      const content = path.resolve(root, settings.srcDir ?? settings.rootDir ?? '.');
      if (path.relative(root, content).startsWith('..'))
        throw new Error(`${file}: rootDir "${settings.srcDir ?? settings.rootDir ?? ''}" leads out of the project.`);
      if (root === folder || content === folder) return { content, root, settings };
    }
    if (path.dirname(root) === root) return { content: folder, root: folder, settings: {} };
  }
}

function parsed(text: string, file: string): Project['manifest'] {
  try {
    return JSON.parse(text) as Project['manifest'];
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`, { cause: error });
  }
}

/** Every file below a folder, by its path with slashes, in clasp's order. */
const filesBelow = (folder: string, prefix: string, isDeep: boolean): readonly string[] =>
  existsSync(folder)
    ? readdirSync(path.join(folder, prefix), { withFileTypes: true })
        .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
        .flatMap((item) => {
          if (!item.isDirectory()) return [`${prefix}${item.name}`];
          return isDeep ? filesBelow(folder, `${prefix}${item.name}/`, isDeep) : [];
        })
        .sort((one, other) => one.localeCompare(other))
    : [];

/** Whether `.claspignore` leaves a file in, read as clasp reads it. */
function keptBy(root: string): (name: string) => boolean {
  const file = path.join(root, '.claspignore');
  if (!existsSync(file)) return () => true;
  const patterns = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  if (patterns.length === 0) return () => true;
  return (name) => micromatch.not([name], patterns, { dot: true }).length > 0;
}

/** What `filePushOrder` names comes first, in its order; paths in it are those from the folder in which clasp is run. */
function inPushOrder(names: readonly string[], { content, root, settings }: Place): readonly string[] {
  const wanted = (settings.filePushOrder ?? []).map((name) => path.posix.normalize(name));
  const from = path.relative(root, content).split(path.sep).join('/');
  const placeIn = (name: string): number => {
    const at = wanted.indexOf(path.posix.join(from, name));
    return at < 0 ? wanted.length : at;
  };
  return [...names].sort((one, other) => placeIn(one) - placeIn(other));
}

const endings = (given: readonly string[] | string | undefined, otherwise: readonly string[]): readonly string[] =>
  given === undefined
    ? otherwise
    : [given].flat().map((ending) => (ending.startsWith('.') ? ending : `.${ending}`).toLowerCase());

const withoutEnding = (name: string): string => name.slice(0, -path.extname(name).length);

/** In a project at Google a name stands once. */
function refuseTwins(scripts: readonly string[]): void {
  const bare = scripts.map(withoutEnding);
  const twin = bare.findIndex((name, at) => bare.indexOf(name) !== at);
  if (twin < 0) return;
  const both = scripts.filter((_, at) => bare[at] === bare[twin]);
  throw new Error(`Conflicting files found: ${both.join(' and ')} would be one file of the project.`);
}
