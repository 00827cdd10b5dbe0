// What Google refuses in appsscript.json when it is saved.
// https://developers.google.com/apps-script/manifest and google/apps/script/type/*.proto
import { assetText } from './assets';

type JsonObject = Readonly<Record<string, unknown>>;

/** What a place of the manifest may hold: a text, a text or a number, a flag, one of some words, a list, or an object with these fields,
 * or with others beside them where it is open. */
type Shape =
  | 'text'
  | 'word'
  | 'flag'
  | 'anything'
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: Shape }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly isOpen?: boolean };

const access = ['MYSELF', 'DOMAIN', 'ANYONE', 'ANYONE_ANONYMOUS', 'UNKNOWN_ACCESS'] as const;
const topFields: Readonly<Record<string, Shape>> = {
  timeZone: 'text',
  oauthScopes: { listOf: 'text' },
  dependencies: {
    fields: {
      enabledAdvancedServices: {
        listOf: { fields: { userSymbol: 'text', serviceId: 'text', version: 'text' } },
      },
      libraries: {
        listOf: { fields: { userSymbol: 'text', libraryId: 'text', version: 'text', developmentMode: 'flag' } },
      },
    },
  },
  exceptionLogging: { oneOf: ['NONE', 'STACKDRIVER'] },
  runtimeVersion: { oneOf: ['V8', 'STABLE', 'DEPRECATED_ES5'] },
  webapp: { fields: { access: { oneOf: access }, executeAs: { oneOf: ['USER_ACCESSING', 'USER_DEPLOYING'] } } },
  executionApi: { fields: { access: { oneOf: access } } },
  urlFetchWhitelist: { listOf: 'text' },
  sheets: {
    fields: { macros: { listOf: { fields: { menuName: 'text', functionName: 'text', defaultShortcut: 'text' } } } },
  },
  chat: 'anything',
  dataStudio: 'anything',
  gmail: 'anything',
};

let loaded: Shape | undefined;
/**
 * Google's own definitions of the part for add-ons; read when first needed. What they publish of other hosts than Drive is
 * older than what Google takes (`linkPreviewTriggers`, `selectActions`, whole hosts), so unknown fields are let through there.
 */
function addOnsShape(): Shape {
  if (loaded !== undefined) return loaded;
  const { fields } = JSON.parse(assetText('manifest-shape.json')) as {
    readonly fields: Readonly<Record<string, Shape>>;
  };
  const hosts = Object.entries(fields).map(([host, shape]) => [
    host,
    host === 'common' || host === 'drive' ? shape : openShape(shape),
  ]);
  return (loaded = { fields: Object.fromEntries(hosts) as Readonly<Record<string, Shape>>, isOpen: true });
}

