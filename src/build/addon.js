// dist/: the add-on as Apps Script wants it. One file of plain global functions, one HTML file a page, the manifest.
import { build, transform } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildVersion } from './built.js';
import { root } from './installed.js';
import { buildPart, lending } from './lent.js';
import { loaded } from './loaded.js';
import { compiledMessages } from './messages.js';
import { noteLibraries } from './notices.js';
import { buildScript } from './script.js';
import { forHtmlService } from './served.js';
import { toldRules } from './told-rules.js';

const pagesFolder = path.join(root, 'src/pages');

/** Settings that every bundle for Apps Script's V8 shares: no modules, no class fields, ASCII only. */
const forAppsScript = /** @type {const} */ ({
  bundle: true,
  plugins: /** @type {import('esbuild').Plugin[]} */ ([toldRules, compiledMessages, noteLibraries]),
  target: 'es2020',
  charset: 'ascii',
  legalComments: 'none',
  // Names too: the largest part of the bundle is libraries, and Apps Script reads all of it for every click.
  minify: true,
  logLevel: 'warning',
  define: { BUILD_VERSION: JSON.stringify(buildVersion()) },
});

/**
 * Builds dist/ afresh.
 * @returns {Promise<{ folder: string, functions: readonly string[], metafile: import('esbuild').Metafile }>}
 */
export async function buildAddon(folder = path.join(root, 'dist')) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { script, part, ...built } = await buildScript(forAppsScript, smaller);
  writeFileSync(path.join(folder, 'Code.js'), script);
  writeFileSync(path.join(folder, 'server-more.html'), part);
  copyFileSync(path.join(root, 'appsscript.json'), path.join(folder, 'appsscript.json'));
  // Deploying writes the target's own: src/deploy/vendor.ts.
  const vendor = JSON.parse(readFileSync(path.join(root, 'src/addon/vendor.sample.json'), 'utf8'));
  delete vendor.logoUrl;
  writeFileSync(path.join(folder, 'Deployed.js'), `var deployed_ = ${JSON.stringify({ vendor }, null, 2)};\n`);
  // Read only by the page that opens a project, so that every other page stays light.
  writeFileSync(path.join(folder, 'sqlite.html'), await databaseEngine());
  writeFileSync(path.join(folder, 'letters-bold.html'), JSON.stringify({ bold: lettering('latin', 700) }));
  for (const alphabet of ['latin-ext', 'cyrillic']) {
    const [regular, bold] = [400, 700].map((weight) => lettering(alphabet, weight));
    writeFileSync(path.join(folder, `letters-${alphabet}.html`), JSON.stringify({ regular, bold }));
  }
  const icons = await everyIcon();
  writeFileSync(path.join(folder, 'icons.html'), iconSet(icons));
  writeFileSync(path.join(folder, 'icon-names.html'), iconNames(icons));
  await Promise.all([...pages().map((page) => buildPage(page, folder)), buildEditor(folder), buildReviewMore(folder)]);
  return { folder, ...built };
}

/**
 * The same script in fewer letters: esbuild minifies in one pass, and what that leaves over shows only in another.
 * @param {string} script plain ASCII, that defines global functions
 * @param {import('@swc/core').TerserCompressOptions} more
 */
async function smaller(script, more = {}) {
  // Only now, when it has been said where it unpacks itself to.
  const { minify } = await import('@swc/core');
  const { code } = await minify(script, {
    compress: { passes: 3, ecma: 2020, keep_fargs: false, pure_getters: true, ...more },
    mangle: true,
    format: { ascii_only: true, comments: false },
  });
  return code;
}

/**
 * The same of a part of a page, where nothing is made by calling a function with `new`.
 * @param {string} script
 */
const smallerPart = (script) => smaller(script, { unsafe_arrows: true, unsafe_methods: true });

/**
 * Base64 of a font file for letters that the page does not carry.
 * @param {string} alphabet
 * @param {number} weight
 */
const lettering = (alphabet, weight) =>
  readFileSync(
    path.join(root, `node_modules/@fontsource/balsamiq-sans/files/balsamiq-sans-${alphabet}-${weight}-normal.woff2`),
  ).toString('base64');

/** SQLite as JSON: its machine code in base64, and the script that starts it. */
async function databaseEngine() {
  const folder = path.join(root, 'node_modules/sql.js/dist');
  const glue = readFileSync(path.join(folder, 'sql-wasm-browser.js'), 'utf8');
  const { code } = await transform(glue, { minify: true, target: 'es2022', charset: 'ascii', legalComments: 'none' });
  return JSON.stringify({ glue: code, machine: readFileSync(path.join(folder, 'sql-wasm.wasm')).toString('base64') });
}

/** @typedef {Record<string, string | { width: number, height: number, path: string }>} Icons by key, or the key that another stands for */

