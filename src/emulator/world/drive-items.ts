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
  /** May be read only when it is asked for, and throw then; as `md5Checksum` is, in hexadecimal digits. */
  readonly content: Uint8Array;
  readonly size: number;
  readonly md5Checksum: string;
}

/** Where items lie outside this world, as files of a folder do. Whatever throws has changed nothing. */
export interface Keeper {
  /** How an item's content is there now; undefined for what is not kept, or can't be seen now. */
  readonly look: (id: string) => Kept | 'gone' | undefined;
  readonly read: (id: string) => Uint8Array;
  /**
   * Takes an item as it is about to be, with its content where that is new.
   * @param given `before` is the item as it was, undefined for one that was just added; `basis` the state that whoever
   *   changes the content has seen: over another it is not written
   */
  readonly write: (
    item: DriveItem,
    content: Uint8Array | undefined,
    given: { readonly before?: DriveItem | undefined; readonly basis?: string | undefined },
  ) => void;
}

/** A state of a kept content. */
interface Kept {
  /** Another after any change. */
  readonly stamp: string;
  readonly size: number;
  readonly modifiedAt: Instant;
}

/** What an app keeps with a file besides its name and content: a description, stars, properties. */
export type Details = Readonly<Record<string, unknown>>;

interface Held {
  readonly item: DriveItem;
  /** Oldest first. */
  readonly revisions: readonly Revision[];
  readonly details: Details;
  /** The kept content's state that the newest revision stands for. */
  readonly stamp?: string | undefined;
  /** The state that was last handed out or written. */
  readonly basis?: string | undefined;
}

