// The review page and what it asks of the server. Use cases decide who may; here requests are parsed and outcomes translated.
import type {
  ChangeAnswer,
  Changes,
  ImportRowAnswer,
  NoAnswer,
  ResolutionAnswer,
  ReviewOpening,
  ReviewServer,
} from '../../contract/review';
import type { LicenseChange, LicenseChangeOutcome } from '../../subscriptions/changes/change-license';
import { changeLicenses as changeAll } from '../../subscriptions/changes/change-licenses';
import {
  type ImportOutcome,
  importLicenses as importRows,
  previewImport as previewRows,
} from '../../subscriptions/changes/import';
import { noteDirectory as noteDirectoryRecords } from '../../subscriptions/changes/note-directory';
import { putOrganisation as putOrganisationRecord } from '../../subscriptions/changes/put-organisation';
import { type Resolution, resolveConflict as resolve } from '../../subscriptions/changes/resolve-conflict';
import { inOneLook } from '../../subscriptions/one-look';
import type { Outside, Unreachable } from '../../subscriptions/ports';
import { rehearsing } from '../../subscriptions/rehearsal';
import { effectsOf } from '../../subscriptions/review/effects';
import { history } from '../../subscriptions/review/history';
import { noteExport as note } from '../../subscriptions/review/note-export';
import { reviewPerson as personFor } from '../../subscriptions/review/person';
import { type ReviewRequest, firstListings, readReviewed, review } from '../../subscriptions/review/review';
import { scopesOf } from '../../subscriptions/review/scopes';
import type { SeatRow } from '../../subscriptions/review/seats';
import { scopesFor } from '../google/consent';
import { log } from '../google/log';
import { guarded, newReference } from '../guarded';
import { withOutside } from '../outside';
import { type LittleRoom, littleRoom } from '../little-room';
import { noticesAt, whoever } from '../../contract/addresses';
import { webAppUrl } from '../page-url';
import { payingUrl } from '../paying-url';
import { vendor } from '../settings';
import { reviewRequests } from '../../contract/review-requests';
import { type Instead, answeringFor } from './answering';
import { keepColumnsFor, keepViewFor, keptFor } from './kept';
import { pageOutput } from './page-output';
import { format, locale } from './words';

const notThere: NoAnswer = { outcome: 'not-there' };
const notAllowed = (url: string): NoAnswer => ({ outcome: 'not-allowed-yet', notAllowedYet: { url } });
const faultAnswer = (reference: string): NoAnswer => ({ outcome: 'fault', reference });

/** Why a use case found nothing out. */
export type Unanswered = Unreachable | { readonly outcome: 'not-there' | 'unknown-account' };

/** Whoever Google does not tell about is nobody, and learns no more than anybody else. Why goes to the log. */
export function noAnswer(result: Unanswered): NoAnswer {
  if (result.outcome !== 'unreachable') return notThere;
  const reference = newReference();
  log.warn('review-unreachable', { reference, detail: result.detail });
  const { isFull, isMoving } = result;
  return {
    outcome: 'unreachable',
    reference,
    ...(isFull === true && { isFull }),
    ...(isMoving === true && { isMoving }),
  };
}

/** The outcome of a use case, or that there is none. */
export function answered<Result extends { readonly outcome: string }>(
  result: Result | Unanswered,
): Exclude<Result, Unanswered> | NoAnswer {
  const { outcome } = result;
  return outcome === 'unreachable' || outcome === 'not-there' || outcome === 'unknown-account'
    ? noAnswer(result as Unanswered)
    : (result as Exclude<Result, Unanswered>);
}

/** Where there is nothing else to answer. */
export const unanswered: Instead<NoAnswer> = {
  notUnderstood: () => ({ outcome: 'not-understood' }),
  fault: faultAnswer,
  notAllowed,
};

const answering = answeringFor<ReviewServer>(reviewRequests, scopesFor.account);

/** What the page begins with, for whoever asks: a page without anything to review says so. */
function opening(outside: Outside, foresee?: Parameters<typeof scopesOf>[1]): ReviewOpening {
  const email = outside.identity()?.email;
  const base = {
    scopes: [],
    now: outside.now(),
    locale,
    email,
    ...told(email),
  };
  const known = scopesOf(outside, foresee);
  switch (known.outcome) {
    case 'known':
      return {
        ...base,
        scopes: known.scopes,
        ...(known.scopes.length > 0 && { kept: keptFor(outside) }),
        ...(known.scopes[0]?.kind === 'everything' && roomIn(littleRoom(outside))),
      };
    case 'unknown-account':
      return base;
    case 'unreachable':
      return { ...base, fault: noAnswer(known) };
  }
}

/** With the first rows: asked for by themselves, they would wait for the page, and then for another start of the script. */
function withFirst(given: Outside): ReviewOpening {
  const outside = inOneLook(given);
  const begun = opening(outside, (scope) => {
    outside.foresee(...firstListings(scope));
  });
  const [scope] = begun.scopes;
  return scope === undefined ? begun : { ...begun, first: pageOf({ scope }, outside) };
}

const roomIn = (room: LittleRoom | undefined): Pick<ReviewOpening, 'room'> => (room === undefined ? {} : { room });

/** What whoever asks is told: where notices are, where one pays, and where this vendor explains rules, as far as it says so. */
function told(email: string | undefined): Pick<ReviewOpening, 'noticesUrl' | 'payUrl' | 'helpUrls'> {
  const { helpUrls } = vendor();
  return { ...noticesAt(webAppUrl(), email), payUrl: payingUrl('manageUrl', email), ...(helpUrls && { helpUrls }) };
}

const openingWith = (fault: NoAnswer): ReviewOpening => ({
  email: undefined,
  scopes: [],
  now: Date.now(),
  locale,
  ...told(whoever),
  fault,
});

