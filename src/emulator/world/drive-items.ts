// The world's Drive: items, content, roles, and which account let the add-on read what.
import { createHash } from 'node:crypto';
import type { DriveItem, DriveRole, Instant, World } from '../api';

/** Google's type of folders. */
export const folderType = 'application/vnd.google-apps.folder';

interface Held {
  readonly item: DriveItem;
  readonly content: Uint8Array | undefined;
}

/** The part of the world that is Drive, with what the Drive service needs besides. */
export interface DriveItems extends Pick<
  World,
  'items' | 'item' | 'content' | 'addItem' | 'setRole' | 'setTrashed' | 'setGranted'
> {
  /** Replaces name, type, folder or content; a new content is a new revision. */
  readonly update: (
    id: string,
    change: { readonly name?: string; readonly mimeType?: string; readonly content?: Uint8Array },
  ) => DriveItem | undefined;
  readonly roleOf: (item: DriveItem, accountId: string) => DriveRole | undefined;
}

/** @param changed called after every change */
export function createDriveItems(now: () => Instant, changed: () => void): DriveItems {
  const held = new Map<string, Held>();
  const revisionOf = (content: Uint8Array | undefined, at: Instant): string | undefined =>
    content === undefined ? undefined : createHash('sha1').update(content).update(String(at)).digest('hex');

  const replace = (id: string, change: (item: DriveItem) => Partial<DriveItem>): void => {
    const before = held.get(id);
    if (before === undefined) return;
    held.set(id, { ...before, item: { ...before.item, ...change(before.item) } });
    changed();
  };

  /** A role on a folder holds for what lies in it. */
  const roleOf = (item: DriveItem, accountId: string): DriveRole | undefined => {
    const parent = item.parentId === undefined ? undefined : held.get(item.parentId)?.item;
    return item.roles[accountId] ?? (parent === undefined ? undefined : roleOf(parent, accountId));
  };

  return {
    roleOf,
    items: (accountId, { trashed = false } = {}) =>
      [...held.values()]
        .map(({ item }) => item)
        .filter((item) => roleOf(item, accountId) !== undefined && item.isTrashed === trashed),
    item: (id) => held.get(id)?.item,
    content: (id) => held.get(id)?.content,
    addItem: ({ content, ...item }) => {
      const added: DriveItem = {
        ...item,
        size: content?.byteLength ?? 0,
        modifiedAt: now(),
        headRevisionId: revisionOf(content, now()),
        grantedTo: [],
      };
      held.set(item.id, { item: added, content });
      changed();
      return added;
    },
    update: (id, { content, ...change }) => {
      const before = held.get(id);
      if (before === undefined) return undefined;
      const item: DriveItem = {
        ...before.item,
        ...change,
        modifiedAt: now(),
        ...(content !== undefined && { size: content.byteLength, headRevisionId: revisionOf(content, now()) }),
      };
      held.set(id, { item, content: content ?? before.content });
      changed();
      return item;
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
      replace(id, ({ grantedTo }) => ({
        grantedTo: [...grantedTo.filter((other) => other !== accountId), ...(isGranted ? [accountId] : [])],
      }));
    },
  };
}
