// What crosses between page and script: properties that are `undefined` have been seen to arrive as null, so none is sent.
// https://developers.google.com/apps-script/guides/html/reference/run

/** The same without properties that are `undefined`. */
export function plain<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => [key, plain(one as unknown)]),
  ) as Value;
}
