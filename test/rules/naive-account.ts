// Whose an account is, a second time.
import type { Account } from '../../src/rules/index';

/** The address as Google would deliver to it: Gmail alone ignores dots and tags. */
export function mailbox(address: string): string {
  const [name = '', host = ''] = address.trim().toLowerCase().split('@');
  if (host !== 'gmail.com' && host !== 'googlemail.com') return `${name}@${host}`;
  return `${(name.split('+')[0] ?? '').split('.').join('')}@gmail.com`;
}

/** Whether two accounts are one person's: by their ids, or by where mail would go while one of them is not known. */
export const isSame = (one: Account, other: Account): boolean =>
  one.id !== undefined && other.id !== undefined ? one.id === other.id : mailbox(one.email) === mailbox(other.email);
