// Google accounts: how two of them are told apart (D5).

/** An address in the one form in which addresses are compared; made by `parseEmail` alone. */
export type Email = string & { readonly [compared]: true };
declare const compared: unique symbol;

/** A Google account, as far as it is known. */
export interface Account {
  /** The immutable account id (`sub`). Once seen it is the key; the address is what people bought for and are shown. */
  readonly id?: string;
  /** As typed or as Google spells it. */
  readonly email: string;
}

/** The account alone, of whoever holds something. */
export const accountOf = <Person extends Account>({ id, email }: Person): Pick<Person, 'id' | 'email'> =>
  id === undefined ? { email } : { id, email };

/** gmail.com and googlemail.com are one domain, which ignores dots and what follows a plus sign. */
const gmailDomains = ['gmail.com', 'googlemail.com'];

/**
 * A mailbox without spaces, marks of lists and what can't be seen, and a domain of two labels or more. Whatever else is
 * written can be the address of no account, so that a seat given to it could be used by nobody.
 */
const form =
  /^(?!\.)[^\s@<>()[\]\\,;:"\p{C}\p{Z}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+\p{L}(?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/** As long as an address can be (RFC 5321, section 4.5.3.1). */
export const longestAddress = 254;

/**
 * The compared form of an address (D5): without surrounding space and case; at Gmail also without dots and tag, at
 * every other domain with them. Undefined for what can be no address.
 */
export function parseEmail(text: string): Email | undefined {
  const email = text.trim().toLowerCase();
  if (email.length > longestAddress || !form.test(email)) return undefined;
  const at = email.indexOf('@');
  if (!gmailDomains.includes(email.slice(at + 1))) return email as Email;
  const mailbox = email.slice(0, at).replace(/\+.*/, '').replace(/\./g, '');
  return mailbox === '' ? undefined : (`${mailbox}@gmail.com` as Email);
}

/** The form in which any text is compared as an address: what can be none equals itself alone, so that it can be released. */
export function comparedAddress(text: string): string {
  const written = text.trim().toLowerCase();
  return gmailDomains.some((domain) => written.endsWith(`@${domain}`)) ? (parseEmail(written) ?? written) : written;
}

/** Whether two spellings are one address (D5). */
export const isSameAddress = (one: string, other: string): boolean =>
  one === other || comparedAddress(one) === comparedAddress(other);

/** Whether two accounts are one: by their ids where both are known, by their addresses otherwise (D5, D6). */
export const isSameAccount = (one: Account, other: Account): boolean =>
  one.id !== undefined && other.id !== undefined ? one.id === other.id : isSameAddress(one.email, other.email);
