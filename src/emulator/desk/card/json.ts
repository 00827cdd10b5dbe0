// Reads the card protocol's JSON, of which nothing may be taken for granted: raw JSON of an add-on lands here too.

export type CardObject = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): CardObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CardObject) : undefined;

export const objectsOf = (value: unknown): readonly CardObject[] =>
  Array.isArray(value) ? value.map(objectOf).filter((one) => one !== undefined) : [];

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0) || 0);

/** The text without its markup, for labels. */
export const plainText = (text: string): string =>
  new DOMParser().parseFromString(text, 'text/html').body.textContent.trim();

/** A colour of the protocol as CSS. */
export function cssColor(value: unknown): string | undefined {
  const color = objectOf(value);
  if (color === undefined) return undefined;
  const part = (name: string): number => Math.round(numberOf(color[name]) * 255);
  return `rgb(${part('red')} ${part('green')} ${part('blue')})`;
}

/** Black or white, whichever can be read on this colour. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function inkOn(value: unknown): string {
  const color = objectOf(value) ?? {};
  const light = (name: string): number => {
    const part = numberOf(color[name]);
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * light('red') + 0.7152 * light('green') + 0.0722 * light('blue') > 0.179 ? '#000' : '#fff';
}
