// What the quick tests use of jest, without jest around it: the first failure ends the process.
export { expect } from 'expect';

/** @typedef {(...row: any[]) => void} Body */

/** @type {(() => void)[]} */
const tests = [];

/** @param {string} _ @param {() => void} body */
export const describe = (_, body) => {
  body();
};

/** Leaves a group of tests out. */
describe.skip = () => undefined;

/** @param {string} _ @param {() => void} body */
export const test = (_, body) => {
  tests.push(body);
};

/** @param {readonly unknown[]} rows @returns {(name: string, body: Body) => void} */
test.each = (rows) => (name, body) => {
  for (const row of rows) test(name, () => (Array.isArray(row) ? body(...row) : body(row)));
};

// Once every file has said which tests it has.
process.once('beforeExit', () => {
  if (tests.length === 0) throw new Error('There is no test.');
  for (const body of tests) body();
});
