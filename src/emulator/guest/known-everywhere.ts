// A library and whoever uses it run in contexts of their own, with classes of their own; at Google what services make in the one is known in the other.

/** The same symbol in every context. */
const mark = Symbol.for('apps-script.service');

/** Lets `instanceof` of this class, and of those that extend it, know objects of every context. */
export function knownEverywhere(base: { readonly prototype: object }): void {
  Object.defineProperty(base.prototype, mark, { value: true });
  Object.defineProperty(base, Symbol.hasInstance, {
    value: function (this: { readonly name: string }, value: unknown): boolean {
      if (typeof value !== 'object' || value === null || !(mark in value)) return false;
      for (let at: unknown = value; at !== null; at = Object.getPrototypeOf(at))
        if ((at as object).constructor.name === this.name) return true;
      return false;
    },
  });
}

/** What the language itself makes, whichever context made it. */
export const isOfKind = (value: unknown, kind: 'Date' | 'Error' | 'Promise'): boolean =>
  Object.prototype.toString.call(value) === `[object ${kind}]`;
