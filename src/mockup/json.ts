// Looks into JSON whose shape nobody promises.

/** An object of a JSON text. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether this is an object, neither null nor an array. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that the text is, or undefined. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The own property of this name: never what an object inherits. */
export const own = (object: JsonObject, name: string): unknown =>
  Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;

/** The own property when it is an object. */
export function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = own(object, name);
  return isObject(value) ? value : undefined;
}

/** The own property as text: numbers and booleans too, as both are written with and without quotes. */
export function textAt(object: JsonObject, name: string): string | undefined {
  const value = own(object, name);
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The objects of a list; a single object counts as a list of one. */
export function objectsAt(object: JsonObject, name: string): readonly JsonObject[] {
  const value = own(object, name);
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}
