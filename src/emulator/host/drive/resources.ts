// Items, people, permissions and revisions as the Drive API describes them.
import { type DriveItem, type DriveRole, anyoneWithLink, folderType } from '../../api';
import type { Revision } from '../../world/drive-items';
import type { InnerWorld } from '../../world/world';
import { type Access, canEdit } from './access';
import type { DriveCaller, DriveResource } from './drive-resource';

/** Google's own kinds of files open in their editors. */
const editors: Readonly<Record<string, string>> = {
  'application/vnd.google-apps.document': 'document',
  'application/vnd.google-apps.presentation': 'presentation',
  'application/vnd.google-apps.spreadsheet': 'spreadsheets',
};

function viewLinkOf({ id, mimeType }: DriveItem): string {
  const editor = editors[mimeType];
  if (editor !== undefined) return `https://docs.google.com/${editor}/d/${id}/edit?usp=drivesdk`;
  return mimeType === folderType
    ? `https://drive.google.com/drive/folders/${id}`
    : `https://drive.google.com/file/d/${id}/view?usp=drivesdk`;
}

/** The folder at the top of an account's own Drive. */
export const rootOf = (accountId: string): string => `0A${accountId}PVA`;

export const restrictionsIn = (details: DriveResource): readonly DriveResource[] =>
  Array.isArray(details['contentRestrictions']) ? (details['contentRestrictions'] as readonly DriveResource[]) : [];

/** A file with such a restriction takes no new revision, no comment and no new name. */
export const isLocked = (details: DriveResource): boolean =>
  restrictionsIn(details).some(({ readOnly }) => readOnly === true);

export type Resources = ReturnType<typeof createResources>;

export function createResources(world: InnerWorld, { roleFor }: Access) {
  const { drive } = world;
  const userOf = (accountId: string, me: string): DriveResource => {
    const account = world.accounts().find(({ id }) => id === accountId);
    return {
      kind: 'drive#user',
      displayName: account?.name ?? 'Anonymous',
      me: accountId === me,
      permissionId: accountId,
      emailAddress: account?.email ?? '',
    };
  };
  const permissionOf = ([id, role]: readonly [string, DriveRole]): DriveResource => {
    const account = world.accounts().find((one) => one.id === id);
    return {
      kind: 'drive#permission',
      id: id === anyoneWithLink ? 'anyoneWithLink' : id,
      type: id === anyoneWithLink ? 'anyone' : 'user',
      role,
      ...(account !== undefined && { emailAddress: account.email, displayName: account.name }),
    };
  };
  const permissionsOf = (item: DriveItem): readonly DriveResource[] => Object.entries(item.roles).map(permissionOf);

  const described = (item: DriveItem, caller: DriveCaller): DriveResource => {
    const { accountId } = caller;
    const role = roleFor(item, caller);
    const isFolder = item.mimeType === folderType;
    const isOpen = !isLocked(drive.details(item.id));
    const owners = Object.entries(item.roles).flatMap(([id, one]) => (one === 'owner' ? [userOf(id, accountId)] : []));
    const parents = item.parentId ?? (role === 'owner' ? rootOf(accountId) : undefined);
    const head = drive.revisions(item.id).at(-1);
    const writer = head?.accountId;
    const extension = /\.([^.]+)$/.exec(item.name)?.[1];
    const key = item.resourceKey === undefined ? '' : `&resourcekey=${item.resourceKey}`;
    return {
      kind: 'drive#file',
      id: item.id,
      name: item.name,
      mimeType: item.mimeType,
      starred: false,
      ...drive.details(item.id),
      trashed: item.isTrashed,
      explicitlyTrashed: item.isTrashed,
      ...(parents !== undefined && { parents: [parents] }),
      spaces: ['drive'],
      version: String(item.version),
      webViewLink: viewLinkOf(item) + (isFolder ? '' : key),
      iconLink: `https://drive-thirdparty.googleusercontent.com/16/type/${item.mimeType}`,
      createdTime: new Date(item.createdAt).toISOString(),
      modifiedTime: new Date(item.modifiedAt).toISOString(),
      owners,
      ...(writer !== undefined && { lastModifyingUser: userOf(writer, accountId) }),
      shared: Object.keys(item.roles).length > 1,
      ownedByMe: role === 'owner',
      isAppAuthorized: item.grantedTo.includes(accountId),
      quotaBytesUsed: String(item.size),
      ...(head !== undefined && {
        size: String(item.size),
        md5Checksum: head.md5Checksum,
        headRevisionId: item.headRevisionId,
        originalFilename: item.name,
        fileExtension: extension ?? '',
        webContentLink: `https://drive.google.com/uc?id=${item.id}&export=download${key}`,
      }),
      ...(item.resourceKey !== undefined && { resourceKey: item.resourceKey }),
      ...(canEdit(role) && {
        permissions: permissionsOf(item),
        permissionIds: permissionsOf(item).map(({ id }) => id),
      }),
      capabilities: {
        canAddChildren: isFolder && canEdit(role),
        canComment: isOpen && (canEdit(role) || role === 'commenter'),
        canCopy: !isFolder,
        canDelete: role === 'owner',
        canDownload: !isFolder,
        canEdit: canEdit(role),
        canListChildren: isFolder,
        canModifyContent: isOpen && canEdit(role),
        canModifyContentRestriction: canEdit(role),
        canReadRevisions: canEdit(role),
        canRename: isOpen && canEdit(role),
        canShare: canEdit(role),
        canTrash: role === 'owner',
        canUntrash: role === 'owner',
      },
    };
  };
  const root = ({ accountId }: DriveCaller): DriveResource => ({
    kind: 'drive#file',
    id: rootOf(accountId),
    name: 'My Drive',
    mimeType: folderType,
    trashed: false,
    ownedByMe: true,
    capabilities: { canAddChildren: true, canEdit: true, canListChildren: true, canDelete: false, canTrash: false },
  });
  const isRoot = ({ accountId }: DriveCaller, id: string): boolean => id === 'root' || id === rootOf(accountId);

  const revisionOf = (revision: Revision, fileName: string, me: string): DriveResource => ({
    kind: 'drive#revision',
    id: revision.id,
    mimeType: revision.mimeType,
    modifiedTime: new Date(revision.at).toISOString(),
    keepForever: false,
    published: false,
    ...(revision.accountId !== undefined && { lastModifyingUser: userOf(revision.accountId, me) }),
    originalFilename: fileName,
    md5Checksum: revision.md5Checksum,
    size: String(revision.size),
  });

  return { userOf, permissionOf, permissionsOf, described, root, isRoot, revisionOf };
}
