// Exported names that nobody imports: what only its own file uses is no export, and what nobody uses is no code.
import path from 'node:path';
import ts from 'typescript';
import { root } from './installed.js';

/** Files whose exports are for others than the files that import them by name. */
const entries = [
  // What package.json exports, and what its `imports` and the build take for each other.
  ...['src/rules/index.ts', 'src/admin/library.ts', 'src/emulator/index.ts', 'src/mockup/icons/bundled.ts'],
  'src/mockup/icons/whole.ts',
  // Functions that Apps Script calls by their names, and what the open page finds in the editor.
  'src/addon/main.ts',
  // What the build asks for what it parts off the script.
  'src/addon/seldom.ts',
  'src/pages/edit/editor.ts',
  'src/pages/edit/more.ts',
  'src/pages/review/more.ts',
  // Stands in for `@jest/globals`.
  'src/build/mutation/without-jest.js',
].map((name) => path.join(root, name));

/** Every name of a module. */
const all = '*';

/** The names that a pattern or a name declares. @param {ts.BindingName} name @returns {readonly string[]} */
const boundIn = (name) =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundIn(element.name) : []));

/**
 * The names that a statement exports. Those without a name are for tools.
 * @param {ts.Statement} statement
 * @returns {readonly string[]}
 */
function exportedBy(statement) {
  if (ts.isExportDeclaration(statement)) {
    const names = statement.exportClause;
    const listed = names !== undefined && ts.isNamedExports(names) ? names.elements.map(({ name }) => name.text) : [];
    return listed.filter((name) => name !== 'default');
  }
  const kinds = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []).map(({ kind }) => kind) : [];
  if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundIn(name));
  const { name } = /** @type {ts.DeclarationStatement} */ (statement);
  return name !== undefined && ts.isIdentifier(name) ? [name.text] : [];
}

/**
 * What a node takes out of which module, as it is written there.
 * @param {ts.Node} node
 * @returns {{ module: ts.Node | undefined, names: readonly string[] } | undefined}
 */
function importedBy(node) {
  /** @param {ts.NamedImportBindings | ts.NamedExportBindings | undefined} given */
  const namesOf = (given) =>
    given !== undefined && (ts.isNamedImports(given) || ts.isNamedExports(given))
      ? given.elements.map(({ propertyName, name }) => (propertyName ?? name).text)
      : [all];
  if (ts.isImportDeclaration(node))
    return { module: node.moduleSpecifier, names: namesOf(node.importClause?.namedBindings) };
  if (ts.isExportDeclaration(node)) return { module: node.moduleSpecifier, names: namesOf(node.exportClause) };
  if (ts.isImportTypeNode(node)) {
    let first = node.qualifier;
    while (first !== undefined && ts.isQualifiedName(first)) first = first.left;
    return {
      module: ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined,
      names: [first?.text ?? all],
    };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return { module: node.arguments[0], names: [all] };
  return undefined;
}

/**
 * Finds them in these files of code, of which `tests` count only for what its own file uses as well: nothing lives for
 * its test alone.
 * @param {readonly string[]} fileNames
 * @param {ts.CompilerOptions} options how modules are found
 * @param {(file: string) => { text: string }} read
 * @param {(file: string) => boolean} isTest
 * @returns {readonly { file: string, name: string }[]}
 */
export function unusedExports(fileNames, options, read, isTest) {
  const cache = ts.createModuleResolutionCache(root, (name) => name, options);
  /** Who imports what: `file#name` of the module, and the files that do. @type {Map<string, Set<string>>} */
  const users = new Map();
  /** @type {{ file: string, name: string, isUsedAtHome: boolean }[]} */
  const exported = [];
  for (const file of fileNames) {
    const source = ts.createSourceFile(file, read(file).text, ts.ScriptTarget.Latest);
    /** How often each name stands in the file. @type {Map<string, number>} */
    const named = new Map();
    /** @param {ts.Node} node */
    const visit = (node) => {
      if (ts.isIdentifier(node)) named.set(node.text, (named.get(node.text) ?? 0) + 1);
      const imported = importedBy(node);
      if (imported?.module !== undefined && ts.isStringLiteral(imported.module)) {
        const found = ts.resolveModuleName(imported.module.text, file, options, ts.sys, cache).resolvedModule;
        for (const name of found === undefined || found.isExternalLibraryImport ? [] : imported.names) {
          const key = `${path.normalize(found?.resolvedFileName ?? '')}#${name}`;
          users.set(key, (users.get(key) ?? new Set()).add(file));
        }
      }
      for (const comment of /** @type {{ jsDoc?: ts.JSDoc[] }} */ (node).jsDoc ?? []) visit(comment);
      ts.forEachChild(node, visit);
    };
    visit(source);
    if (entries.includes(file)) continue;
    for (const name of source.statements.flatMap(exportedBy))
      exported.push({ file, name, isUsedAtHome: (named.get(name) ?? 0) > 1 });
  }
  return exported
    .filter(({ file, name, isUsedAtHome }) => {
      const by = [name, all].flatMap((one) => [...(users.get(`${file}#${one}`) ?? [])]);
      return !by.some((user) => isTest(file) || isUsedAtHome || !isTest(user));
    })
    .map(({ file, name }) => ({ file, name }));
}
