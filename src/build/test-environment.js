// Where tests run: in the context of their process. Jest makes a context of `node:vm` for each file, where every look at a
// global passes through an interceptor: what computes takes twice as long there, and what Node makes is of another kind
// than what tests make. The modules of a file are its own all the same.
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** Stands for the context of the process, for which Node has no object. */
const ownContext = {};

// By this function, and for the context that the environment names, Jest compiles each module.
const { compileFunction } = vm;
vm.compileFunction = (code, params, { parsingContext, ...options } = {}) =>
  compileFunction(code, params, parsingContext === ownContext ? options : { parsingContext, ...options });

export default class OwnContext extends TestEnvironment {
  #before = {
    keys: new Set(Reflect.ownKeys(globalThis)),
    onExit: new Set(process.listeners('exit')),
    exit: process.exit,
    console,
  };

  /** @param {ConstructorParameters<typeof TestEnvironment>} given */
  constructor(...given) {
    super(...given);
    this.global = /** @type {typeof this.global} */ (/** @type {unknown} */ (globalThis));
  }

  /** @override */
  getVmContext() {
    return ownContext;
  }

  /** Ends a file as if its process ended, and leaves the next one what it found. @override */
  async teardown() {
    for (const listener of process.listeners('exit')) {
      if (this.#before.onExit.has(listener)) continue;
      process.off('exit', listener);
      listener.call(process, 0);
    }
    for (const key of Reflect.ownKeys(globalThis))
      if (!this.#before.keys.has(key)) Reflect.deleteProperty(globalThis, key);
    globalThis.console = this.#before.console;
    process.exit = this.#before.exit;
    await super.teardown();
  }
}
