// Where a subscription stands, as a list: apart from all other names, so that a page carries no more than it needs.
import type { Standing } from '../rules/index';

/** All names of a union: one that is missing, or is none of it, does not compile. */
export const namesOf = <Name extends string>(names: Readonly<Record<Name, true>>): readonly Name[] =>
  Object.keys(names) as Name[];

/** Where a subscription stands. */
export const states = namesOf<Standing['state']>({
  unknown: true,
  none: true,
  trial: true,
  'trial-ended': true,
  active: true,
  'past-due': true,
  cancelled: true,
  ended: true,
  unpaid: true,
  refunded: true,
  unconfirmed: true,
  'over-plan': true,
  conflict: true,
});
