// The notices of everybody whose work is in what is published: their licenses ask that they go along with it.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';

/** Packages of which files are taken as they are: fonts, the database engine, and the names of Apps Script's classes. */
const taken = [
  'node_modules/@fontsource/material-symbols-outlined/',
  'node_modules/@types/google-apps-script/',
  'node_modules/sql.js/',
];

/** Folders of packages of which something was built in. */
const used = new Set(taken);

/**
 * For every bundle that is published: notes the packages of which something is in it.
 * @type {import('esbuild').Plugin}
 */
export const noteLibraries = {
  name: 'note-libraries',
  setup({ initialOptions, onEnd }) {
    initialOptions.metafile = true;
    onEnd(({ metafile }) => {
      for (const { inputs } of Object.values(metafile?.outputs ?? {})) {
        for (const file of Object.keys(inputs)) {
          const [folder] = /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+\//.exec(file) ?? [];
          if (folder !== undefined) used.add(folder);
        }
      }
    });
  },
};

/** @param {string} folder @param {string} file */
const read = (folder, file) => readFileSync(path.join(root, folder, file), 'utf8').trim();

/** The section that some packages have in their README instead of a file; empty where there is none. @param {string} folder */
const inReadme = (folder) => /^#*\s*licen[cs]e\b.*/ims.exec(read(folder, 'README.md'))?.[0].trim() ?? '';

/**
 * One package's notice: its name, its license, and the text that it ships. Throws for a package that says nothing.
 * @param {string} folder below the project's folder, with a slash at its end
 */
function noticeOf(folder) {
  const { name, version, license } = JSON.parse(read(folder, 'package.json'));
  const files = readdirSync(path.join(root, folder)).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const texts = files.length > 0 ? files.sort().map((file) => read(folder, file)) : [inReadme(folder)];
  if (license === undefined || texts.includes(''))
    throw new Error(`${folder} has no notice: read its license yourself.`);
  return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') };
}

/** The notices of everything that was built in, as text; packages that say the same share it. */
function noticesText() {
  /** @type {Map<string, Set<string>>} */
  const titles = new Map();
  for (const { title, text } of [...used].sort().map(noticeOf)) {
    titles.set(text, (titles.get(text) ?? new Set()).add(title));
  }
  const intro = 'What follows is the work of others, of which some is part of Mockups for Google Drive: subscriptions.';
  const rule = '-'.repeat(80);
  return `${[intro, ...[...titles].map(([text, of]) => `${rule}\n${[...of].join('\n')}\n\n${text}`)].join('\n\n')}\n`;
}

/** The same as a page, in ASCII as HtmlService wants it. @param {string} text */
const noticesHtml = (text) =>
  [
    '<!doctype html>',
    '<html>',
    '<head><base target="_top">',
    '<style>body { margin: 2rem; } pre { white-space: pre-wrap; font: 14px/1.5 monospace; }</style></head>',
    `<body><pre>${text.replace(/[&<>\u007f-\u{10ffff}]/gu, (letter) => `&#${letter.codePointAt(0)};`)}</pre></body>`,
    '</html>',
    '',
  ].join('\n');

/** Writes what is to go along: beside the programs, and as a page of the add-on. Everything was built before. */
export function writeNotices() {
  const text = noticesText();
  writeFileSync(path.join(root, 'lib/NOTICES.txt'), text);
  writeFileSync(path.join(root, 'dist/notices.html'), noticesHtml(text));
}
