// The check: what the signed-in account may do, now, with each of some files or with none. Asked whenever a mockup is met.
import { isSameAccount } from '../../rules/index';
import { type Answer, answer } from './answer';
import type { FileOutcome, Holdings } from './facts';
import { readHoldings } from './holdings';
import { keep, recall } from './memory';
import { noteOpened } from './note-opened';
import { readOrganisation } from './organisation';
import { noteOperator } from '../note-operator';
import { plansAdministered } from '../shares';
import type { FileReference, Identified, Operators, Outside } from '../ports';
import type { OrganisationRecord } from '../records/records';

const notAsked: FileOutcome = { outcome: 'not-asked' };
const holdsNothing: Holdings = { licenses: [] };

/** What a check is asked besides the account itself. */
interface Asked {
  readonly files?: readonly FileReference[];
  /** Whether the organisation's licenses of other products are wanted too. */
  readonly organisation?: boolean;
}

/** One check: the answer for the account alone, and one for each file that was asked about, in their order. */
export interface Checked {
  readonly account: Answer;
  readonly files: readonly Answer[];
  /** Undefined when it was not asked for, when there is none, and when it can't be read just now. */
  readonly organisation: OrganisationRecord | undefined;
  /** Whether to offer the review, as far as is known without asking much: the review itself decides again. */
  readonly offersReview: boolean;
  /** Whether the account is known to run the product. */
  readonly runsProduct: boolean;
}

/**
 * Checks the signed-in account once, and answers for each of these files.
 *
 * At most two service calls for a file when this was checked a moment ago and at most five otherwise; binding and
 * renaming, once each, and noting the use of a seat, once a week, take more. None of it grows with the number of
 * subscriptions.
 */
export function check(
  { files: references = [], organisation: wantsOrganisation = false }: Asked,
  outside: Outside,
): Checked {
  const at = outside.now();
  const account = outside.identity();
  const same = (base: Answer): Checked => ({
    account: base,
    files: references.map(() => base),
    organisation: undefined,
    offersReview: false,
    runsProduct: false,
  });
  if (account === undefined) {
    return same(answer({ account, at, holdings: holdsNothing, isReachable: true, file: notAsked }));
  }
  const memory = recall(account, references, outside);
  const read = memory.holdings === undefined ? readNow(account, references.length > 0, outside) : undefined;
  const holdings = memory.holdings ?? read?.holdings;
  if (holdings === undefined) {
    return same(answer({ account, at, holdings: holdsNothing, isReachable: false, file: notAsked }));
  }
  const base = answer({ account, at, holdings, isReachable: true, file: notAsked });
  // Drive is asked only where its word can change the answer: where the subscription alone lets them edit.
  const isDriveAsked = base.edit.effect === 'permit';
  const files = references.map(({ id, resourceKey }, index): FileOutcome =>
    isDriveAsked ? (memory.files[index] ?? outside.drive.file(id, resourceKey)) : notAsked,
  );
  const found =
    !wantsOrganisation || memory.organisation !== undefined ? memory.organisation : readOrganisation(holdings, outside);
  const organisation = wantsOrganisation ? (found ?? undefined) : undefined;
  const operators = wantsOrganisation ? (memory.operators ?? readOperators(holdings, outside)) : undefined;
  const runsProduct = operators?.some((one) => isSameAccount(one, account)) === true;
  // What is remembered of the others may be older than the mark.
  if (read !== undefined && memory.operators === undefined && operators !== undefined && !runsProduct) {
    noteOperator(account, read, false, outside);
  }
  keep(
    account,
    {
      holdings: memory.holdings === undefined ? holdings : undefined,
      organisation: memory.organisation === undefined ? found : undefined,
      operators: memory.operators === undefined ? operators : undefined,
      files: files.filter((_, index) => memory.files[index] === undefined),
    },
    base.standing.changesAt,
    outside,
  );
  return {
    account: base,
    files: files.map((file) => answer({ ...base, file })),
    organisation,
    offersReview:
      plansAdministered(account, holdings.licenses).length > 0 ||
      organisation?.reviewers.some((one) => isSameAccount(one, account)) === true ||
      runsProduct,
    runsProduct,
  };
}

/** Those who run the product, asked for where nothing is held or the account is marked: nobody else is answered later for it. */
function readOperators(
  { licenses, organisation, runsProduct }: Holdings,
  { operators }: Outside,
): Operators['vendorAdministrators'] | undefined {
  if (runsProduct !== true && (licenses.length > 0 || organisation !== undefined)) return undefined;
  const read = operators();
  return read.outcome === 'read' ? read.vendorAdministrators : undefined;
}

function readNow(
  account: Identified,
  isOpening: boolean,
  outside: Outside,
): Extract<ReturnType<typeof readHoldings>, { readonly outcome: 'known' }> | undefined {
  const result = readHoldings(account, outside);
  if (result.outcome === 'known') {
    if (isOpening) noteOpened(account, result, outside);
    return result;
  }
  outside.log.warn('store-unreachable', { account: account.id, detail: result.detail });
  return undefined;
}
