// What follows from the addresses and standings of accounts.
import type { Account } from '../api';

/** The domain of an account's address. */
export const domainOf = ({ email }: Account): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** Whether an account is one of everybody's, without Google Workspace. */
export const isConsumer = (account: Account): boolean => ['gmail.com', 'googlemail.com'].includes(domainOf(account));

/** Whether two accounts belong to one organization. Everybody's domains are nobody's organization. */
export const areColleagues = (one: Account, other: Account): boolean =>
  one.id === other.id || (domainOf(one) === domainOf(other) && !isConsumer(one));

/** Why nothing runs as an account; undefined for one that may. */
export function faultOfAccount({ email, status }: Account): string | undefined {
  switch (status) {
    case 'active':
      return undefined;
    case 'suspended':
      return `The account ${email} is suspended. Sign in with another account.`;
    case 'deleted':
      return `The account ${email} was deleted. Sign in with another account.`;
  }
}

/** An account of this address, signed in, with nothing special about it. Ids are by the place in the list, from 0. */
export const accountAt = (email: string, at: number): Account => ({
  id: `1${String(at + 1).padStart(20, '0')}`,
  email,
  aliases: [],
  name: email.split('@')[0] ?? email,
  status: 'active',
  isSignedIn: true,
  identity: 'shown',
  locale: 'en-US',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});
