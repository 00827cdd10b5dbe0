// The lettering of drawings: made known to the page, and embedded in what is downloaded.
import regular from '@fontsource/balsamiq-sans/files/balsamiq-sans-latin-400-normal.woff2';
import type { Alphabet } from '../../contract/open';
import type { Control, Scene } from '../../mockup/scene';
import type { SvgElement } from '../../mockup/svg';
import type { ServerCalls } from './server';

interface Face {
  readonly url: string;
  readonly weight: '400' | '700';
  /** The letters that it is for, where there are others for the rest. */
  readonly range?: string;
}

const faces: Face[] = [{ url: regular, weight: '400' }];

/** Letters that are fetched when a file has any of them. */
const alphabets: readonly { readonly name: Alphabet; readonly range: string; readonly letters: RegExp }[] = [
  {
    name: 'latin-ext',
    range: 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20CF',
    letters: /[\u0100-\u02ba\u1e00-\u1e9f\u1ef2-\u1eff]/,
  },
  {
    name: 'cyrillic',
    range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
    letters: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/,
  },
];

async function add(face: Face): Promise<void> {
  const { url, weight, range } = face;
  const loaded = new FontFace('Balsamiq Sans', `url(${url})`, { weight, ...(range && { unicodeRange: range }) });
  document.fonts.add(await loaded.load());
}

/** Loads the lettering; drawings appear in a similar font until then. */
export async function loadFonts(): Promise<void> {
  await Promise.all(faces.map(add));
}

/** Fetches the bold letters when a drawing first has any; until then the browser thickens the others. */
export async function loadBold(drawing: SvgElement, server: ServerCalls): Promise<void> {
  if (asked.has('bold') || !hasBold(drawing)) return;
  await fetched('bold', server, ({ bold = '' }) => [{ url: bold, weight: '700' }]);
}

const hasBold = ({ attributes, children }: SvgElement): boolean =>
  attributes['font-weight'] === 700 || children.some((child) => typeof child !== 'string' && hasBold(child));

const asked = new Set<Alphabet | 'bold'>();

/** Adds the faces that are made of the addresses of fetched files, once. */
async function fetched(
  name: Alphabet | 'bold',
  server: ServerCalls,
  facesOf: (urls: Readonly<Record<string, string>>) => readonly Face[],
): Promise<void> {
  asked.add(name);
  try {
    const files = Object.entries(JSON.parse(await server.readAsset(`letters-${name}`)) as Record<string, string>);
    const more = facesOf(Object.fromEntries(files.map(([file, base64]) => [file, `data:font/woff2;base64,${base64}`])));
    faces.push(...more);
    await Promise.all(more.map(add));
  } catch (error) {
    asked.delete(name);
    throw error;
  }
}

/** Fetches the letters that this scene has and the page does not carry; each alphabet once. */
export async function loadLetters(scene: Scene, server: ServerCalls): Promise<void> {
  const wanted = alphabets.filter(({ name, letters }) => !asked.has(name) && hasLetters(scene, letters));
  await Promise.all(
    wanted.map(({ name, range }) =>
      fetched(name, server, ({ regular: plain = '', bold = '' }) => [
        { url: plain, weight: '400', range },
        { url: bold, weight: '700', range },
      ]),
    ),
  );
}

function hasLetters({ mockups }: Scene, letters: RegExp): boolean {
  const has = ({ text, children }: Control): boolean =>
    (text !== undefined && letters.test(text)) || children.some(has);
  return mockups.some(({ name, controls }) => letters.test(name) || controls.some(has));
}

/** The same as CSS, for a drawing that leaves the page. */
export const fontCss = (): string =>
  faces
    .map(
      ({ url, weight, range }) =>
        `@font-face{font-family:'Balsamiq Sans';font-weight:${weight};src:url(${url})${range === undefined ? '' : `;unicode-range:${range}`}}`,
    )
    .join('');
