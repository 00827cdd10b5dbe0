// The shapes of the tables of cases.
import type {
  Account,
  Change,
  Facts,
  License,
  ProductId,
  RemedyKind,
  Request,
  RuleId,
  SeatCount,
  Standing,
} from '../../../src/rules/index';

/** One request and the answer that the policy gives to it. */
export interface DecisionCase {
  /** What happens, as a sentence. */
  readonly says: string;
  /** The number of the edge case that it stands for. */
  readonly edge?: number;
  readonly licenses: readonly License[];
  readonly request: Request;
  readonly facts?: Partial<Facts>;
  readonly effect: 'permit' | 'forbid';
  readonly because: readonly RuleId[];
  readonly remedies?: readonly RemedyKind[];
}

/** One change and its outcome: what of the license is then so, or the rules that refuse it. */
export interface ChangeCase {
  readonly says: string;
  readonly edge?: number;
  readonly license: License;
  readonly wanted: Change;
  readonly facts?: Partial<Facts>;
  readonly outcome: 'changed' | 'refused';
  readonly because: readonly RuleId[];
  readonly becomes?: object;
  readonly remedies?: readonly RemedyKind[];
}

/** One license and how its seats count. */
export interface CountCase {
  readonly says: string;
  readonly edge?: number;
  readonly license: License;
  readonly facts?: Partial<Facts>;
  /** Everything was looked up unless it says otherwise. */
  readonly seats: Omit<SeatCount, 'people' | 'notLookedUp'> & Partial<Pick<SeatCount, 'notLookedUp'>>;
  /** How many people are listed, whether they count or not. */
  readonly listed?: number;
  /** Some of the people and the rules about them. */
  readonly people?: readonly {
    readonly account: Account;
    readonly isCounted: boolean;
    readonly because: readonly RuleId[];
  }[];
}

/** One account and everything that is told about where it stands. */
export interface StandingCase {
  readonly says: string;
  readonly of: ProductId;
  readonly licenses: readonly License[];
  readonly account?: Account;
  readonly facts?: Partial<Facts>;
  readonly standing: Standing<ProductId, RuleId>;
}
