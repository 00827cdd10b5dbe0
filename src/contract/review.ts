// What the server hands the review page, and what the page may ask of it. Types only.
import type { Consent } from './allowing';
import type { Kept } from './kept';
import type { PortionRoom } from './portions';
import type { ProductId, RemedyKind, RuleId } from '../rules/index';
import type { LicenseChange } from '../subscriptions/changes/change-license';
import type { ImportRow, RowFault } from '../subscriptions/changes/import';
import type { DirectoryNote } from '../subscriptions/changes/note-directory';
import type { Resolution } from '../subscriptions/changes/resolve-conflict';
import type { OrganisationRecord } from '../subscriptions/records/records';
import type { Effect } from '../subscriptions/review/effects';
import type { HistoryOutcome, HistoryRequest } from '../subscriptions/review/history';
import type { ExportNote } from '../subscriptions/review/note-export';
import type { PersonOutcome, PersonRequest } from '../subscriptions/review/person';
import type { Dispute, Party, ReviewOutcome, ReviewRequest } from '../subscriptions/review/review';
import type { Scope } from '../subscriptions/review/scopes';
import type { SeatRow } from '../subscriptions/review/seats';

export type { AuditRecord, Difference } from '../subscriptions/records/deeds';
export type { Flag } from '../subscriptions/review/seats';
export type {
  DirectoryNote,
  Dispute,
  Effect,
  ExportNote,
  HistoryRequest,
  ImportRow,
  LicenseChange,
  OrganisationRecord,
  Party,
  Resolution,
  Scope,
  SeatRow,
};

/** What the page starts with, embedded as JSON in `<script type="application/json" id="opening">`. */
export interface ReviewOpening {
  /** Undefined when Google did not tell. */
  readonly email: string | undefined;
  /** What this account may look through, the widest first; empty for whoever reviews nothing. */
  readonly scopes: readonly Scope[];
  /** Set where that could not be found out. */
  readonly fault?: NoAnswer;
  /** The server's clock, epoch milliseconds: states and terms go by it. */
  readonly now: number;
  /** Set for those who run the product where the store has little room: of a hundred, and whether it is nearly full. */
  readonly room?: { readonly percent: number; readonly isNearlyFull: boolean };
  /** The page with the notices of others' work; undefined before the web app is deployed. */
  readonly noticesUrl?: string;
  /** Where subscriptions are paid for and managed by whoever administers them. */
  readonly payUrl?: string;
  /** Where this deployment's vendor explains rules, as far as it says so itself. */
  readonly helpUrls?: Readonly<Partial<Record<RuleId, string | Readonly<Partial<Record<ProductId, string>>>>>>;
  /** How this account likes it; undefined for whoever reviews nothing. */
  readonly kept?: Kept;
  /** The first page of the widest scope, so that its rows are there as soon as the page is. */
  readonly first?: ReturnType<ReviewServer['reviewPage']>;
  readonly locale: string;
}

/** Why there is no answer. `not-there` is said alike of what is not there and of what is not for this account. */
export type NoAnswer =
  | { readonly outcome: 'not-there' }
  | { readonly outcome: 'not-understood' }
  /** The account has to agree to something at Google first. */
  | { readonly outcome: 'not-allowed-yet'; readonly notAllowedYet: Consent }
  /** The store gave no answer; with `isFull` it has no room left, with `isMoving` it takes no writes. */
  | {
      readonly outcome: 'unreachable';
      readonly reference: string;
      readonly isFull?: true;
      readonly isMoving?: true;
      /** The record that can't be read; told to those who run the product alone. */
      readonly damaged?: string;
    }
  | { readonly outcome: 'fault'; readonly reference: string };

/** What became of one change, or would. */
export type ChangeAnswer =
  | {
      readonly outcome: 'changed';
      readonly licenseId: string;
      readonly effects: readonly Effect[];
      /** The rules that permit it. */
      readonly because: readonly RuleId[];
    }
  | { readonly outcome: 'unchanged'; readonly licenseId: string }
  | {
      readonly outcome: 'refused';
      readonly licenseId: string;
      readonly because: readonly RuleId[];
      readonly remedies: readonly RemedyKind[];
    }
  /** Somebody else changed it since it was looked at: look again. */
  | { readonly outcome: 'stale'; readonly licenseId: string }
  | (NoAnswer & { readonly licenseId: string });

/** Answers in the order of what was asked, and the licenses as they are afterwards. */
export interface Changes {
  readonly outcome: 'done';
  readonly changes: readonly ChangeAnswer[];
  /**
   * Every row of each license named that this account may review; of a preview, as they are before it. Absent where they
   * could not be read after what was done: that is done all the same.
   */
  readonly rows?: readonly SeatRow[];
}

