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

/** An account that is signed in, with nothing special about it but what is given. */
export const accountOf = (id: string, email: string, given: Partial<Account> = {}): Account => ({
  id,
  email,
  aliases: [],
  name: email,
  status: 'active',
  isSignedIn: true,
  identity: 'shown',
  locale: 'en-US',
  timeZone: 'Etc/UTC',
  ...given,
});

/** An account of this address where this machine is. Ids are by the place in the list, from 0. */
export const accountAt = (email: string, at: number): Account =>
  accountOf(`1${String(at + 1).padStart(20, '0')}`, email, {
    name: email.split('@')[0] ?? email,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
