// What was built from what, so that nothing is built again where neither has changed: starting is then a matter of reading.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';

/** @param {string} folder */
const rememberedIn = (folder) => path.join(folder, '.cache/built.json');

/** What is built, besides `src`, from these. */
const beside = ['package.json', 'package-lock.json', 'appsscript.json', 'tsconfig.json'];

/** Every file below a folder of a project, by its path in the project. @param {string} project @param {string} folder @returns {string[]} */
const filesBelow = (project, folder) =>
  !existsSync(path.join(project, folder))
    ? []
    : readdirSync(path.join(project, folder), { recursive: true, withFileTypes: true })
        .filter((item) => item.isFile())
        .map((item) => path.relative(project, path.join(item.parentPath, item.name)))
        .sort();

/** What the add-on says of itself: the package's version and the commit that it was built from. */
export function buildVersion(project = root) {
  const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
  const git = (/** @type {string[]} */ ...args) =>
    spawnSync('git', args, { cwd: project, encoding: 'utf8' }).stdout?.trim() ?? '';
  const commit = git('rev-parse', '--short=10', 'HEAD') || 'unknown';
  return `${version} · commit ${commit}${git('status', '--porcelain') === '' ? '' : ' with changes'}`;
}

/** A fingerprint of all that the build reads: by content, since every checkout writes its files afresh. */
export function fingerprintOfSources(project = root) {
  const hash = createHash('sha256').update(JSON.stringify([process.version, buildVersion(project)]));
  for (const file of [...beside, ...filesBelow(project, 'src')]) {
    const content = readFileSync(path.join(project, file));
    hash.update(JSON.stringify([file, content.byteLength])).update(content);
  }
  return hash.digest('base64');
}

/** What was built, as it lies there: whatever is touched or gone is built again. @param {string} project */
const builtFiles = (project) =>
  ['dist', 'lib']
    .flatMap((folder) => filesBelow(project, folder))
    .map((file) => {
      const { size, mtimeMs } = statSync(path.join(project, file));
      return [file, size, mtimeMs];
    });

/** Whether what lies there was built from these sources. @param {string} sources as fingerprintOfSources says it */
export function isBuilt(sources, project = root) {
  const remembered = rememberedIn(project);
  if (!existsSync(remembered)) return false;
  return readFileSync(remembered, 'utf8') === JSON.stringify({ sources, files: builtFiles(project) });
}

/** Remembers what has been built. @param {string} sources as it was before the build began */
export function noteBuilt(sources, project = root) {
  const remembered = rememberedIn(project);
  mkdirSync(path.dirname(remembered), { recursive: true });
  writeFileSync(remembered, JSON.stringify({ sources, files: builtFiles(project) }));
}
