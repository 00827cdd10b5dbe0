// What the server puts into a page for it to begin with.

const place = /(<script type="application\/json" id="opening">)([^<]*)/;

/** What the page of this HTML begins with; undefined where it has nothing of the kind. */
export function openingIn(html: string): unknown {
  const [, , json] = place.exec(html) ?? [];
  return json === undefined || json === '' ? undefined : JSON.parse(json);
}

/** The same page, which begins with this instead. */
export const beginningWith = (html: string, opening: object): string =>
  html.replace(place, (_, tag: string) => tag + JSON.stringify(opening).replaceAll('<', '\\u003c'));