export type ResolutionAnswer =
  | {
      readonly outcome: 'resolved';
      readonly licenseIds: readonly string[];
      /** Absent where they could not be read after it was settled. */
      readonly rows?: readonly SeatRow[];
    }
  | { readonly outcome: 'unchanged' }
  /** Whoever asks is one of the two accounts: somebody else has to decide. */
  | { readonly outcome: 'own-dispute' };

export type ImportRowAnswer =
  | { readonly outcome: 'imported' }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'refused'; readonly fault: RowFault; readonly detail?: string }
  | NoAnswer;

/** Everything about one person. */
export type Person = Answer<PersonOutcome, 'person'>;

type DirectoryNoteAnswer = { readonly outcome: 'noted' } | { readonly outcome: 'unchanged' } | NoAnswer;

/** The part of an outcome that is an answer. */
type Answer<Outcome, Name extends string> = Extract<Outcome, { readonly outcome: Name }>;

/** Functions of the server, through google.script.run and through scripts.run of the Apps Script API. Lists hold 25 at most, of previews 200. */
export interface ReviewServer {
  /** Who is asking, what that account may look through, and what else a page begins with that was opened for nobody known. */
  readonly reviewScopes: (request: null) =>
    | (Pick<ReviewOpening, 'scopes' | 'now' | 'room' | 'noticesUrl' | 'payUrl' | 'kept'> & {
        readonly outcome: 'scopes';
        readonly email?: string | undefined;
      })
    | NoAnswer;
  /** One page of what holds seats; each names the next. */
  readonly reviewPage: (request: ReviewRequest) => Answer<ReviewOutcome, 'page'> | NoAnswer;
  /** One page of what was done, oldest first. */
  readonly reviewHistory: (request: HistoryRequest) => Answer<HistoryOutcome, 'page'> | NoAnswer;
  readonly reviewPerson: (request: PersonRequest) => Answer<PersonOutcome, 'person'> | NoAnswer;
  /** What these changes would do, one after the other. Writes nothing. */
  readonly previewChanges: (request: { readonly changes: readonly LicenseChange[] }) => Changes | NoAnswer;
  /** Carries changes out one after the other, each whole or not at all. Asked again, what is done stays done. */
  readonly changeLicenses: (request: { readonly changes: readonly LicenseChange[] }) => Changes | NoAnswer;
  readonly previewResolution: (request: Resolution) => ResolutionAnswer | NoAnswer;
  readonly resolveConflict: (request: Resolution) => ResolutionAnswer | NoAnswer;
  /** What would become of each row, and what they would take of a store that has an end: portions of a file are summed. */
  readonly previewImport: (request: {
    readonly rows: readonly ImportRow[];
  }) => { readonly outcome: 'done'; readonly rows: readonly ImportRowAnswer[]; readonly room?: PortionRoom } | NoAnswer;
  readonly importLicenses: (request: {
    readonly rows: readonly ImportRow[];
  }) => { readonly outcome: 'done'; readonly rows: readonly ImportRowAnswer[] } | NoAnswer;
  /** Notes what the organisation's directory says of accounts, for the flags of their rows. */
  readonly noteDirectory: (request: {
    readonly notes: readonly DirectoryNote[];
  }) => { readonly outcome: 'done'; readonly notes: readonly DirectoryNoteAnswer[] } | NoAnswer;
  /** Keeps for this account which columns the table shows in which order; without any, as they come. */
  readonly keepColumns: (request: Pick<Kept, 'columns'>) => ({ readonly outcome: 'kept' } & Kept) | NoAnswer;
  /** Keeps a view by its name for this account, in place of what had that name; without an address, forgets it. */
  readonly keepView: (request: {
    readonly name: string;
    readonly address?: string;
  }) => ({ readonly outcome: 'kept' | 'too-many' } & Kept) | NoAnswer;
  /** Notes in the audit log that this account takes so much of what it may look through away as a file. */
  readonly noteExport: (request: ExportNote) => { readonly outcome: 'noted' | 'unchanged' } | NoAnswer;
  readonly putOrganisation: (request: {
    readonly id: string;
    readonly organisation: Omit<OrganisationRecord, 'schema'>;
    /** Nothing is kept: only what would become of it is answered. */
    readonly isTrial?: true;
  }) => { readonly outcome: 'stored' } | { readonly outcome: 'unchanged' } | NoAnswer;
}
