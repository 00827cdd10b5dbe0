// For clasp's process in tests: of Google's three hundred interfaces that a package of clasp's loads at each start, those
// that clasp asks for. It starts in a third of the time. What it asks them for, and how, is as it is in that package.
const { Module } = require('node:module');

const { _load: load } = Module;
const lists = /[\\/]googleapis[\\/]build[\\/]src[\\/](?:apis[\\/]index\.js from \.\/|index\.js from \.\/apis\/)/;

Module._load = function (request, parent, ...more) {
  const whole = () => load.call(this, request, parent, ...more);
  if (!lists.test(`${parent?.filename} from ${request}`)) return whole();
  const get = (_, name) => {
    if (name === 'VERSIONS') return {};
    return function (...given) {
      return whole()[name].apply(this, given);
    };
  };
  return new Proxy({}, { get });
};
