// What may be asked of the review's functions, as far as its form goes. Whether it may be done is decided elsewhere.
import * as v from 'valibot';
import { parseEmail } from '../rules/index';
import { chosenColumns, viewAddress, viewName } from './kept';
import type { RequestsOf } from './server';
import type { ReviewServer } from './review';
import { longest, most, mostPeople, mostSeats } from './limits';
import { idForm, newIdForm } from '../subscriptions/records/keys';
import { exportedViews } from '../subscriptions/records/deeds';
import { directoryStatus } from '../subscriptions/records/parts';
import { organisationRecord } from '../subscriptions/records/records';

const id = v.pipe(v.string(), v.regex(idForm));
/** Where a listing goes on: a key. */
export const cursor = v.pipe(v.string(), v.maxLength(500));
const address = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(longest.address));
const note = v.pipe(v.string(), v.trim(), v.maxLength(longest.note));
const seats = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(mostSeats));
/** A whole number, up to the last millisecond of the year 9999. */
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_300_799_999));
const instant = whole;
const billing = v.picklist(['monthly', 'yearly']);
const account = v.object({ id: v.exactOptional(id), email: address });

const scope = v.variant('kind', [
  v.object({ kind: v.literal('everything') }),
  v.object({ kind: v.literal('organisation'), organisation: id }),
  v.object({ kind: v.literal('administered') }),
]);

const reviewRequest = v.object({ scope, after: v.exactOptional(cursor) });

const historyRequest = v.object({
  of: v.variant('kind', [
    v.object({ kind: v.literal('license'), licenseId: id }),
    v.object({ kind: v.literal('organisation'), organisation: id }),
    v.object({ kind: v.literal('account'), accountId: id }),
    v.object({ kind: v.literal('everything') }),
  ]),
  after: v.exactOptional(cursor),
});

const personRequest = v.object({ licenseId: id, account });

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

const resolutionRequest = v.object({ email: address, seenAs: id, decision: v.picklist(['move', 'keep']) });

const people = v.pipe(v.array(v.pipe(v.string(), v.maxLength(longest.address))), v.maxLength(mostPeople));

const importRow = v.object({
  // What is no id or no address is the use case's to refuse, row by row.
  licenseId: v.pipe(v.string(), v.maxLength(longest.organisation)),
  organisation: v.exactOptional(v.pipe(v.string(), v.maxLength(longest.organisation))),
  seats,
  billing,
  startedAt: instant,
  cancelledAt: v.exactOptional(instant),
  holders: people,
  administrators: people,
  note: v.exactOptional(note),
});

/** The functions of the review page and of the command, each with the form of what it is asked. */
export const reviewRequests = {
  reviewScopes: v.null(),
  reviewPage: reviewRequest,
  reviewHistory: historyRequest,
  reviewPerson: personRequest,
  previewChanges: v.object({ changes: atMost(change, most.previewed) }),
  changeLicenses: v.object({ changes: atMost(change, most.written) }),
  previewResolution: resolutionRequest,
  resolveConflict: resolutionRequest,
  previewImport: v.object({ rows: atMost(importRow, most.previewed) }),
  importLicenses: v.object({ rows: atMost(importRow, most.written) }),
  noteDirectory: v.object({
    notes: atMost(v.object({ licenseId: id, accountId: id, status: v.exactOptional(directoryStatus) }), most.written),
  }),
  keepColumns: v.object({ columns: v.exactOptional(chosenColumns) }),
  keepView: v.object({ name: viewName, address: v.exactOptional(viewAddress) }),
  noteExport: v.object({ scope, view: v.picklist(exportedViews), rows: whole }),
  putOrganisation: v.object({
    id: v.pipe(v.string(), v.regex(newIdForm)),
    isTrial: v.exactOptional(v.literal(true)),
    organisation: v.pipe(
      v.omit(organisationRecord, ['schema']),
      // A reviewer whose address can be nobody's would never find it, and a seat of such an address is used by nobody.
      v.check(({ reviewers, licenses }) =>
        [...reviewers, ...licenses.flatMap(({ assigned }) => assigned)].every(
          ({ email }) => parseEmail(email) !== undefined,
        ),
      ),
    ),
  }),
} satisfies RequestsOf<ReviewServer>;