/** The review page. */
export const reviewPageOutput = (): GoogleAppsScript.HTML.HtmlOutput =>
  pageOutput(
    'review',
    guarded<ReviewOpening>(
      'reviewPageOutput',
      () => withOutside(withFirst),
      (reference) => openingWith(faultAnswer(reference)),
      { path: scopesFor.account, allow: (url) => openingWith(notAllowed(url)) },
    ),
  ).setTitle(format('review.title'));

export const reviewScopes = answering('reviewScopes', unanswered, (_, outside) => {
  // Where rules are explained is the same for everybody: the page knows it since it was opened.
  const { fault, helpUrls: _helpUrls, locale: _locale, ...now } = opening(outside);
  return fault ?? { outcome: 'scopes', ...now };
});

const pageOf = (asked: ReviewRequest, outside: Outside): ReturnType<ReviewServer['reviewPage']> =>
  answered(review(asked, outside));

export const reviewPage = answering('reviewPage', unanswered, pageOf);

export const reviewHistory = answering('reviewHistory', unanswered, (asked, outside) =>
  answered(history(asked, outside)),
);

export const reviewPerson = answering('reviewPerson', unanswered, (asked, outside) =>
  answered(personFor(asked, outside)),
);

export const changeLicenses = answering('changeLicenses', unanswered, ({ changes }, outside) =>
  changed(changes, outside, outside),
);

export const previewChanges = answering('previewChanges', unanswered, ({ changes }, outside) =>
  changed(changes, rehearsing(outside), outside),
);

/** Carries the changes out in the one outside, and reads the licenses in the other. */
function changed(changes: readonly LicenseChange[], acting: Outside, reading: Outside): Changes | NoAnswer {
  const outcomes = changeAll(changes, acting);
  const answers = changes.map(({ licenseId }, at): ChangeAnswer => {
    const result = outcomes[at];
    return result === undefined ? { ...notThere, licenseId } : changeAnswer(licenseId, result);
  });
  const read = readReviewed([...new Set(changes.map(({ licenseId }) => licenseId))], reading);
  return { outcome: 'done', changes: answers, ...rowsIn(read) };
}

/** Records stay here: of a license, its holders may know no more than what became of their own wish. */
function changeAnswer(licenseId: string, result: LicenseChangeOutcome): ChangeAnswer {
  switch (result.outcome) {
    case 'changed': {
      const { before, after, because, isLasting } = result;
      const effects = [...effectsOf(before, after), ...(isLasting ? [{ what: 'lasting' } as const] : [])];
      return { outcome: 'changed', licenseId, effects, because };
    }
    case 'refused': {
      const { because, remedies } = result.decision;
      return { outcome: 'refused', licenseId, because, remedies: remedies.map(({ kind }) => kind) };
    }
    case 'unchanged':
    case 'stale':
      return { outcome: result.outcome, licenseId };
    case 'not-there':
    case 'unknown-account':
    case 'unreachable':
      return { ...noAnswer(result), licenseId };
  }
}

export const resolveConflict = answering('resolveConflict', unanswered, (asked, outside) =>
  resolved(asked, outside, outside),
);

export const previewResolution = answering('previewResolution', unanswered, (asked, outside) =>
  resolved(asked, rehearsing(outside), outside),
);

function resolved(asked: Resolution, acting: Outside, reading: Outside): ResolutionAnswer | NoAnswer {
  const result = resolve(asked, acting);
  if (result.outcome === 'unchanged' || result.outcome === 'own-dispute') return result;
  if (result.outcome !== 'resolved') return noAnswer(result);
  return { ...result, ...rowsIn(readReviewed(result.licenseIds, reading)) };
}

/** The look afterwards. That it failed changes nothing of what was done before. */
function rowsIn(read: ReturnType<typeof readReviewed>): { readonly rows?: readonly SeatRow[] } {
  if (read.outcome === 'read') return { rows: read.rows };
  log.warn('rows-not-read', { detail: read.detail });
  return {};
}

export const importLicenses = answering('importLicenses', unanswered, ({ rows }, outside) =>
  imported(importRows(rows, outside)),
);

export const previewImport = answering('previewImport', unanswered, ({ rows }, outside) => {
  const { room, ...result } = previewRows(rows, outside);
  const answer = imported(result);
  return answer.outcome === 'done' && room !== undefined ? { ...answer, room } : answer;
});

function imported(result: ImportOutcome): ReturnType<ReviewServer['importLicenses']> {
  return result.outcome === 'done'
    ? {
        outcome: 'done',
        rows: result.rows.map((row): ImportRowAnswer => answered(row)),
      }
    : noAnswer(result);
}

export const noteDirectory = answering('noteDirectory', unanswered, ({ notes }, outside) => {
  const result = noteDirectoryRecords(notes, outside);
  if (result.outcome === 'unreachable') return noAnswer(result);
  return {
    outcome: 'done',
    notes: result.notes.map((note) => answered(note)),
  };
});

export const putOrganisation = answering('putOrganisation', unanswered, ({ id, organisation, isTrial }, outside) =>
  answered(putOrganisationRecord(id, organisation, isTrial === true ? rehearsing(outside) : outside)),
);

export const noteExport = answering('noteExport', unanswered, (asked, outside) => {
  const result = note(asked, outside);
  if (result.outcome === 'noted' || result.outcome === 'unchanged') return { outcome: result.outcome };
  return noAnswer(result);
});

export const keepColumns = answering('keepColumns', unanswered, ({ columns }, outside) =>
  answered(keepColumnsFor(columns, outside)),
);

export const keepView = answering('keepView', unanswered, ({ name, address }, outside) =>
  answered(keepViewFor(name, address, outside)),
);
