// Instants as people and files write them.

/** A day or an instant in ISO 8601, UTC unless it says otherwise; undefined for what is none. Other orders would be guesses. */
export function instantOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)) return undefined;
  const instant = Date.parse(/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
  // What no month has is another day to Date: 2026-02-30 becomes 2 March.
  const day = new Date(Date.parse(text.slice(0, 10)));
  const isThere = Number.isFinite(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10));
  return isThere && Number.isFinite(instant) ? instant : undefined;
}

/** The same for files: ISO 8601 with milliseconds, UTC; empty for nothing. */
export const instantText = (instant: number | undefined): string =>
  instant === undefined ? '' : new Date(instant).toISOString();