/** @returns {Promise<Icons>} */
async function everyIcon() {
  const whole = await loaded('mockup/icons/whole.ts', { plugins: [noteLibraries] });
  return whole.everyIcon;
}

/** Every icon as JSON, for the server to pick from: width, height and path by key. @param {Icons} icons */
const iconSet = (icons) =>
  JSON.stringify({
    license: 'Font Awesome Free 6 by Fonticons, Inc. https://fontawesome.com/license/free (icons CC BY 4.0)',
    ...Object.fromEntries(
      Object.entries(icons).map(([key, icon]) => [
        key,
        typeof icon === 'string' ? icon : [icon.width, icon.height, icon.path],
      ]),
    ),
  });

/** The icons' names as JSON, for whoever chooses one: by style, blanks between, each with its other names after commas. @param {Icons} icons */
function iconNames(icons) {
  /** @type {Map<string, Set<string>>} */
  const names = new Map(
    Object.entries(icons).flatMap(([key, icon]) => (typeof icon === 'string' ? [] : [[key, new Set()]])),
  );
  for (const [key, icon] of Object.entries(icons)) {
    if (typeof icon === 'string') names.get(icon)?.add(key.replace(/^.*:/, ''));
  }
  /** @type {Record<string, string[]>} */
  const byStyle = { solid: [], regular: [], brands: [] };
  for (const [key, also] of names) {
    const [style = '', name = ''] = key.split(':');
    byStyle[style]?.push([name, ...also].join(','));
  }
  return JSON.stringify(Object.fromEntries(Object.entries(byStyle).map(([style, list]) => [style, list.join(' ')])));
}

/**
 * The editor, which the open page fetches for those who edit, with its words; and what the editor fetches now and then.
 * @param {string} folder
 */
async function buildEditor(folder) {
  const at = (/** @type {string} */ file) => path.join(pagesFolder, file);
  // Handed over as it is, never through HtmlService.
  const options = { ...forPages(folder), supported: {} };
  const { editorEnglish } = await loaded('messages/editor.en.ts', { plugins: options.plugins });
  writeFileSync(path.join(folder, 'editor-words.html'), JSON.stringify(editorEnglish));
  const words = { 'messages/editor.en': ['editorEnglish'] };
  const lenders = [at('open/lend.ts'), at('edit/lend.ts')];
  for (const [name, entry, lent] of /** @type {const} */ ([
    ['editor', 'edit/editor.ts', lenders.slice(0, 1)],
    ['editor-more', 'edit/more.ts', lenders],
  ])) {
    const part = await buildPart(at(entry), lent, words, options, smallerPart);
    writeFileSync(path.join(folder, `${name}.html`), part);
  }
}

/** What the review page fetches with the views that are looked at now and then. @param {string} folder */
async function buildReviewMore(folder) {
  const at = (/** @type {string} */ file) => path.join(pagesFolder, 'review', file);
  const options = { ...forPages(folder), supported: {} };
  const part = await buildPart(at('more.ts'), [at('lend.ts')], {}, options, smallerPart);
  writeFileSync(path.join(folder, 'review-more.html'), part);
}

/** The folders of src/pages that are pages: those with a main.tsx. */
const pages = () =>
  readdirSync(pagesFolder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(path.join(pagesFolder, item.name, 'main.tsx')))
    .map((item) => item.name);

/** Settings that everything in a browser shares. */
const forPages = (/** @type {string} */ folder) =>
  /** @type {const} */ ({
    bundle: true,
    plugins: /** @type {import('esbuild').Plugin[]} */ ([compiledMessages, noteLibraries, lending]),
    minify: true,
    target: 'es2022',
    // HtmlService ignores what a page says of its letters, and its scanner of comments knows no template literals.
    charset: 'ascii',
    supported: { 'template-literal': false },
    legalComments: 'none',
    logLevel: 'warning',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'dataurl', '.woff': 'empty', '.png': 'dataurl', '.svg': 'dataurl' },
    outdir: folder,
  });

/**
 * One page as one HTML file, script and style inside it, as HtmlService serves it.
 * @param {string} page
 * @param {string} folder
 */
async function buildPage(page, folder) {
  const result = await build({
    ...forPages(folder),
    entryPoints: [path.join(pagesFolder, page, 'main.tsx')],
    write: false,
  });
  const text = (/** @type {string} */ ending) =>
    result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  writeFileSync(
    path.join(folder, `${page}.html`),
    [
      '<!doctype html>',
      '<html>',
      '<head><base target="_top">',
      `<style>${text('.css').replaceAll('</style', '<\\/style')}</style></head>`,
      '<body><div id="root"></div>',
      `<script>${forHtmlService(text('.js').trimEnd()).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}</script>`,
      '</body></html>',
      '',
    ].join('\n'),
  );
}
