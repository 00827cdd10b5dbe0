// appsscript.json, as far as the emulator acts on it.

/** The parts of a manifest that change what a script may do, and what calls it. */
export interface Manifest {
  readonly timeZone?: string;
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly dependencies?: {
    readonly enabledAdvancedServices?: readonly {
      readonly userSymbol: string;
      readonly serviceId: string;
      readonly version?: string;
    }[];
    readonly libraries?: readonly { readonly userSymbol: string; readonly libraryId: string }[];
  };
  readonly webapp?: { readonly executeAs?: string; readonly access?: string };
  readonly addOns?: {
    readonly common?: Readonly<Record<string, unknown>> & {
      readonly homepageTrigger?: Trigger;
      readonly useLocaleFromApp?: boolean;
      readonly openLinkUrlPrefixes?: readonly string[];
    };
    readonly drive?: HostPart & { readonly onItemsSelectedTrigger?: Trigger };
    readonly gmail?: HostPart;
    readonly calendar?: HostPart;
    readonly docs?: HostPart;
    readonly sheets?: HostPart;
    readonly slides?: HostPart;
    readonly meet?: HostPart;
    readonly chat?: HostPart;
  };
}

/** IANA name of the time zone in which a script lives. */
export const zoneOf = ({ timeZone }: Manifest): string => timeZone ?? 'Etc/UTC';

interface HostPart {
  readonly homepageTrigger?: Trigger;
}

/** A function that the host calls. */
export interface Trigger {
  readonly runFunction: string;
  readonly enabled?: boolean;
}

/** Every host that an add-on can be for, as people call it. */
export const hosts = {
  drive: 'Drive',
  gmail: 'Gmail',
  calendar: 'Calendar',
  docs: 'Docs',
  sheets: 'Sheets',
  slides: 'Slides',
  meet: 'Meet',
  chat: 'Chat',
} as const;

/** The hosts that a manifest names. */
export const hostsOf = ({ addOns = {} }: Manifest): readonly (keyof typeof hosts)[] =>
  (Object.keys(hosts) as (keyof typeof hosts)[]).filter((host) => addOns[host] !== undefined);

/**
 * What shows the homepage; undefined where the host shows the add-on's name and logo instead. A host's own trigger goes before
 * the common one. An add-on for other hosts alone would not be seen in Drive at all; here it shows what it shows in the first
 * of them that has a homepage.
 */
export function homepageTrigger(manifest: Manifest): Trigger | undefined {
  const { addOns } = manifest;
  const named = hostsOf(manifest);
  const [first = 'drive'] = named;
  return (first === 'drive' ? [first] : named)
    .map((host) => addOns?.[host]?.homepageTrigger ?? addOns?.common?.homepageTrigger)
    .find((trigger) => trigger !== undefined && trigger.enabled !== false);
}

/** An add-on that looks at no items shows its homepage whatever is selected. */
export const itemsTrigger = (manifest: Manifest): Trigger | undefined =>
  manifest.addOns?.drive?.onItemsSelectedTrigger ?? homepageTrigger(manifest);

const prefix = 'https://www.googleapis.com/auth/';

/** Whether the script asks for a scope. A manifest that lists none is given what its code needs. */
export const hasScope = ({ oauthScopes }: Manifest, scope: string): boolean =>
  oauthScopes === undefined || oauthScopes.includes(scope) || oauthScopes.includes(prefix + scope);
