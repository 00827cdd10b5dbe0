// Who is to be told of what. Each thing has a name that stays, so that nobody is told of it twice.
import { namedAt } from '../../contract/named-days';
import { onePerLicense } from '../../contract/totals';
import { renewalsOf } from '../../contract/renewals';
import { isInForce } from '../../rules/index';
import type { Answered } from '../server/server';
import { adminFormat, dayOf } from '../words';
import { renewalTitle } from './titles';

type Reviewed = Pick<Answered<'reviewPage'>, 'rows' | 'conflicts' | 'organisation'>;
type Kind = 'renewals' | 'waiting' | 'review';

/** One thing that somebody is told of. */
interface Told {
  readonly name: string;
  readonly line: string;
}

/** A mail to be written. */
export interface Reminder {
  readonly to: string;
  readonly kind: Kind;
  readonly organisation: string;
  readonly about: readonly Told[];
}

/**
 * What there is to tell of an organisation, or of what belongs to none.
 * @param within milliseconds from now in which something has to happen
 */
export function remindersOf(
  { rows, conflicts, organisation }: Reviewed,
  { name, now, within }: { readonly name: string; readonly now: number; readonly within: number },
): readonly Reminder[] {
  const reviewers = (organisation?.reviewers ?? []).map(({ email }) => email);
  const told = new Map<string, Reminder>();
  const tell = (to: string, kind: Kind, one: Told): void => {
    const key = `${kind}\n${to}`;
    const before = told.get(key)?.about ?? [];
    told.set(key, { to, kind, organisation: name, about: [...before, one] });
  };
  for (const renewal of renewalsOf(rows, organisation, now)) {
    if (renewal.at > now + within) continue;
    const line = adminFormat('remind.line.renewal', { day: dayOf(namedAt(renewal)), title: renewalTitle(renewal) });
    const { administrators } = renewal;
    for (const to of administrators.length > 0 ? administrators : reviewers) {
      tell(to, 'renewals', { name: `${renewal.license} ${renewal.what} ${dayOf(renewal.at)}`, line });
    }
  }
  for (const { licenseId, account, flags, state } of rows) {
    if (account === undefined || !flags.includes('waiting') || !isInForce(state)) continue;
    const line = adminFormat('remind.line.waiting', { license: licenseId });
    tell(account.email, 'waiting', { name: `${licenseId} waits`, line });
  }
  const disputes = conflicts
    .filter(({ keptAt }) => keptAt === undefined)
    .map(({ email, seenAs }) => ({
      name: `${email} met as ${seenAs}`,
      line: adminFormat('remind.line.conflict', { email }),
    }));
  const full = onePerLicense(rows)
    .filter(({ seats, taken, state }) => seats > 1 && taken >= seats && isInForce(state))
    .map(({ licenseId, seats, taken }) => ({
      name: `${licenseId} full at ${seats}`,
      line: adminFormat('remind.line.full', { license: licenseId, seats, taken }),
    }));
  for (const to of reviewers) for (const one of [...disputes, ...full]) tell(to, 'review', one);
  return [...told.values()];
}
