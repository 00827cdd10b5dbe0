// Runs the smallest test files first. Jest runs the slowest first, which is no good where the first failure ends a run.
const { default: Sequencer } = require('@jest/test-sequencer');
const { statSync } = require('node:fs');

module.exports = class extends Sequencer {
  /** @param {readonly { path: string }[]} tests */
  sort(tests) {
    return [...tests].sort((one, other) => statSync(one.path).size - statSync(other.path).size);
  }
};
