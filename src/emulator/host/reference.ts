// What Apps Script has, by the type package: asked when a script uses something that the emulator lacks.
import { assetText } from '../assets';
import type { Lacking } from '../lacking';

/** Built out of the type package. */
export interface Reference {
  /** The class of each global that is a service: `LockService` → `Lock.LockService`. */
  readonly services: Readonly<Record<string, string>>;
  /** Members of each class; the value names the enum that a member is, or is empty. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

let loaded: Reference | undefined;
/** Read when first needed: most scripts use nothing that is missing. */
const reference = (): Reference => (loaded ??= JSON.parse(assetText('reference.json')) as Reference);

/** Words of a name in lower case, as Google's addresses spell it: `HTTPResponse` → `http-response`. */
const dashed = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .replace(/_/g, '-')
    .toLowerCase();

/** Where Google documents a class. */
function pageOf(className: string): string {
  const [namespace = '', name = ''] = className.split('.');
  return `https://developers.google.com/apps-script/reference/${dashed(namespace)}/${dashed(name)}`;
}

/**
 * Null where nobody has such a member and asking for it is no mistake either, as when a library looks for `length`.
 * Names of the form of Google's are refused even where the type package does not know them: it may be older than Google.
 */
export function lackingMember(className: string, member: string): Lacking | null {
  const { services, classes, enums } = reference();
  const members = classes[className] ?? {};
  const isKnown = Object.hasOwn(members, member);
  const values = enums[isKnown ? (members[member] ?? '') : ''];
  if (values !== undefined) return { values };
  const called = `${className.split('.')[1] ?? className}.${member}`;
  if (isKnown) return { error: `${called} is not emulated. See ${pageOf(className)}#${member}` };
  return Object.values(services).includes(className) || /^[a-z]+[A-Z]/.test(member)
    ? { error: `${called} is not emulated, nor known to the type package. See ${pageOf(className)}` }
    : null;
}
