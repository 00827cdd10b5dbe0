// What cards ask for, and what the host and pages are told to do.
import type { Execution } from './execution';

/** Values of a card's inputs by name, as the event object carries them. */
export type FormInputs = Readonly<
  Record<
    string,
    | { readonly stringInputs: { readonly value: readonly string[] } }
    | { readonly dateInput: { readonly msSinceEpoch: string } }
    | { readonly timeInput: { readonly hours: number; readonly minutes: number } }
    | {
        readonly dateTimeInput: { readonly hasDate: boolean; readonly hasTime: boolean; readonly msSinceEpoch: string };
      }
  >
>;

/** What a card's button or input asks for: the `action` found in the card's JSON, and what the inputs hold. */
export interface CardAction {
  readonly functionName: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly formInputs: FormInputs;
  /** The items selected in Drive while the card is shown. */
  readonly selectedIds: readonly string[];
}

/**
 * What the host is told to do, after the emulator has checked it as Google would: one shape for every legal return
 * (card, cards, raw JSON, render actions, promises of them). Cards are JSON of Google's card protocol.
 */
export type HostReply =
  | { readonly type: 'cards'; readonly cards: readonly CardJson[] }
  | {
      readonly type: 'render';
      readonly navigations: readonly Navigation[];
      readonly notification?: string;
      readonly openLink?: OpenLink;
      readonly stateChanged: boolean;
    }
  | { readonly type: 'request-file-scope'; readonly itemId: string }
  | { readonly type: 'suggestions'; readonly items: readonly string[] }
  | { readonly type: 'authorize'; readonly url: string; readonly resource: string }
  | { readonly type: 'nothing' };

/** google.apps.card.v1.Card as JSON, with `name` where the script named it. */
export type CardJson = Readonly<Record<string, unknown>>;
export type Navigation =
  | { readonly pushCard: CardJson }
  | { readonly updateCard: CardJson }
  | { readonly popCard: true }
  | { readonly popToRoot: true }
  | { readonly popToCard: string };
export interface OpenLink {
  readonly url: string;
  readonly openAs: 'FULL_SIZE' | 'OVERLAY';
  readonly onClose: 'NOTHING' | 'RELOAD';
}

/** An execution whose result the Drive host understood, or the fault to show instead of a card. */
export interface HostRun {
  readonly execution: Execution;
  readonly reply: HostReply | { readonly type: 'fault'; readonly message: string };
}

/** A file that somebody chose in a form. */
export interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** What a web app answered to a request. */
export type WebAppReply =
  | {
      readonly type: 'html';
      readonly title: string;
      readonly html: string;
      readonly faviconUrl?: string;
      readonly frame: 'DEFAULT' | 'ALLOWALL';
      readonly meta: Readonly<Record<string, string>>;
    }
  | { readonly type: 'text'; readonly mimeType: string; readonly text: string; readonly downloadAs?: string }
  /** Google asks for consent before anything else is shown. */
  | { readonly type: 'authorize'; readonly url: string }
  | { readonly type: 'fault'; readonly message: string };
