// Reads a project's folder as clasp would push it: the manifest, the scripts in order, the HTML files.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Project } from '../api';

/** The manifest and files of a folder. Throws with one clear line where the folder is not a project. */
export function readProject(folder: string): Project {
  const manifestFile = path.join(folder, 'appsscript.json');
  const names = filesBelow(folder, '');
  if (!names.includes('appsscript.json'))
    throw new Error(`${folder} holds no appsscript.json: it is no Apps Script project.`);
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  let manifest: Project['manifest'];
  try {
    manifest = JSON.parse(read('appsscript.json')) as Project['manifest'];
  } catch (error) {
    throw new Error(`${manifestFile} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  return {
    manifest,
    files: {
      scripts: names.filter((name) => /\.(gs|js)$/.test(name)).map((name) => ({ name, source: read(name) })),
      html: Object.fromEntries(
        names.filter((name) => name.endsWith('.html')).map((name) => [name.slice(0, -'.html'.length), read(name)]),
      ),
    },
  };
}

/** Every file below a folder, by its path with slashes, in alphabetical order. */
const filesBelow = (folder: string, prefix: string): string[] =>
  readdirSync(path.join(folder, prefix), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .flatMap((item) => (item.isDirectory() ? filesBelow(folder, `${prefix}${item.name}/`) : [`${prefix}${item.name}`]))
    .sort();
