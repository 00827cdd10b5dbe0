// What stands after # in a page's address: it never reaches the script, and leads back to what was looked at.

// https://developers.google.com/apps-script/guides/html/reference/history, …/url
interface Location {
  readonly hash: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

declare const google:
  | {
      readonly script: {
        readonly url?: { getLocation(receive: (location: Location) => void): void };
        readonly history?: {
          push(state: unknown, parameters: Location['parameters'], hash: string): void;
          replace(state: unknown, parameters: Location['parameters'], hash: string): void;
          setChangeHandler(handler: (event: { readonly location: Location }) => void): void;
        };
      };
    }
  | undefined;

/** The place that a page's address leads to. */
export interface PageAddress {
  /** Writes a place into the address: as a step that Back undoes, or in the place of the one before. */
  readonly write: (hash: string, how: 'push' | 'replace') => void;
}

/**
 * Follows the address of this page.
 * @param arrive is told of the place in it, once at the beginning and whenever the reader goes back or on
 */
export function followAddress(arrive: (hash: string) => void): PageAddress {
  const script = typeof google === 'undefined' ? undefined : google.script;
  let parameters: Location['parameters'] | undefined;
  script?.url?.getLocation((location) => {
    ({ parameters } = location);
    arrive(location.hash);
  });
  script?.history?.setChangeHandler(({ location }) => {
    arrive(location.hash);
  });
  return {
    write: (hash, how) => {
      // Before they are known, writing would take the parameters away that the script is asked with.
      if (parameters !== undefined) script?.history?.[how](null, parameters, hash);
    },
  };
}
