// What may be asked of the review's functions, as far as its form goes. Whether it may be done is decided elsewhere.
import * as v from 'valibot';
import { idForm, newIdForm } from '../subscriptions/records/keys';
import { directoryStatuses, organisationRecord } from '../subscriptions/records/records';

/** Most that one call takes: a change takes a second or so, and an execution six minutes. Previews only read. */
const most = { written: 25, previewed: 200 } as const;

const id = v.pipe(v.string(), v.regex(idForm));
/** Where a listing goes on: a key. */
const cursor = v.pipe(v.string(), v.maxLength(500));
const address = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(254));
const note = v.pipe(v.string(), v.trim(), v.maxLength(1000));
const seats = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999));
const billing = v.picklist(['monthly', 'yearly']);
const account = v.object({ id: v.exactOptional(id), email: address });

const scope = v.variant('kind', [
  v.object({ kind: v.literal('everything') }),
  v.object({ kind: v.literal('organisation'), organisation: id }),
  v.object({ kind: v.literal('administered') }),
]);

export const reviewRequest = v.object({ scope, after: v.exactOptional(cursor) });

export const historyRequest = v.object({
  of: v.variant('kind', [
    v.object({ kind: v.literal('license'), licenseId: id }),
    v.object({ kind: v.literal('organisation'), organisation: id }),
    v.object({ kind: v.literal('account'), accountId: id }),
    v.object({ kind: v.literal('everything') }),
  ]),
  after: v.exactOptional(cursor),
});

export const personRequest = v.object({ licenseId: id, account });

const wanted = v.variant('action', [
  v.object({
    action: v.picklist(['assign', 'release', 'add-administrator', 'remove-administrator']),
    account,
  }),
  v.object({ action: v.literal('transfer'), from: account, to: account }),
  v.object({ action: v.picklist(['upgrade', 'downgrade']), seats }),
  v.object({ action: v.literal('cancel') }),
  v.object({ action: v.literal('restart'), billing: v.exactOptional(billing) }),
  v.object({ action: v.literal('change-billing'), billing }),
  v.object({ action: v.literal('note'), note }),
]);

const change = v.object({ licenseId: id, wanted, seenVersion: v.exactOptional(v.pipe(v.string(), v.maxLength(100))) });

const atMost = <Item extends v.GenericSchema>(item: Item, count: number) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(count));

export const changesRequest = v.object({ changes: atMost(change, most.written) });
export const changesPreviewRequest = v.object({ changes: atMost(change, most.previewed) });

export const resolutionRequest = v.object({ email: address, seenAs: id, decision: v.picklist(['move', 'keep']) });

const importRow = v.object({
  // What is no id or no address is the use case's to refuse, row by row.
  licenseId: v.pipe(v.string(), v.maxLength(200)),
  organisation: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  seats,
  billing,
  startedAt: instant,
  cancelledAt: v.exactOptional(instant),
  holders: v.pipe(v.array(v.pipe(v.string(), v.maxLength(254))), v.maxLength(500)),
  administrators: v.pipe(v.array(v.pipe(v.string(), v.maxLength(254))), v.maxLength(500)),
  note: v.exactOptional(note),
});

export const importRequest = v.object({ rows: atMost(importRow, most.written) });
export const importPreviewRequest = v.object({ rows: atMost(importRow, most.previewed) });

export const directoryRequest = v.object({
  notes: atMost(
    v.object({ licenseId: id, accountId: id, status: v.exactOptional(v.picklist(directoryStatuses)) }),
    most.written,
  ),
});

export const organisationRequest = v.object({
  id: v.pipe(v.string(), v.regex(newIdForm)),
  organisation: v.omit(organisationRecord, ['schema']),
});
