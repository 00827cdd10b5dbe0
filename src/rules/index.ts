// The rules module: who may do what with which license, and by which sentence of the policy. Pure, for every product.
import type { Account } from './account';
import type { ChangeOutcome } from './change';
import type { Decision, RemedyKind } from './decision';
import type { Directory, Facts } from './facts';
import type { Product } from './product';
import { type Change, type License, type ProductId, type Request, type RuleId, products } from './products';
import { comparedName } from './products/plugin/license';
import type { SeatCount } from './seats';
import type { Standing } from './standing';

export { type Account, type Email, isSameAccount, isSameAddress, parseEmail } from './account';
export { type CatalogueEntry, type FactId, type OutOfScopeReason, catalogue } from './catalogue';
export type { ChangeOutcome } from './change';
export type { Decision, DriveRemedyKind, Remedy, RemedyKind } from './decision';
export type { Directory, Facts, Group, Host, HostUser } from './facts';
export type { Change, License, ProductId, Request, RuleId } from './products';
export type { DesktopChange, DesktopLicense, DesktopRequest, Registration } from './products/desktop';
export type { DriveRequest, DriveRole } from './products/google-drive/access';
export { type DriveChange, changeDrive, startTrial } from './products/google-drive/change';
export {
  type DriveAnswers,
  type DriveRuleId,
  answerOf,
  decideDrive,
  prepareDrive,
} from './products/google-drive/decide';
export {
  type DriveLicense,
  type Holder,
  type Term,
  type TermState,
  termStateAt,
  trialDays,
  withSeatsSettled,
} from './products/google-drive/license';
export { driveStanding } from './products/google-drive/standing';
export type { PluginRequest } from './products/plugin/access';
export type { PluginChange } from './products/plugin/change';
export type { PluginLicense } from './products/plugin/license';
export type { Source } from './rule';
export type { CountedPerson, SeatCount } from './seats';
export { type SentenceNumber, sentenceDigests } from './sentences';
export type { Standing } from './standing';
export { type Billing, type Instant, type Period, billingPeriodAt, day } from './time';

type AnyProduct = Product<ProductId, License, Request, Change, RuleId>;

/** The product by its id, seen from outside: its own licenses are all that is ever handed to it. */
const product = (id: ProductId): AnyProduct => products[id] as unknown as AnyProduct;

const ofProduct = (licenses: readonly License[], id: ProductId): readonly License[] =>
  licenses.filter((license) => license.product === id);

/**
 * Decides a request: yes or no, by which rules, and what would turn a no into a yes. Forbid outweighs permit, silence
 * is no, and neither the order of the licenses nor that of the rules matters. Licenses of other products are ignored.
 */
export const decide = (licenses: readonly License[], request: Request, facts: Facts): Decision<RuleId, RemedyKind> =>
  product(request.product).decide(ofProduct(licenses, request.product), request, facts);

/** Counts the seats of a license: bought, taken, free, over, and for everybody listed whether they count and why. */
export const countSeats = (license: License, facts: Directory = {}): SeatCount<RuleId> =>
  product(license.product).count(license, facts);

/** Where an account stands with its licenses of one product, and the instant at which that changes next. */
export const standing = (
  licenses: readonly License[],
  account: Account | undefined,
  facts: Facts,
  of: ProductId = 'google-drive',
): Standing<ProductId, RuleId> => product(of).standing(ofProduct(licenses, of), account, facts);

/** Carries a change out on a copy of the license, whole, or refuses it with the rules that speak against it. */
export const change = <Id extends ProductId>(
  license: License<Id>,
  wanted: Change<Id>,
  facts: Facts,
): ChangeOutcome<License<Id>, RuleId> => product(license.product).change(license, wanted, facts);

/** How the users of a product are counted: the rules that say so, in the order to show them. */
export const describe = (of: ProductId): readonly RuleId[] => product(of).countedBy;

/**
 * How many licenses these production instances need: one each, however often an instance is named and whatever staging
 * environments it has (S13, S14).
 */
export const countLicensesNeeded = (instances: readonly string[]): number => new Set(instances.map(comparedName)).size;
