// What the desk's page is told by its server. Types only; both sides import them.
import type {
  Account,
  ClockTrigger,
  Conditions,
  DriveItem,
  Execution,
  Instant,
  Outage,
  ScriptPlace,
  StripeDelivery,
  StripeExchange,
  StripeSettings,
} from '../api';

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

/** The add-on, as its manifest describes it. */
export interface DeskAddOn {
  readonly name: string;
  readonly logoUrl: string;
  /** The colour of its filled buttons; empty where it names none. */
  readonly color: string;
  /** The hosts that it is for, as people call them. */
  readonly hosts: readonly string[];
  readonly isForDrive: boolean;
  /** Whether it draws a homepage of its own, and looks at what is selected. */
  readonly hasHomepage: boolean;
  readonly seesItems: boolean;
  /** The prefixes of addresses that it may open; undefined where its manifest has no list. */
  readonly linkPrefixes: readonly string[] | undefined;
}

/** An execution without what it was called with and what came of it. */
export type ExecutionSummary = Omit<Execution, 'args' | 'outcome'> & {
  readonly outcome: { readonly status: 'completed' } | Exclude<Execution['outcome'], { readonly status: 'completed' }>;
};

/** The stand-in for Stripe: what it is set to, and what it was asked. */
export interface DeskStripe {
  readonly isDown: boolean;
  readonly deliveries: readonly StripeDelivery[];
  readonly settings: StripeSettings;
  /** Newest first, without what was answered. */
  readonly exchanges: readonly Omit<StripeExchange, 'answer'>[];
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
  /** Undefined for a project that is no add-on. */
  readonly addOn: DeskAddOn | undefined;
  /** Where the project's web app answers; undefined where it has none. */
  readonly webAppUrl: string | undefined;
  /** Which script it is, and where its addresses answer. */
  readonly place: ScriptPlace;
  /** Label and function, or a link, of the add-on's own menu. */
  readonly universalActions: readonly {
    readonly label: string;
    readonly runFunction?: string;
    readonly openLink?: string;
  }[];
  /** Newest first. */
  readonly executions: readonly ExecutionSummary[];
  readonly properties: Readonly<Record<string, string>>;
  /** Of the account for which the desk is shown. */
  readonly userProperties: Readonly<Record<string, string>>;
  /** Triggers of the clock that scripts installed, the next one first. */
  readonly triggers: readonly ClockTrigger[];
  /** What somebody took down. */
  readonly outages: readonly Outage[];
  /** How Google is met. */
  readonly conditions: Conditions;
  /** Every scope that the project asks for, in Google's words, and whether the account for which the desk is shown has agreed. */
  readonly consent: readonly { readonly scope: string; readonly words: string; readonly isAgreed: boolean }[];
  /** Undefined where nothing stands in for Stripe. */
  readonly stripe: DeskStripe | undefined;
  /** How often other content of the project was loaded since the start. */
  readonly loads: number;
}
