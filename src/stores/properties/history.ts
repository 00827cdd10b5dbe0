// The history of one subject as one list, newest last: an entry says only what its place does not say already.
import type { AuditedDeed, StoredAuditRecord } from '../../subscriptions/records/deeds';
import {
  type Fields,
  canonical,
  instantOf,
  isFields,
  packedInstant,
  packedState,
  patchOf,
  patched,
  stateOf,
} from './values';

/** An entry with the organisation whose reviewers find it. */
export interface Entry {
  readonly record: StoredAuditRecord;
  readonly organisation: string | undefined;
}

/** What is known of a subject besides its history. */
export interface Subject {
  readonly id: string;
  /** The organisation of the license that it is. */
  readonly organisation: string | undefined;
}

/**
 * The rules that permit a deed as a rule; others stand in the entry. What is here is how entries were written: it never
 * changes, whatever the rules are called later.
 */
const usualRule: Readonly<Partial<Record<AuditedDeed, string>>> = {
  import: 'S9',
  bound: 'drive/tied-to-one-account',
  renamed: 'D6',
  'trial-started': 'drive/trial-is-fully-functional',
  assign: 'license/named-users drive/plan-lists-its-accounts',
  release: 'license/named-users drive/plan-lists-its-accounts',
  transfer: 'drive/plan-lists-its-accounts',
  upgrade: 'license/grows-by-upgrade drive/plan-changes-at-any-time',
  downgrade: 'drive/plan-changes-at-any-time',
  cancel: 'drive/cancelling-keeps-paid-time',
  restart: 'drive/stopped-can-restart',
  'change-billing': 'drive/plan-changes-at-any-time',
  'add-administrator': 'drive/two-administrators',
  'conflict-moved': 'D6',
  'conflict-kept': 'D6',
  directory: '',
};

/** `[at, what, by, before, after, what is unusual]`; what is missing at the end is as usual. */
export function packedEntry({ record, organisation }: Entry, subject: Subject): readonly unknown[] | undefined {
  const { at, what, by, before, after, rule, licenseId } = record;
  const [was, is] = [packedState(before), packedState(after)];
  const unusual: Fields = {
    ...(rule !== usualRule[what] && { rule }),
    ...(organisation !== subject.organisation && { organisation: organisation ?? null }),
    ...(licenseId !== (subject.id === by ? undefined : subject.id) && { license: licenseId ?? null }),
  };
  const isUsual = Object.keys(unusual).length === 0;
  const head = [packedInstant(at), what, by, was];
  const packed = isUsual && after === by ? head : [...head, patchOf(was, is), ...(isUsual ? [] : [unusual])];
  const back = entryOf(packed, subject);
  return canonical(back) === canonical({ record, organisation }) ? packed : undefined;
}

/** And back. @throws where it is none */
export function entryOf(packed: unknown, subject: Subject): Entry {
  if (!Array.isArray(packed)) throw new Error('an entry is no list');
  const [at, what, by, was, patch, unusual = {}] = packed as readonly unknown[];
  if (typeof what !== 'string' || typeof by !== 'string' || !isFields(unusual)) throw new Error('an entry is damaged');
  const licenseId = 'license' in unusual ? unusual['license'] : subject.id === by ? null : subject.id;
  return {
    record: {
      schema: 1,
      at: instantOf(at),
      by,
      what: what as AuditedDeed,
      rule: String('rule' in unusual ? unusual['rule'] : (usualRule[what as AuditedDeed] ?? '')),
      ...(typeof licenseId === 'string' && { licenseId }),
      before: stateOf(was),
      after: packed.length < 5 ? by : stateOf(patched(was, patch)),
    },
    organisation: 'organisation' in unusual ? textIn(unusual['organisation']) : subject.organisation,
  };
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The one entry of a trial, which its beginning says. */
export const trialEntry = (accountId: string, startedAt: number): Entry => ({
  record: {
    schema: 1,
    at: startedAt,
    by: accountId,
    what: 'trial-started',
    licenseId: `trial-${accountId}`,
    rule: usualRule['trial-started'] ?? '',
    before: null,
    after: startedAt,
  },
  organisation: undefined,
});
