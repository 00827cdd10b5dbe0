// Whatever is not emulated says so, by name, instead of being undefined.
import { callHost } from './host';

/** The class of an object or of a prototype, as the type package calls it: `Lock.Lock`. */
const classes = new WeakMap<object, string>();

/** The last prototype of everything that knows its class: asked for what nobody before it has. */
const last: object = new Proxy(Object.create(Object.prototype) as object, {
  get(target, key, receiver): unknown {
    // Promises ask every value for `then`, and JSON asks for `toJSON`; an absent one means "neither".
    if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
      return Reflect.get(target, key, receiver);
    }
    const name = classOf(receiver);
    const found = name === undefined ? null : callHost('reference.lacking', name, key);
    if (found === null) return undefined;
    if ('values' in found) return Object.fromEntries(found.values.map((value) => [value, value]));
    throw new Error(found.error);
  },
});

function classOf(value: unknown): string | undefined {
  for (let at = value; typeof at === 'object' && at !== null; at = Object.getPrototypeOf(at) as unknown) {
    const name = classes.get(at);
    if (name !== undefined) return name.endsWith('.') ? name + nameOf(value) : name;
  }
  return undefined;
}

const nameOf = (value: unknown): string => (value as object).constructor.name;

/**
 * An object, or the prototype of a class, that says by name what it lacks of this class of the type package.
 * @param name for instance `Lock.Lock`; a namespace with its dot where the classes below are called as they are at Google
 */
export function strict<Thing extends object>(thing: Thing, name: string): Thing {
  classes.set(thing, name);
  if (Object.getPrototypeOf(thing) === Object.prototype) Object.setPrototypeOf(thing, last);
  return thing;
}

/** Parts of an advanced service: whatever they lack is taken for something that Google has. */
export function strictApi<Api extends object>(api: Api, name: string, page: string): Api {
  return new Proxy(api, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
        return Reflect.get(target, key, receiver) as unknown;
      }
      throw new Error(`${name}.${key} is not emulated. See ${page}`);
    },
  });
}