function openShape(shape: Shape): Shape {
  // Published add-ons give numbers for ids there.
  if (shape === 'text') return 'word';
  if (typeof shape !== 'object' || 'oneOf' in shape) return shape;
  if ('listOf' in shape) return { listOf: openShape(shape.listOf) };
  const fields = Object.entries(shape.fields).map(([name, inner]) => [name, openShape(inner)]);
  return { fields: Object.fromEntries(fields) as Readonly<Record<string, Shape>>, isOpen: true };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In Google's words, without the file's name before them. */
class ManifestFault extends Error {}

const refused = (message: string): ManifestFault => new ManifestFault(message);

/**
 * Why Google would not save this manifest, in its words; undefined where it would.
 * @param given `isOpen` lets unknown fields at the top through, which may be newer than what is known here
 */
export function faultOfManifest(manifest: unknown, given: { readonly isOpen?: boolean } = {}): string | undefined {
  try {
    checkManifest(manifest, given.isOpen === true);
    return undefined;
  } catch (error) {
    if (error instanceof ManifestFault) return `"appsscript.json" has errors: ${error.message}`;
    throw error;
  }
}

function checkManifest(manifest: unknown, isOpen: boolean): void {
  if (!isObject(manifest)) throw refused('Invalid manifest: expected an object');
  const strangers: string[] = [];
  const addOns = manifest['addOns'] === undefined ? {} : { addOns: addOnsShape() };
  const shape: Shape = { fields: { ...topFields, ...addOns }, isOpen };
  check(manifest, shape, '', strangers);
  if (strangers.length > 0) throw refused(`Invalid manifest: unknown fields: [${strangers.join(', ')}]`);
  checkServices(manifest);
  checkAddresses(manifest['urlFetchWhitelist']);
  if (!isObject(manifest['addOns'])) return;
  const common = isObject(manifest['addOns']['common']) ? manifest['addOns']['common'] : {};
  for (const field of ['name', 'logoUrl']) {
    if (typeof common[field] !== 'string' || common[field] === '')
      throw refused(`Missing required field: addOns.common.${field}`);
  }
}

/** Throws at the first value of a wrong kind, and gathers the fields that nobody knows. */
function check(value: unknown, shape: Shape, at: string, strangers: string[]): void {
  const wrong = (expected: string): ManifestFault =>
    refused(`Invalid manifest: Expected ${expected} for "${at}", but was ${JSON.stringify(value)}`);
  if (shape === 'anything') return;
  if (shape === 'text') {
    if (typeof value !== 'string') throw wrong('a string');
  } else if (shape === 'word') {
    if (typeof value !== 'string' && typeof value !== 'number') throw wrong('a string');
  } else if (shape === 'flag') {
    if (typeof value !== 'boolean') throw wrong('a boolean');
  } else if ('oneOf' in shape) {
    if (typeof value !== 'string' || !shape.oneOf.includes(value)) throw wrong(`one of [${shape.oneOf.join(', ')}]`);
  } else if ('listOf' in shape) {
    if (!Array.isArray(value)) throw wrong('an array');
    value.forEach((one, index) => {
      check(one, shape.listOf, `${at}[${index}]`, strangers);
    });
  } else {
    if (!isObject(value)) throw wrong('an object');
    for (const [name, one] of Object.entries(value)) {
      const here = at === '' ? name : `${at}.${name}`;
      const inner = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
      if (inner !== undefined) check(one, inner, here, strangers);
      else if (shape.isOpen !== true) strangers.push(here);
    }
  }
}

function checkServices({ dependencies }: JsonObject): void {
  const services = isObject(dependencies) ? dependencies['enabledAdvancedServices'] : undefined;
  const symbols = (Array.isArray(services) ? (services as readonly JsonObject[]) : []).map(({ userSymbol }) =>
    typeof userSymbol === 'string' ? userSymbol : '',
  );
  const twice = symbols.find((symbol, at) => symbols.indexOf(symbol) !== at);
  if (twice !== undefined) throw refused(`Found a service identifier used more than once: ${twice}`);
}

/** https://developers.google.com/apps-script/manifest/allowlist-url */
function checkAddresses(prefixes: unknown): void {
  for (const prefix of textsIn(prefixes)) {
    if (prefix === '*') continue;
    if (!prefix.startsWith('https://')) throw refused(`URLs must use the HTTPS scheme: ${prefix}`);
    if (!hasPath(prefix)) throw refused(`URLs must have a non-empty path: ${prefix}`);
  }
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as readonly unknown[]).filter((one) => typeof one === 'string') : [];
const hasPath = (prefix: string): boolean => /^https?:\/\/[^/]+\//.test(prefix);

/**
 * What Google takes in a manifest although its documentation asks for something else: prefixes of links are looked at when a
 * link opens, not when the manifest is saved.
 */
export function doubtsOfManifest({ addOns }: JsonObject): readonly string[] {
  const common = isObject(addOns) && isObject(addOns['common']) ? addOns['common'] : {};
  return textsIn(common['openLinkUrlPrefixes']).flatMap((prefix) => {
    if (prefix === '*' || (prefix.startsWith('https://') && hasPath(prefix))) return [];
    const wants = prefix.startsWith('https://') ? 'a path, at least a slash' : 'the HTTPS scheme';
    return [`appsscript.json: Google asks for ${wants} in addOns.common.openLinkUrlPrefixes: ${prefix}`];
  });
}
