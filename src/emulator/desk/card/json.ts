// Reads the card protocol's JSON, of which nothing may be taken for granted: raw JSON of an add-on lands here too.

export type CardObject = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): CardObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CardObject) : undefined;

export const objectsOf = (value: unknown): readonly CardObject[] =>
  Array.isArray(value) ? value.map(objectOf).filter((one) => one !== undefined) : [];

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number(value ?? 0) || 0);

/** A colour of the protocol as CSS. */
export function cssColor(value: unknown): string | undefined {
  const color = objectOf(value);
  if (color === undefined) return undefined;
  const part = (name: string): number => Math.round(numberOf(color[name]) * 255);
  return `rgb(${part('red')} ${part('green')} ${part('blue')})`;
}
