// The rules module: who may do what with which license, and by which sentence of the policy. Pure, for every product.
import type { Account } from './account';
import type { ChangeOutcome, Decision, RemedyKind } from './decision';
import type { Directory, Facts } from './facts';
import { invalid } from './invalid';
import type { Product } from './product';
import { type Change, type License, type ProductId, type Request, type RuleId, products } from './products';
import { comparedName } from './products/plugin/license';
import type { SeatCount } from './seats';
import type { Standing } from './standing';

export type { Account, Email } from './account';
export { comparedAddress, isSameAccount, isSameAddress, longestAddress, parseEmail } from './account';
export { type CatalogueEntry, type OutOfScopeReason, catalogue, remediesOf } from './catalogue';
export type { ChangeOutcome, Decision, DriveRemedyKind, Remedy, RemedyKind } from './decision';
export type { Directory, Facts, Group, Host, HostUser, Leniency } from './facts';
export { InvalidArgument } from './invalid';
export type { Change, License, ProductId, Request, RuleId } from './products';
export type { DesktopChange, DesktopLicense, DesktopRequest, Registration } from './products/desktop';
export { type DriveRequest, type DriveRole, decideDrive } from './products/google-drive/access';
export { type Billed, folded } from './products/google-drive/billed';
export type { DriveChange } from './products/google-drive/change';
export { changeDrive, inverseOf, isAlready, plansAdministeredBy, startTrial } from './products/google-drive/change';
export type { DriveLicense, Holder, Payment, Term } from './products/google-drive/license';
export {
  isBilled,
  isManagedBy,
  managersOf,
  payments,
  termStateAt,
  withSeatsSettled,
} from './products/google-drive/license';
export { type Purchase, purchaseFaultOf, purchaseFaults } from './products/google-drive/purchase';
export type { DriveRuleId } from './products/google-drive/rules';
export { driveStanding } from './products/google-drive/standing';
export type { PluginRequest } from './products/plugin/access';
export type { PluginChange } from './products/plugin/change';
export type { PluginLicense } from './products/plugin/license';
export type { Source } from './rule';
export { type CountedPerson, type NotLookedUp, type SeatCount, entryOf, isListed, persons, tiedTo } from './seats';
export { type Standing, type TermState, isInForce } from './standing';
export { type Billing, type Instant, type Period, billingPeriodAt, day, lastOf, trialDays } from './time';

type AnyProduct = Product<ProductId, License, Request, Change, RuleId>;

/** The product by its id, seen from outside: its own licenses are all that is ever handed to it. */
const product = (id: ProductId): AnyProduct => table.get(id) ?? invalid('product', id, [...table.keys()]);

// Pure: whoever imports something else of this module alone, as most pages do, carries no product along.
const table = /* @__PURE__ */ new Map<string, AnyProduct>(
  /* @__PURE__ */ Object.entries(products as unknown as Record<ProductId, AnyProduct>),
);

const ofProduct = (licenses: readonly License[], id: ProductId): readonly License[] =>
  licenses.some(({ product: of }) => of !== id) ? licenses.filter(({ product: of }) => of === id) : licenses;

/** What every product's change must be, of those that a license may be of: an action that one of them lacks is refused. */
type ChangeOf<Id extends ProductId> = (Id extends unknown ? (change: Change<Id>) => void : never) extends (
  change: infer Common,
) => void
  ? Common
  : never;

function checked(facts: Facts): Facts {
  const { now, graceDays = 0, pastDueDays = 0, renewalHours = 0 } = facts;
  if (!Number.isFinite(now)) invalid('now', now, ['an instant in epoch milliseconds']);
  if (!(graceDays >= 0)) invalid('graceDays', graceDays, ['a number of days']);
  if (!(pastDueDays >= 0)) invalid('pastDueDays', pastDueDays, ['a number of days']);
  if (!(renewalHours >= 0)) invalid('renewalHours', renewalHours, ['a number of hours']);
  return facts;
}

/**
 * Decides a request: yes or no, by which rules, and what would turn a no into a yes. Forbid outweighs permit, silence
 * is no, and neither the order of the licenses nor that of the rules matters. Licenses of other products are ignored.
 * @throws InvalidArgument for a product, action, role or instant that is none
 */
export const decide = (licenses: readonly License[], request: Request, facts: Facts): Decision<RuleId, RemedyKind> =>
  product(request.product).decide(ofProduct(licenses, request.product), request, checked(facts));

/**
 * Counts the seats of a license: bought, taken, free, over, for everybody listed whether they count and why, and what
 * the directory given did not tell: then what is free is not known.
 */
export const countSeats = (license: License, directory: Directory): SeatCount<RuleId> =>
  product(license.product).count(license, directory);

/** Where an account stands with its licenses of one product, and the instant at which that changes next. */
export const standing = (
  licenses: readonly License[],
  account: Account | undefined,
  facts: Facts,
  of: ProductId,
): Standing<ProductId, RuleId> => product(of).standing(ofProduct(licenses, of), account, checked(facts));

/**
 * Carries a change out on a copy of the license, whole, or refuses it with the rules that speak against it.
 * @throws InvalidArgument for an action that the license's product does not know
 */
export const change = <Id extends ProductId>(
  license: License<Id>,
  wanted: ChangeOf<Id>,
  facts: Facts,
): ChangeOutcome<License<Id>, RuleId> => product(license.product).change(license, wanted as Change, checked(facts));

/** How users are counted: the rules that say so, in the order to show them, of a license or of any of a product. */
export const describe = (of: ProductId | (Pick<License, 'product'> & { readonly seats?: number })): readonly RuleId[] =>
  // What a license has besides, no product looks at for this.
  typeof of === 'string' ? product(of).countedBy() : product(of.product).countedBy(of as License);

/**
 * How many licenses these production instances need: one each, however often an instance is named and whatever staging
 * environments it has (S13, S14).
 */
export const countLicensesNeeded = (instances: readonly string[]): number => new Set(instances.map(comparedName)).size;
