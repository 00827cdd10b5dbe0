// Every function that the manifest names is there, and is public.
import { Script, createContext } from 'node:vm';
import { type Content, manifestOf } from '../content';
import type { Check } from './check';

/** Global functions of the scripts, found as Apps Script finds them: by running their top-level code. */
function globalFunctions(content: Content): ReadonlySet<string> {
  const scope = createContext({});
  const before = new Set(Object.getOwnPropertyNames(scope));
  for (const [name, source] of content) {
    if (/\.(js|gs)$/.test(name)) new Script(source.toString('utf8'), { filename: name }).runInContext(scope);
  }
  const found = Object.getOwnPropertyNames(scope).filter((name) => !before.has(name));
  return new Set(found.filter((name) => typeof (scope as Readonly<Record<string, unknown>>)[name] === 'function'));
}

/** Every `runFunction` and `functionName` of a manifest with the place where it stands. */
const named = (value: unknown, at: string): readonly (readonly [place: string, name: string])[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]: [string, unknown]) =>
        /^(runFunction|functionName|onTriggerFunction)$/.test(key) && typeof one === 'string'
          ? [[at, one] as const]
          : named(one, at === '' ? key : `${at}.${key}`),
      )
    : [];

export function checkFunctions(content: Content): Check {
  const name = 'every trigger names an exported function';
  const manifest = manifestOf(content);
  let functions: ReadonlySet<string>;
  try {
    functions = globalFunctions(content);
  } catch (error) {
    return { name, faults: [`The scripts don’t load: ${String(error)}`] };
  }
  const needed = [...named(manifest, ''), ...(manifest['webapp'] === undefined ? [] : [['webapp', 'doGet'] as const])];
  return {
    name,
    faults: needed
      .filter(([, wanted]) => !functions.has(wanted) || wanted.endsWith('_'))
      .map(([place, wanted]) => `${place} names ${wanted}, which src/addon/main.ts does not export.`),
  };
}
