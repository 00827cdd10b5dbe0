// An account with nothing special about it.
import type { Account } from '../../../emulator/api';
import type { Identified } from '../../../subscriptions/ports';

/** Somebody who is signed in and known. */
export const accountOf = ({ id, email }: Identified): Account => ({
  id,
  email,
  aliases: [],
  name: email,
  status: 'active',
  isSignedIn: true,
  identity: 'shown',
  locale: 'en-US',
  timeZone: 'Etc/UTC',
});
