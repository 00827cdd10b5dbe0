// What an icon is, and where icons are kept: by style and name as Font Awesome 6 has them.

/** One icon: a path on a field of this size, which is 512 high. */
export interface Glyph {
  readonly width: number;
  readonly height: number;
  /** An SVG path, made of commands and numbers only. */
  readonly path: string;
}

/** Finds an icon by its key, `solid:pen-to-square`; undefined when this library does not have it. */
export type IconLibrary = (key: string) => Glyph | undefined;

/** A library out of plain data, as it is sent to a page. Keys that point to another key are its other names. */
export function libraryOf(entries: Readonly<Record<string, Glyph | string>>): IconLibrary {
  const at = (key: string): Glyph | string | undefined =>
    Object.prototype.hasOwnProperty.call(entries, key) ? entries[key] : undefined;
  return (key) => {
    const found = at(key);
    const glyph = typeof found === 'string' ? at(found) : found;
    return typeof glyph === 'string' ? undefined : glyph;
  };
}

/** One library after the other: the first that has an icon gives it. */
export const eitherOf =
  (...libraries: readonly IconLibrary[]): IconLibrary =>
  (key) => {
    for (const library of libraries) {
      const glyph = library(key);
      if (glyph) return glyph;
    }
    return undefined;
  };
