// The answers about subscriptions, parsed: what is deployed may be older or newer than the page or the command that asks.
import * as v from 'valibot';
import { type DriveRuleId, payments } from '../rules/index';
import { driveRemedies, flags, nextKinds, remedies as remedyKinds, rules as ruleIds } from './vocabulary';
import { kept } from './kept';
import { fault, orNone, unreachable } from './or-none';
import { rowFaults } from '../subscriptions/changes/import';
import type { ReviewServer } from './review';
import type { AnswersOf } from './server';
import { states } from './states';
import { auditedDeeds, difference } from '../subscriptions/records/deeds';
import { organisationRecord } from '../subscriptions/records/records';

const instant = v.number();
const rules = v.array(v.picklist(ruleIds));
const billing = v.picklist(['monthly', 'yearly']);

export const scope = v.variant('kind', [
  v.object({ kind: v.literal('everything') }),
  v.object({ kind: v.literal('organisation'), organisation: v.string() }),
  v.object({ kind: v.literal('administered') }),
]);

export const seatRow = v.object({
  licenseId: v.string(),
  version: v.string(),
  organisation: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  seats: v.number(),
  taken: v.number(),
  administrators: v.array(v.string()),
  account: v.exactOptional(
    v.object({
      id: v.exactOptional(v.string()),
      email: v.string(),
      formerEmails: v.array(v.string()),
      boundAt: v.exactOptional(instant),
      lastOpenedAt: v.exactOptional(instant),
      editsUntil: v.exactOptional(instant),
    }),
  ),
  state: v.picklist(states),
  billing: v.exactOptional(billing),
  until: v.exactOptional(instant),
  next: v.exactOptional(v.object({ at: instant, what: v.picklist(nextKinds) })),
  paidUntil: v.exactOptional(instant),
  payment: v.exactOptional(v.picklist(payments)),
  flags: v.array(v.picklist(flags)),
});
const rows = v.array(seatRow);

const conflict = v.object({
  schema: v.literal(1),
  email: v.string(),
  boundTo: v.string(),
  seenAs: v.string(),
  at: instant,
  keptAt: v.exactOptional(instant),
});

export const entry = v.object({
  at: instant,
  by: v.string(),
  what: v.picklist(auditedDeeds),
  licenseId: v.exactOptional(v.string()),
  rule: v.string(),
  differences: v.array(difference),
});
const entries = v.array(entry);

const effect = v.variant('what', [
  v.object({ what: v.literal('seat-given'), email: v.string(), isBound: v.boolean() }),
  v.object({
    what: v.picklist(['seat-taken', 'edits-on', 'administrator-added', 'administrator-removed']),
    email: v.string(),
  }),
  v.object({ what: v.literal('edits-until'), email: v.string(), at: instant }),
  v.object({ what: v.literal('seats'), from: v.number(), to: v.number() }),
  v.object({ what: v.picklist(['ends', 'renews']), at: instant }),
  v.object({ what: v.literal('period-starts'), at: instant, billing }),
  v.object({ what: v.literal('note'), note: v.string() }),
  v.object({ what: v.literal('lasting') }),
]);

const remedies = v.array(v.picklist(remedyKinds));

export const change = v.variant('outcome', [
  v.object({ outcome: v.literal('changed'), licenseId: v.string(), effects: v.array(effect), because: rules }),
  v.object({ outcome: v.picklist(['unchanged', 'stale']), licenseId: v.string() }),
  v.object({ outcome: v.literal('refused'), licenseId: v.string(), because: rules, remedies }),
  v.object({ outcome: v.picklist(['not-there', 'not-understood']), licenseId: v.string() }),
  v.object({ ...unreachable, licenseId: v.string() }),
  v.object({ ...fault, licenseId: v.string() }),
]);

const decision = v.object({
  effect: v.picklist(['permit', 'forbid']),
  because: v.array(v.picklist(ruleIds as readonly DriveRuleId[])),
  remedies: v.array(v.object({ kind: v.picklist(driveRemedies) })),
});

export const person = v.object({
  outcome: v.literal('person'),
  email: v.string(),
  accountId: v.exactOptional(v.string()),
  formerEmails: v.array(v.string()),
  lastOpenedAt: v.exactOptional(instant),
  rows,
  answers: v.object({ view: decision, edit: decision, create: decision }),
  entries,
  people: v.record(v.string(), v.string()),
});

const changed = orNone(v.object({ outcome: v.literal('done'), changes: v.array(change), rows: v.exactOptional(rows) }));

const resolved = orNone(
  v.variant('outcome', [
    v.object({
      outcome: v.literal('resolved'),
      licenseIds: v.array(v.string()),
      rows: v.exactOptional(rows),
    }),
    v.object({ outcome: v.picklist(['unchanged', 'own-dispute']) }),
  ]),
);

export const importedRow = orNone(
  v.variant('outcome', [
    v.object({ outcome: v.picklist(['imported', 'unchanged']) }),
    v.object({ outcome: v.literal('refused'), fault: v.picklist(rowFaults), detail: v.exactOptional(v.string()) }),
  ]),
);
const imported = { outcome: v.literal('done'), rows: v.array(importedRow) };

const keptNow = v.object({ outcome: v.literal('kept'), ...kept.entries });

/** The functions of the review page and of the command, each with the form of its answer. */
export const reviewAnswers = {
  reviewScopes: orNone(
    v.object({
      outcome: v.literal('scopes'),
      email: v.optional(v.string()),
      scopes: v.array(scope),
      now: instant,
      room: v.exactOptional(v.object({ percent: v.number(), isNearlyFull: v.boolean() })),
      noticesUrl: v.exactOptional(v.string()),
      payUrl: v.exactOptional(v.string()),
      kept: v.exactOptional(kept),
    }),
  ),
  reviewPage: orNone(
    v.object({
      outcome: v.literal('page'),
      rows,
      conflicts: v.array(conflict),
      organisation: v.exactOptional(organisationRecord),
      next: v.exactOptional(v.string()),
    }),
  ),
  reviewHistory: orNone(
    v.object({
      outcome: v.literal('page'),
      entries,
      people: v.record(v.string(), v.string()),
      next: v.exactOptional(v.string()),
    }),
  ),
  reviewPerson: orNone(person),
  previewChanges: changed,
  changeLicenses: changed,
  previewResolution: resolved,
  resolveConflict: resolved,
  previewImport: orNone(
    v.object({ ...imported, room: v.exactOptional(v.object({ needed: v.number(), free: v.number() })) }),
  ),
  importLicenses: orNone(v.object(imported)),
  noteDirectory: orNone(
    v.object({
      outcome: v.literal('done'),
      notes: v.array(orNone(v.object({ outcome: v.picklist(['noted', 'unchanged']) }))),
    }),
  ),
  keepColumns: orNone(keptNow),
  keepView: orNone(v.variant('outcome', [keptNow, v.object({ ...keptNow.entries, outcome: v.literal('too-many') })])),
  noteExport: orNone(v.object({ outcome: v.picklist(['noted', 'unchanged']) })),
  putOrganisation: orNone(v.object({ outcome: v.picklist(['stored', 'unchanged']) })),
} satisfies AnswersOf<ReviewServer>;
