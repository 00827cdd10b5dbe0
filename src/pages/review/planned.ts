// What a planned change of another product's license would do, by the rules themselves: nobody has paid for anything yet.
import {
  type ChangeOutcome,
  type DesktopLicense,
  type PluginLicense,
  type RuleId,
  type SeatCount,
  change,
  countLicensesNeeded,
  countSeats,
} from '../../rules/index';

export type OtherLicense = DesktopLicense | PluginLicense;

export type PlanKind = 'add-seats' | 'add-person' | 'move-seat' | 'release' | 'add-instance' | 'add-staging' | 'renew';

/** A plan with whatever it needs. */
export interface Plan {
  readonly kind: PlanKind;
  readonly seats: number;
  readonly person: string;
  readonly to: string;
  readonly instance: string;
}

export interface Planned {
  readonly outcome: ChangeOutcome<OtherLicense, RuleId>;
  readonly before: SeatCount;
  /** Undefined when it is refused. */
  readonly after: SeatCount | undefined;
  /** For another instance: licenses that would be needed in all. */
  readonly licensesNeeded: number | undefined;
}

/** Plans that make sense for a product. */
export const plansFor = ({ product }: OtherLicense): readonly PlanKind[] =>
  product === 'desktop'
    ? ['add-seats', 'add-person', 'move-seat', 'release']
    : ['add-seats', 'add-person', 'move-seat', 'release', 'add-instance', 'add-staging', 'renew'];

/** Tries the plan; undefined while it says too little. */
export function tryPlan(license: OtherLicense, plan: Plan, now: number): Planned | undefined {
  const wanted = wantedOf(license, plan);
  if (wanted === undefined) return undefined;
  const outcome = changed(license, wanted, now);
  if (outcome === undefined) return undefined;
  return {
    outcome,
    before: countSeats(license, {}),
    after: outcome.outcome === 'changed' ? countSeats(outcome.license, {}) : undefined,
    licensesNeeded:
      plan.kind === 'add-instance' && license.product !== 'desktop'
        ? countLicensesNeeded([license.instance, plan.instance])
        : undefined,
  };
}

type Outcome = ChangeOutcome<OtherLicense, RuleId>;
type Named = { readonly email: string };
type DesktopWanted =
  | { readonly action: 'upgrade'; readonly seats: number }
  | { readonly action: 'assign' | 'release'; readonly account: Named }
  | { readonly action: 'transfer'; readonly from: Named; readonly to: Named };
type PluginWanted =
  | DesktopWanted
  | { readonly action: 'add-instance' | 'add-staging'; readonly instance: string }
  | { readonly action: 'renew' };

function changed(license: OtherLicense, wanted: PluginWanted, now: number): Outcome | undefined {
  const facts = { now, graceDays: 0, reachable: true };
  switch (license.product) {
    case 'desktop':
      return isForDesktop(wanted) ? change<'desktop'>(license, wanted, facts) : undefined;
    case 'confluence':
    case 'jira':
      return change<'confluence' | 'jira'>(license, wanted, facts);
  }
}

/** Desktop has neither instances nor maintenance. */
const isForDesktop = (wanted: PluginWanted): wanted is DesktopWanted =>
  wanted.action !== 'add-instance' && wanted.action !== 'add-staging' && wanted.action !== 'renew';

function wantedOf(license: OtherLicense, { kind, seats, person, to, instance }: Plan): PluginWanted | undefined {
  const bought = license.product === 'desktop' ? license.users : license.editors;
  switch (kind) {
    case 'add-seats':
      return bought === 'unlimited' || !(Number.isInteger(seats) && seats > 0)
        ? undefined
        : { action: 'upgrade', seats: bought + seats };
    case 'add-person':
      return to === '' ? undefined : { action: 'assign', account: { email: to } };
    case 'release':
      return person === '' ? undefined : { action: 'release', account: { email: person } };
    case 'move-seat':
      return person === '' || to === ''
        ? undefined
        : { action: 'transfer', from: { email: person }, to: { email: to } };
    case 'add-instance':
    case 'add-staging':
      return instance === '' ? undefined : { action: kind, instance };
    case 'renew':
      return { action: kind };
  }
}
