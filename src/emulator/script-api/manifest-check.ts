// What Google refuses in appsscript.json when it is saved.
// https://developers.google.com/apps-script/manifest and google/apps/script/type/*.proto
import { createRequire } from 'node:module';
import path from 'node:path';
import protobuf from 'protobufjs';
import { ApiError } from './api-error';

type JsonObject = Readonly<Record<string, unknown>>;

/** What a place of the manifest may hold: a text, a flag, one of some words, a list, or an object with these fields. */
type Shape =
  | 'text'
  | 'flag'
  | 'anything'
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: Shape }
  | { readonly fields: Readonly<Record<string, Shape>> }
  | { readonly message: string };

const access = ['MYSELF', 'DOMAIN', 'ANYONE', 'ANYONE_ANONYMOUS', 'UNKNOWN_ACCESS'] as const;
const manifestShape: Shape = {
  fields: {
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
    addOns: { message: 'google.cloud.gsuiteaddons.v1.AddOns' },
    chat: 'anything',
    dataStudio: 'anything',
    gmail: 'anything',
  },
};

let loaded: protobuf.Root | undefined;
/** Google's own definitions of the parts for add-ons; read when first needed. */
function protos(): protobuf.Root {
  if (loaded !== undefined) return loaded;
  const folder = path.dirname(createRequire(import.meta.url).resolve('google-proto-files/package.json'));
  const root = new protobuf.Root();
  root.resolvePath = (_, target) => (path.isAbsolute(target) ? target : path.join(folder, target));
  root.loadSync('google/cloud/gsuiteaddons/v1/gsuiteaddons.proto');
  return (loaded = root);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refused = (message: string): ApiError =>
  new ApiError('INVALID_ARGUMENT', `"appsscript.json" has errors: ${message}`);

/** The manifest as JSON. Throws an `ApiError` in Google's words where Google would refuse it. */
export function checkedManifest(source: string): JsonObject {
  let manifest: unknown;
  try {
    manifest = JSON.parse(source);
  } catch (error) {
    throw refused(`Invalid JSON: ${(error as Error).message}`);
  }
  if (!isObject(manifest)) throw refused('Invalid manifest: expected an object');
  const strangers: string[] = [];
  check(manifest, manifestShape, '', strangers);
  if (strangers.length > 0) throw refused(`Invalid manifest: unknown fields: [${strangers.join(', ')}]`);
  checkServices(manifest);
  checkAddresses(manifest['urlFetchWhitelist']);
  const common = isObject(manifest['addOns']) ? manifest['addOns']['common'] : undefined;
  if (isObject(common)) {
    for (const field of ['name', 'logoUrl']) {
      if (typeof common[field] !== 'string' || common[field] === '')
        throw refused(`Missing required field: addOns.common.${field}`);
    }
    checkAddresses(common['openLinkUrlPrefixes']);
  }
  return manifest;
}

/** Throws at the first value of a wrong kind, and gathers the fields that nobody knows. */
function check(value: unknown, shape: Shape, at: string, strangers: string[]): void {
  const wrong = (expected: string): ApiError =>
    refused(`Invalid manifest: Expected ${expected} for "${at}", but was ${JSON.stringify(value)}`);
  if (shape === 'anything') return;
  if (shape === 'text') {
    if (typeof value !== 'string') throw wrong('a string');
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
      const inner = 'fields' in shape ? shape.fields[name] : fieldOf(shape.message, name);
      if (inner === undefined) strangers.push(here);
      else check(one, inner, here, strangers);
    }
  }
}

/** The shape of one field of a message; undefined where the message has none of that name. */
function fieldOf(message: string, name: string): Shape | undefined {
  const field = protos().lookupType(message).fields[name]?.resolve();
  if (field === undefined) return undefined;
  const { resolvedType } = field;
  const one: Shape =
    resolvedType instanceof protobuf.Enum
      ? { oneOf: Object.keys(resolvedType.values) }
      : resolvedType instanceof protobuf.Type
        ? wrapped(resolvedType.fullName.slice(1))
        : field.type === 'string'
          ? 'text'
          : field.type === 'bool'
            ? 'flag'
            : 'anything';
  return field.repeated ? { listOf: one } : one;
}

/** Messages that stand for plain JSON values. https://protobuf.dev/programming-guides/json/ */
const wrapped = (message: string): Shape =>
  message === 'google.protobuf.BoolValue'
    ? 'flag'
    : message === 'google.protobuf.ListValue'
      ? { listOf: 'text' }
      : message.startsWith('google.protobuf.')
        ? 'anything'
        : { message };

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
  for (const prefix of Array.isArray(prefixes) ? (prefixes as readonly string[]) : []) {
    if (prefix === '*') continue;
    if (!prefix.startsWith('https://')) throw refused(`URLs must use HTTPS: ${prefix}`);
    if (!/^https:\/\/[^/]+\//.test(prefix)) throw refused(`URLs must have a non-empty path: ${prefix}`);
  }
}
