// What the Drive API is given and gives, and by whom it is asked.

export type DriveResource = Readonly<Record<string, unknown>>;

/** Who asks, and what else the request carries. */
export interface DriveCaller {
  readonly accountId: string;
  /** File id → resource key, of the header `X-Goog-Drive-Resource-Keys`. */
  readonly resourceKeys: Readonly<Record<string, string>>;
}

/** A text of a resource; undefined for anything else. */
export const textIn = (resource: DriveResource, name: string): string | undefined => {
  const value = resource[name];
  return typeof value === 'string' ? value : undefined;
};
