// What the rules of Google Drive look at.
import { termStates } from '../../standing';
import { everyChange, seatChanges } from '../every';

export const planChanges = ['upgrade', 'downgrade', 'change-billing'] as const;
/** Changes of what is paid for. */
export const payingChanges = [...planChanges, 'cancel', 'restart'] as const;
export const administratorChanges = ['add-administrator', 'remove-administrator'] as const;

/** When somebody wants to view, comment, edit or create. */
export const driveAccess = {
  action: ['view', 'comment', 'edit', 'create'],
  /** What Drive lets this account do with the file; without a file, no role stands in the way. */
  role: ['owner', 'writer', 'commenter', 'reader', 'none'],
  account: ['known', 'hidden'],
  store: ['reachable', 'unreachable'],
  /** Where the deciding license of this account stands. */
  holding: [...termStates, 'none'],
  /** `over`: the plan holds more accounts than seats, and this one came last (D2). */
  seat: ['within', 'over'],
  /** Who may change that license. */
  manager: ['self', 'others', 'nobody'],
  /** `reused`: something was bound under this address to another account (D6). */
  address: ['own', 'reused'],
  trial: ['unused', 'used'],
} as const;

/** When a subscription is to be changed. */
export const driveChange = {
  ...everyChange,
  action: [...seatChanges, 'float', 'bind', ...payingChanges, ...administratorChanges, 'start-trial'],
  /** `reused`: another account is listed under the address (D6). */
  person: [...everyChange.person, 'reused'],
  term: ['not-started', 'trial', 'trial-ended', 'active', 'cancelled', 'ended'],
  plan: ['single', 'several'],
  administrators: ['fewer', 'two'],
  /** Whether the account meant administers this license. */
  administrator: ['yes', 'no'],
  /** Whether it administers another one in force (R37). */
  elsewhere: ['yes', 'no'],
  asker: ['entitled', 'other'],
  /** Whether anybody may change it. */
  managed: ['yes', 'no'],
  /** Who may still change it when the person meant is gone. */
  remains: ['somebody', 'nobody'],
  /** Whether it is billed as wanted now. */
  billing: ['same', 'other'],
  /** Where it is settled what is paid for: here, or by those who are paid. */
  paid: ['here', 'in-billing'],
  trial: ['unused', 'used'],
} as const;
