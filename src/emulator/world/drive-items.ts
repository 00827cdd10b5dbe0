// The world's Drive: items, their contents with every revision, roles, and which account let the add-on read what.
import { createHash } from 'node:crypto';
import { type DriveItem, type DriveRole, type Instant, type World, anyoneWithLink } from '../api';

/** One state of a file's content. */
export interface Revision {
  readonly id: string;
  readonly at: Instant;
  /** Who wrote it; undefined for what was there when the world began. */
  readonly accountId: string | undefined;
  readonly mimeType: string;
  readonly md5Checksum: string;
  readonly content: Uint8Array;
}

/** What an app keeps with a file besides its name and content: a description, stars, properties. */
export type Details = Readonly<Record<string, unknown>>;

interface Held {
  readonly item: DriveItem;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  readonly details: Details;
}

/** A change of an item; fields that are absent stay as they are. */
export interface ItemChange {
  readonly name?: string;
  readonly mimeType?: string;
  readonly parentId?: string | undefined;
  readonly content?: Uint8Array;
  readonly modifiedAt?: Instant;
  readonly details?: Details;
}

/** The part of the world that is Drive, with what the Drive service needs besides. */
export interface DriveItems extends Pick<
  World,
  'items' | 'item' | 'content' | 'addItem' | 'setRole' | 'setTrashed' | 'setGranted'
> {
  /** Changes an item for an account; a new content is a new revision. */
  readonly update: (id: string, change: ItemChange, accountId?: string) => DriveItem | undefined;
  /** Deletes an item for good, with what lies in it. */
  readonly remove: (id: string) => void;
  readonly revisions: (id: string) => readonly Revision[];
  readonly details: (id: string) => Details;
  /** The role that was given to an account, on the item or on a folder above it. */
  readonly roleOf: (item: DriveItem, accountId: string) => DriveRole | undefined;
  /** The role that everybody has who has the link. */
  readonly linkRoleOf: (item: DriveItem) => DriveRole | undefined;
}

/** https://developers.google.com/workspace/drive/api/guides/manage-revisions says: Drive keeps a hundred. */
const mostRevisions = 100;

const strongest: readonly DriveRole[] = ['owner', 'writer', 'commenter', 'reader'];

/** @param changed called after every change */
export function createDriveItems(now: () => Instant, changed: () => void): DriveItems {
  const held = new Map<string, Held>();
  const revisionOf = (
    { id, mimeType, version }: Pick<DriveItem, 'id' | 'mimeType' | 'version'>,
    content: Uint8Array,
    accountId: string | undefined,
  ): Revision => ({
    // Of the file and its version: writing the same content again is a revision of its own.
    id: `0B${createHash('sha1').update(`${id}/${version}`).digest('base64url')}`,
    at: now(),
    accountId,
    mimeType,
    md5Checksum: createHash('md5').update(content).digest('hex'),
    content,
  });
  const headOf = (revision: Revision | undefined): Pick<DriveItem, 'size' | 'headRevisionId' | 'md5Checksum'> => ({
    size: revision?.content.byteLength ?? 0,
    headRevisionId: revision?.id,
    md5Checksum: revision?.md5Checksum,
  });

  const replace = (id: string, change: (item: DriveItem) => Partial<DriveItem>): void => {
    const before = held.get(id);
    if (before === undefined) return;
    const { item } = before;
    held.set(id, { ...before, item: { ...item, version: item.version + 1, ...change(item) } });
    changed();
  };

  /** A role on a folder holds for what lies in it; the stronger of two holds. */
  const roleOf = (item: DriveItem, accountId: string): DriveRole | undefined => {
    const parent = item.parentId === undefined ? undefined : held.get(item.parentId)?.item;
    const roles = [item.roles[accountId], parent === undefined ? undefined : roleOf(parent, accountId)];
    return strongest.find((role) => roles.includes(role));
  };

  const remove = (id: string): void => {
    held.delete(id);
    for (const { item } of [...held.values()]) if (item.parentId === id) remove(item.id);
  };

  return {
    roleOf,
    linkRoleOf: (item) => roleOf(item, anyoneWithLink),
    items: (accountId, { trashed = false } = {}) =>
      [...held.values()]
        .map(({ item }) => item)
        .filter((item) => roleOf(item, accountId) !== undefined && item.isTrashed === trashed),
    item: (id) => held.get(id)?.item,
    content: (id) => held.get(id)?.revisions.at(-1)?.content,
    revisions: (id) => held.get(id)?.revisions ?? [],
    details: (id) => held.get(id)?.details ?? {},
    addItem: ({ content, ...item }) => {
      // Added over an item of this id, it is a later version of it.
      const version = (held.get(item.id)?.item.version ?? 0) + 1;
      const first = content === undefined ? undefined : revisionOf({ ...item, version }, content, undefined);
      const added: DriveItem = {
        ...item,
        ...headOf(first),
        createdAt: now(),
        modifiedAt: now(),
        version,
        grantedTo: [],
      };
      held.set(item.id, { item: added, revisions: first === undefined ? [] : [first], details: {} });
      changed();
      return added;
    },
    update: (id, { content, details, ...change }, accountId) => {
      const before = held.get(id);
      if (before === undefined) return undefined;
      const next = { ...before.item, modifiedAt: now(), ...change, version: before.item.version + 1 };
      const revisions =
        content === undefined
          ? before.revisions
          : [...before.revisions, revisionOf(next, content, accountId)].slice(-mostRevisions);
      const item: DriveItem = { ...next, ...headOf(revisions.at(-1)) };
      held.set(id, { item, revisions, details: { ...before.details, ...details } });
      changed();
      return item;
    },
    remove: (id) => {
      remove(id);
      changed();
    },
    setRole: (id, accountId, role) => {
      replace(id, ({ roles }) => {
        const others = Object.entries(roles).filter(([other]) => other !== accountId);
        return { roles: Object.fromEntries(role === undefined ? others : [...others, [accountId, role]]) };
      });
    },
    setTrashed: (id, isTrashed) => {
      replace(id, () => ({ isTrashed }));
    },
    setGranted: (id, accountId, isGranted) => {
      // Nothing of the file changes: its version stays.
      replace(id, ({ grantedTo, version }) => ({
        version,
        grantedTo: [...grantedTo.filter((other) => other !== accountId), ...(isGranted ? [accountId] : [])],
      }));
    },
  };
}
