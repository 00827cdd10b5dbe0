// appsscript.json, as far as the emulator acts on it.

/** The parts of a manifest that change what a script may do, and what calls it. */
export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly dependencies?: {
    readonly enabledAdvancedServices?: readonly { readonly userSymbol: string; readonly serviceId: string }[];
  };
  readonly webapp?: { readonly executeAs?: string; readonly access?: string };
  readonly addOns?: {
    readonly common?: Readonly<Record<string, unknown>> & {
      readonly homepageTrigger?: Trigger;
      readonly useLocaleFromApp?: boolean;
    };
    readonly drive?: { readonly homepageTrigger?: Trigger; readonly onItemsSelectedTrigger?: Trigger };
  };
}

/** A function that the host calls. */
export interface Trigger {
  readonly runFunction: string;
  readonly enabled?: boolean;
}

const prefix = 'https://www.googleapis.com/auth/';

/** Whether the script asks for a scope. A manifest that lists none is given what its code needs. */
export const hasScope = ({ oauthScopes }: Manifest, scope: string): boolean =>
  oauthScopes === undefined || oauthScopes.includes(scope) || oauthScopes.includes(prefix + scope);
