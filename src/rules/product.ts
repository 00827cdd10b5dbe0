// What a product brings: its rules, and how it decides, counts and changes. One row of the table of products.
import type { Account } from './account';
import type { ChangeOutcome, Decision, RemedyKind } from './decision';
import type { Directory, Facts } from './facts';
import type { AnyRule } from './rule';
import type { SeatCount } from './seats';
import type { Standing } from './standing';

/** One product. `License` is what is bought, `Request` what somebody wants to do, `Change` what may be changed. */
export interface Product<Id extends string, License, Request, Change, RuleId extends string> {
  readonly rules: readonly (AnyRule & { readonly id: RuleId })[];
  /** The rules that tell people how users are counted, of this license or of any, in the order to show them. */
  readonly countedBy: (license?: License) => readonly RuleId[];
  readonly decide: (licenses: readonly License[], request: Request, facts: Facts) => Decision<RuleId, RemedyKind>;
  readonly count: (license: License, directory: Directory) => SeatCount<RuleId>;
  readonly change: (license: License, wanted: Change, facts: Facts) => ChangeOutcome<License, RuleId>;
  readonly standing: (licenses: readonly License[], account: Account | undefined, facts: Facts) => Standing<Id, RuleId>;
}
