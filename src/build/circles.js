// Circles of imports: files that import each other, if only for a type, can be read and moved together alone.
import ts from 'typescript';

/**
 * Finds one way round in each of them.
 * @param {readonly string[]} fileNames
 * @param {ts.CompilerOptions} options how modules are found
 * @param {(file: string) => { text: string }} read
 * @returns {readonly (readonly string[])[]} the files on the way, each of which imports the next, and the last the first
 */
export function circlesIn(fileNames, options, read) {
  const cache = ts.createModuleResolutionCache(ts.sys.getCurrentDirectory(), (name) => name, options);
  /** @param {string} file */
  const importedBy = (file) =>
    ts
      .preProcessFile(read(file).text, true, true)
      .importedFiles.flatMap(
        ({ fileName }) => ts.resolveModuleName(fileName, file, options, ts.sys, cache).resolvedModule ?? [],
      )
      .filter(({ isExternalLibraryImport }) => isExternalLibraryImport !== true)
      .map(({ resolvedFileName }) => resolvedFileName);
  const known = new Set(fileNames);
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const way = [];
  /** @type {string[][]} */
  const circles = [];
  /** @param {string} file */
  const follow = (file) => {
    const at = way.indexOf(file);
    if (at >= 0) circles.push(way.slice(at));
    if (at >= 0 || done.has(file) || !known.has(file)) return;
    way.push(file);
    importedBy(file).forEach(follow);
    way.pop();
    done.add(file);
  };
  fileNames.forEach(follow);
  return circles;
}
