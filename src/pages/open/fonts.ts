// The lettering of drawings: made known to the page, and embedded in what is downloaded.
import regular from '@fontsource/balsamiq-sans/files/balsamiq-sans-latin-400-normal.woff2';
import bold from '@fontsource/balsamiq-sans/files/balsamiq-sans-latin-700-normal.woff2';

const faces = [
  { url: regular, weight: '400' },
  { url: bold, weight: '700' },
] as const;

/** Loads the lettering; drawings appear in a similar font until then. */
export async function loadFonts(): Promise<void> {
  await Promise.all(
    faces.map(async ({ url, weight }) => {
      const face = new FontFace('Balsamiq Sans', `url(${url})`, { weight });
      document.fonts.add(await face.load());
    }),
  );
}

/** The same as CSS, for a drawing that leaves the page. */
export const fontCss = (): string =>
  faces
    .map(({ url, weight }) => `@font-face{font-family:'Balsamiq Sans';font-weight:${weight};src:url(${url})}`)
    .join('');
