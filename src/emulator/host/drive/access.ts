// Who may do what with an item of Drive, and what the add-on was let at.
import type { DriveItem, DriveRole } from '../../api';
import type { InnerWorld } from '../../world/world';
import { DriveError, notAllowed, notAuthorized, notFound } from './drive-error';
import type { DriveCaller } from './drive-resource';

const wide = ['drive', 'drive.readonly'];
/** Any of these scopes lets read metadata. */
export const anyRead = [...wide, 'drive.file', 'drive.metadata', 'drive.metadata.readonly'];
/** Any of these scopes lets read content. */
export const anyContent = [...wide, 'drive.file'];
/** Any of these scopes lets write. */
export const anyWrite = ['drive', 'drive.file'];

export const canEdit = (role: DriveRole | undefined): boolean => role === 'owner' || role === 'writer';

export type Access = ReturnType<typeof createAccess>;

/** @param may whether whoever asks has a scope: the script asks for it, and the account has agreed */
export function createAccess(world: InnerWorld, may: (accountId: string, scope: string) => boolean) {
  const { drive } = world;
  const hasAny = ({ accountId }: DriveCaller, scopes: readonly string[]): boolean =>
    scopes.some((scope) => may(accountId, scope));
  const requireAny = (caller: DriveCaller, scopes: readonly string[]): void => {
    if (!hasAny(caller, scopes)) {
      throw new DriveError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
    }
  };
  const seesAll = (caller: DriveCaller): boolean =>
    hasAny(caller, [...wide, 'drive.metadata', 'drive.metadata.readonly']);
  const roleOf = (item: DriveItem, accountId: string): DriveRole | undefined => drive.roleOf(item, accountId);

  /** The role of whoever asks: given to the account, or had by the link with its key. */
  const roleFor = (item: DriveItem, { accountId, resourceKeys }: DriveCaller): DriveRole | undefined => {
    const byLink = item.resourceKey === undefined || resourceKeys[item.id] === item.resourceKey;
    return roleOf(item, accountId) ?? (byLink ? drive.linkRoleOf(item) : undefined);
  };
  // With the per-file scope an item that was not granted is as if it were not there.
  const isVisible = (item: DriveItem, caller: DriveCaller): boolean =>
    roleFor(item, caller) !== undefined && (seesAll(caller) || item.grantedTo.includes(caller.accountId));
  const found = (caller: DriveCaller, fileId: string): DriveItem => {
    const item = world.item(fileId);
    if (item !== undefined && isVisible(item, caller)) return item;
    const isThere = item !== undefined && roleFor(item, caller) !== undefined;
    throw isThere && world.conditions().ungrantedFile === 'not-authorized' ? notAuthorized(fileId) : notFound(fileId);
  };
  const editable = (caller: DriveCaller, fileId: string, scopes = anyWrite): DriveItem => {
    requireAny(caller, scopes);
    const item = found(caller, fileId);
    if (!canEdit(roleFor(item, caller))) throw notAllowed();
    return item;
  };
  const ownedBy = (caller: DriveCaller, fileId: string): DriveItem => {
    const item = editable(caller, fileId);
    if (roleOf(item, caller.accountId) !== 'owner') throw notAllowed();
    return item;
  };
  return { requireAny, roleOf, roleFor, isVisible, found, editable, ownedBy };
}
