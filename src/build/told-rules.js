// The add-on decides about Mockups for Google Drive alone. Of other products it tells what there is and how users are counted;
// what their rules say of deciding is for the command and the library, and not for what Apps Script reads at every click.
import { parse as parseProgram } from 'acorn';
import { transform } from 'esbuild';
import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './installed.js';

const rulesFolder = path.join(root, 'src/rules');

/** What the add-on never asks of a rule: of its own product where it comes from, of others also what it decides. */
const unasked = (/** @type {string} */ file) =>
  /[\\/](?:google-drive|every)\b/.test(file) ? ['sources'] : ['sources', 'access', 'change'];

/** What a product can do besides telling and counting. */
const deciding = ['decide', 'change', 'standing'];

/**
 * Leaves out what the add-on does not tell.
 * @type {import('esbuild').Plugin}
 */
export const toldRules = {
  name: 'told-rules',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]rules[\\/]products[\\/].*\.ts$/ }, async ({ path: file }) => ({
      contents: toldOf(await plain(await readFile(file, 'utf8')), file),
      loader: 'js',
    }));
    build.onLoad({ filter: /[\\/]messages[\\/]rules\.en\.ts$/ }, async ({ path: file }) => ({
      contents: sentencesTold(await plain(await readFile(file, 'utf8')), await everythingTold()),
      loader: 'js',
    }));
  },
};

const plain = async (/** @type {string} */ code) => (await transform(code, { loader: 'ts' })).code;

/** The rules of every product, as they are told. */
async function everythingTold() {
  const files = readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const told = files.map(async (name) => {
    const file = path.join(rulesFolder, name);
    return toldOf(await plain(readFileSync(file, 'utf8')), file);
  });
  return (await Promise.all(told)).join('\n');
}

/**
 * A module of rules without what is not told, and where what nobody uses any more may be left out.
 * @param {string} code plain JavaScript
 * @param {string} file
 */
function toldOf(code, file) {
  const names = unasked(file);
  const isOwn = names.length === 1;
  /** @type {(readonly [start: number, end: number, text: string])[]} */
  const edits = [];
  const leaveOut = (/** @type {import('acorn').Node} */ node) => {
    const comma = /^\s*,/.exec(code.slice(node.end))?.[0].length ?? 0;
    edits.push([node.start, node.end + comma, '']);
  };
  everyNode(parseProgram(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type === 'ObjectExpression' && !isOwn && propertiesOf(node).some(({ name }) => name === 'countedBy')) {
      for (const { name, property } of propertiesOf(node)) if (deciding.includes(name)) leaveOut(property);
    }
    if (node.type !== 'CallExpression') return;
    const { callee } = node;
    const isRules =
      callee.type === 'CallExpression' && callee.callee.type === 'Identifier' && callee.callee.name === 'rulesOf';
    const [rules] = node.arguments;
    if (isRules && rules?.type === 'ObjectExpression') {
      for (const { property, value } of propertiesOf(rules)) {
        if (value.type !== 'ObjectExpression') throw new Error(`${file}: a rule is written down as an object`);
        const its = propertiesOf(value);
        if (its.every(({ name }) => names.includes(name))) leaveOut(property);
        else for (const one of its) if (names.includes(one.name)) leaveOut(one.property);
      }
    }
    if (isRules || (callee.type === 'Identifier' && callee.name === 'createDecider'))
      edits.push([node.start, node.start, '/* @__PURE__ */ ']);
  });
  let written = '';
  let at = 0;
  for (const [start, end, text] of edits.sort(([one], [other]) => one - other)) {
    written += code.slice(at, start) + text;
    at = end;
  }
  return written + code.slice(at);
}

/**
 * The sentences of rules that are told. A rule that only some other product decides by has none here.
 * @param {string} code of the catalogue, plain JavaScript
 * @param {string} told
 */
function sentencesTold(code, told) {
  return code.replace(/^ {2}"(?!drive\/)([\w-]+\/[\w-]+)": .*\n/gm, (line, id) =>
    told.includes(`"${id}"`) ? line : '',
  );
}

/** @param {import('acorn').ObjectExpression} object */
const propertiesOf = ({ properties }) =>
  properties.flatMap((property) => {
    if (property.type !== 'Property') return [];
    const { key, value } = property;
    return [
      { name: key.type === 'Identifier' ? key.name : String(key.type === 'Literal' && key.value), property, value },
    ];
  });

/** Every node of a tree, the outer one before. @param {import('acorn').Node} node @param {(node: import('acorn').AnyNode) => void} look */
function everyNode(node, look) {
  look(/** @type {import('acorn').AnyNode} */ (node));
  for (const part of Object.values(node).flat()) {
    if (part !== null && typeof part === 'object' && typeof part.type === 'string') everyNode(part, look);
  }
}
