// With whom an item is shared, and how.
import { type DriveItem, type DriveRole, anyoneWithLink } from '../../api';
import type { InnerWorld } from '../../world/world';
import type { Access } from './access';
import { DriveError, notAllowed } from './drive-error';
import { type DriveCaller, type DriveResource, textIn } from './drive-resource';
import type { Resources } from './resources';

export function permissionCalls(world: InnerWorld, { editable }: Access, { permissionOf, permissionsOf }: Resources) {
  /** Whom a permission of an item is for, and what it lets them do. */
  const given = (item: DriveItem, permissionId: string): { readonly accountId: string; readonly role: DriveRole } => {
    const accountId = permissionId === 'anyoneWithLink' ? anyoneWithLink : permissionId;
    const role = item.roles[accountId];
    if (role === undefined) throw new DriveError(404, 'notFound', `Permission not found: ${permissionId}.`);
    return { accountId, role };
  };

  return {
    permissions: (caller: DriveCaller, fileId: string): DriveResource => ({
      kind: 'drive#permissionList',
      permissions: permissionsOf(editable(caller, fileId)),
    }),
    share: (caller: DriveCaller, fileId: string, permission: DriveResource): DriveResource => {
      const item = editable(caller, fileId);
      const role = textIn(permission, 'role');
      const type = textIn(permission, 'type');
      const email = textIn(permission, 'emailAddress')?.toLowerCase();
      const account = world
        .accounts()
        .find((one) => [one.email, ...one.aliases].some((own) => own.toLowerCase() === email));
      const to = type === 'anyone' ? anyoneWithLink : account?.id;
      if (role !== 'writer' && role !== 'commenter' && role !== 'reader') {
        throw new DriveError(400, 'required', 'The permission role field is required.');
      }
      if (to === undefined) {
        throw new DriveError(400, 'invalidSharingRequest', 'Bad Request. User message: "There is no such account."');
      }
      world.setRole(item.id, to, role);
      return permissionOf([to, role]);
    },
    permission: (caller: DriveCaller, fileId: string, permissionId: string): DriveResource => {
      const { accountId, role } = given(editable(caller, fileId), permissionId);
      return permissionOf([accountId, role]);
    },
    changeRole: (
      caller: DriveCaller,
      fileId: string,
      permissionId: string,
      permission: DriveResource,
    ): DriveResource => {
      const item = editable(caller, fileId);
      const { accountId, role } = given(item, permissionId);
      const wanted = textIn(permission, 'role');
      if (role === 'owner') throw notAllowed();
      if (wanted !== 'writer' && wanted !== 'commenter' && wanted !== 'reader') {
        throw new DriveError(400, 'required', 'The permission role field is required.');
      }
      world.setRole(item.id, accountId, wanted);
      return permissionOf([accountId, wanted]);
    },
    unshare: (caller: DriveCaller, fileId: string, permissionId: string): void => {
      const item = editable(caller, fileId);
      const { accountId, role } = given(item, permissionId);
      if (role === 'owner') throw notAllowed();
      world.setRole(item.id, accountId, undefined);
    },
  };
}
