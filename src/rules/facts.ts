// What a decision is given besides licenses and the request. Rules read no clock, session or store.
import type { Account } from './account';
import type { Instant } from './time';

/** Who is who where licenses are used: all that counting needs. What is left out was not looked up. */
export interface Directory {
  /** The Confluence and JIRA instances that licenses are for. */
  readonly hosts?: readonly Host[];
  /** All groups of their user directory. */
  readonly groups?: readonly Group[];
}

/** How long editing goes on beyond what is paid for. */
export interface Leniency {
  /** Days after paid time has ended; 0 unless configured (D10). */
  readonly graceDays?: number;
  /** Days after a payment failed, while it is tried again; 14 unless configured (D14). */
  readonly pastDueDays?: number;
  /** Hours after a period's end in which nothing was heard of the next one; 72 unless configured (D14). */
  readonly renewalHours?: number;
}

/** Facts of the moment. */
export interface Facts extends Directory, Leniency {
  readonly now: Instant;
  /** False when the licenses could not be read and nothing recent is known: then nobody is "unlicensed" (D11). */
  readonly reachable: boolean;
  /** Whether the account has had its trial, where that is known from elsewhere than the licenses given (D8). */
  readonly trialUsed?: boolean;
  /** Ids of the plans in force that the account meant by a change administers (R37). */
  readonly administers?: readonly string[];
}

/** A Confluence or JIRA instance as far as it is known. */
export interface Host {
  readonly name: string;
  /** The number of users that the host itself is licensed for. */
  readonly userTier?: number | 'unlimited';
  /** All of them; left out where they were not looked up. */
  readonly users?: readonly HostUser[];
}

/** A user of a host. */
export interface HostUser extends Account {
  /** Disabled and deleted accounts hold no permission (D9). */
  readonly isDisabled?: boolean;
}

/** A group of users, by its name in the directory. */
export interface Group {
  readonly name: string;
  readonly members: readonly Account[];
  /** Names of the groups inside it. */
  readonly groups: readonly string[];
}