/** A change of an item; fields that are absent stay as they are. */
interface ItemChange {
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
  'items' | 'item' | 'content' | 'addItem' | 'setRole' | 'setTrashed' | 'setLocked' | 'setGranted'
> {
  /** Changes an item for an account; a new content is a new revision. */
  readonly update: (id: string, change: ItemChange, accountId?: string) => DriveItem | undefined;
  /** Deletes an item for good, with what lies in it. */
  readonly remove: (id: string) => void;
  readonly revisions: (id: string) => readonly Revision[];
  readonly details: (id: string) => Details;
  /** From now on new and changed items are kept there, and those that lie there already may be added without content. */
  readonly keep: (keeper: Keeper) => void;
  /** The role that was given to an account, on the item or on a folder above it. */
  readonly roleOf: (item: DriveItem, accountId: string) => DriveRole | undefined;
  /** The role that everybody has who has the link. */
  readonly linkRoleOf: (item: DriveItem) => DriveRole | undefined;
}

/** https://developers.google.com/workspace/drive/api/guides/manage-revisions says: Drive keeps a hundred. */
const mostRevisions = 100;

const md5Of = (content: Uint8Array): string => createHash('md5').update(content).digest('hex');

const strongest: readonly DriveRole[] = ['owner', 'writer', 'commenter', 'reader'];

/** @param changed called after every change */
export function createDriveItems(now: () => Instant, changed: () => void): DriveItems {
  const held = new Map<string, Held>();
  let keeper: Keeper | undefined;
  /** Of the file and its version: writing the same content again is a revision of its own. */
  const revisionId = (id: string, version: number): string =>
    `0B${createHash('sha1').update(`${id}/${version}`).digest('base64url')}`;
  const revisionOf = (
    { id, mimeType, version }: Pick<DriveItem, 'id' | 'mimeType' | 'version'>,
    content: Uint8Array,
    accountId: string | undefined,
  ): Revision => ({
    id: revisionId(id, version),
    at: now(),
    accountId,
    mimeType,
    content,
    size: content.byteLength,
    md5Checksum: md5Of(content),
  });
  /** What lies outside is read when it is wanted, and not held in memory. */
  const keptRevision = (
    { id, mimeType, version }: Pick<DriveItem, 'id' | 'mimeType' | 'version'>,
    { modifiedAt, size }: Kept,
    from: Keeper,
  ): Revision => {
    let md5: string | undefined;
    return {
      id: revisionId(id, version),
      at: modifiedAt,
      accountId: undefined,
      mimeType,
      size,
      get content() {
        return from.read(id);
      },
      get md5Checksum() {
        return (md5 ??= md5Of(from.read(id)));
      },
    };
  };
  const headOf = (revision: Revision | undefined): Pick<DriveItem, 'size' | 'headRevisionId'> => ({
    size: revision?.size ?? 0,
    headRevisionId: revision?.id,
  });

  /** An item as it is now: what another program did to a kept one since is a revision of its own. */
  const current = (id: string): Held | undefined => {
    const before = held.get(id);
    const kept = before?.stamp === undefined ? undefined : keeper?.look(id);
    if (before === undefined || keeper === undefined || kept === undefined) return before;
    if (kept === 'gone') {
      held.delete(id);
      changed();
      return undefined;
    }
    if (kept.stamp === before.stamp) return before;
    const next = { ...before.item, version: before.item.version + 1, modifiedAt: kept.modifiedAt };
    const revision = keptRevision(next, kept, keeper);
    // Earlier states of a file on disk are nowhere; those that were written here are still in memory.
    const earlier = before.revisions.filter(
      (one) => Object.getOwnPropertyDescriptor(one, 'content')?.get === undefined,
    );
    const after: Held = {
      ...before,
      item: { ...next, ...headOf(revision) },
      revisions: [...earlier, revision],
      stamp: kept.stamp,
    };
    held.set(id, after);
    changed();
    return after;
  };
  const stampOf = (id: string): string | undefined => {
    const kept = keeper?.look(id);
    return typeof kept === 'object' ? kept.stamp : undefined;
  };

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
    item: (id) => current(id)?.item,
    content: (id) => {
      const found = current(id);
      const content = found?.revisions.at(-1)?.content;
      if (found !== undefined) held.set(id, { ...found, basis: found.stamp });
      return content;
    },
    revisions: (id) => current(id)?.revisions ?? [],
    keep: (one) => {
      keeper = one;
    },
    details: (id) => held.get(id)?.details ?? {},
    addItem: ({ content, ...item }) => {
      // Added over an item of this id, it is a later version of it.
      const version = (held.get(item.id)?.item.version ?? 0) + 1;
      const times = { createdAt: now(), modifiedAt: now(), version, grantedTo: [] };
      const kept = content === undefined ? keeper?.look(item.id) : undefined;
      const first =
        content !== undefined
          ? revisionOf({ ...item, version }, content, undefined)
          : keeper !== undefined && typeof kept === 'object'
            ? keptRevision({ ...item, version }, kept, keeper)
            : undefined;
      const added: DriveItem = {
        ...item,
        ...headOf(first),
        ...times,
        ...(typeof kept === 'object' && { modifiedAt: kept.modifiedAt }),
      };
      if (kept === undefined) keeper?.write(added, content, {});
      const stamp = first === undefined ? undefined : stampOf(item.id);
      held.set(item.id, {
        item: added,
        revisions: first === undefined ? [] : [first],
        details: {},
        stamp,
        basis: stamp,
      });
      changed();
      return added;
    },
    update: (id, { content, details, ...change }, accountId) => {
      const before = current(id);
      if (before === undefined) return undefined;
      const next = { ...before.item, modifiedAt: now(), ...change, version: before.item.version + 1 };
      const revisions =
        content === undefined
          ? before.revisions
          : [...before.revisions, revisionOf(next, content, accountId)].slice(-mostRevisions);
      const item: DriveItem = { ...next, ...headOf(revisions.at(-1)) };
      const isElsewhere =
        content !== undefined || item.name !== before.item.name || item.parentId !== before.item.parentId;
      if (isElsewhere) keeper?.write(item, content, { before: before.item, basis: before.basis });
      const stamp = isElsewhere ? stampOf(id) : before.stamp;
      const basis = content === undefined && before.basis !== before.stamp ? before.basis : stamp;
      held.set(id, { item, revisions, details: { ...before.details, ...details }, stamp, basis });
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
    setLocked: (id, isLocked) => {
      const there = held.get(id);
      if (there === undefined) return;
      held.set(id, { ...there, details: { ...there.details, contentRestrictions: [{ readOnly: isLocked }] } });
      replace(id, () => ({}));
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
