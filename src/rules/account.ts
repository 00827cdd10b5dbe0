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

/** gmail.com and googlemail.com are one domain, which ignores dots and what follows a plus sign. */
const gmailDomains = ['gmail.com', 'googlemail.com'];

/**
 * The compared form of an address (D5): without surrounding space and case; at Gmail also without dots and tag, at
 * every other domain with them. Undefined for what is no address.
 */
export function parseEmail(text: string): Email | undefined {
  const email = text.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(email)) return undefined;
  const at = email.indexOf('@');
  if (!gmailDomains.includes(email.slice(at + 1))) return email as Email;
  const mailbox = email.slice(0, at).replace(/\+.*/, '').replace(/\./g, '');
  return mailbox === '' ? undefined : (`${mailbox}@gmail.com` as Email);
}

/** Whether two spellings are one address (D5). What is no address is the same as nothing. */
export const isSameAddress = (one: string, other: string): boolean => {
  const email = parseEmail(one);
  return email !== undefined && email === parseEmail(other);
};

/** Whether two accounts are one: by their ids where both are known, by their addresses otherwise (D5, D6). */
export const isSameAccount = (one: Account, other: Account): boolean =>
  one.id !== undefined && other.id !== undefined ? one.id === other.id : isSameAddress(one.email, other.email);
