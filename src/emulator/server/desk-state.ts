// What the desk's page is told by its server. Types only; both sides import them.
import type { Account, DriveItem, Execution, Instant } from '../api';

/** A named instant to which the clock can be moved. */
export interface Moment {
  readonly label: string;
  readonly at: Instant;
}

/** An entry that the add-on's web app adds to Drive's menus. */
export interface DriveIntegration {
  /** For instance `Mockups`. */
  readonly name: string;
  /** Endings of names, with their dot, that the app opens. */
  readonly extensions: readonly string[];
  readonly mimeTypes: readonly string[];
  /** What "New" offers, for instance `Mockup`; none when the app creates nothing. */
  readonly creates?: string;
}

/** Everything the desk shows for one account. */
export interface DeskState {
  readonly title: string;
  readonly now: Instant;
  readonly accounts: readonly (Account & { readonly note?: string })[];
  readonly defaultAccountId: string;
  readonly items: readonly DriveItem[];
  readonly moments: readonly Moment[];
  readonly integration: DriveIntegration | undefined;
  /** Label and function, or a link, of the add-on's own menu. */
  readonly universalActions: readonly {
    readonly label: string;
    readonly runFunction?: string;
    readonly openLink?: string;
  }[];
  /** Newest first. */
  readonly executions: readonly Execution[];
  readonly properties: Readonly<Record<string, string>>;
}
