// What a page may hand to google.script.run. https://developers.google.com/apps-script/guides/html/reference/run

/** Why these arguments cannot cross to the server; undefined where they can. */
export function faultOfArguments(args: readonly unknown[]): string | undefined {
  const bad = args.flatMap((argument): readonly string[] => badKinds(argument, []));
  return bad[0] === undefined
    ? undefined
    : `Failed due to illegal value in property: ${args.findIndex((one) => badKinds(one, []).length > 0)} (${bad[0]})`;
}

/** Plain data passes: numbers, booleans, text, null, and lists and objects of them. `undefined` in a list becomes null. */
function badKinds(value: unknown, parents: readonly object[]): readonly string[] {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return [typeof value];
  if (typeof value !== 'object' || value === null) return [];
  if (parents.includes(value)) return ['circular'];
  if (Object.prototype.toString.call(value) === '[object Date]') return ['Date'];
  return Object.values(value).flatMap((child) => badKinds(child, [...parents, value]));
}

/** The same with null wherever a property is `undefined`, as some have seen it arrive. */
export const undefinedAsNull = <Value>(value: Value): Value => {
  if (Array.isArray(value)) return value.map(undefinedAsNull) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, one === undefined ? null : (undefinedAsNull(one) as unknown)]),
  ) as Value;
};
