// The Drive API, version 3, over this world's items: what an account may do, and what it let the add-on see.
// https://developers.google.com/workspace/drive/api/reference/rest/v3
import { randomBytes } from 'node:crypto';
import { type DriveItem, type DriveRole, anyoneWithLink, folderType } from '../../api';
import type { Details, Revision } from '../../world/drive-items';
import type { InnerWorld } from '../../world/world';
import { DriveError, apiDisabled, internalError, notAllowed, notAuthorized, notFound } from './drive-error';
import { matcherOf } from './search';

export type DriveResource = Readonly<Record<string, unknown>>;

/** Who asks, and what else the request carries. */
export interface DriveCaller {
  readonly accountId: string;
  /** File id → resource key, of the header `X-Goog-Drive-Resource-Keys`. */
  readonly resourceKeys: Readonly<Record<string, string>>;
}

/** What a request may ask of the Drive API. Whole resources; `fields` is applied by whoever answers. */
export interface DriveApi {
  readonly about: (caller: DriveCaller) => DriveResource;
  readonly get: (caller: DriveCaller, fileId: string) => DriveResource;
  readonly media: (caller: DriveCaller, fileId: string) => { readonly content: Uint8Array; readonly mimeType: string };
  readonly list: (caller: DriveCaller, options: DriveResource) => DriveResource;
  readonly copy: (caller: DriveCaller, fileId: string, resource: DriveResource) => DriveResource;
  /** Ids that a later `create` or `copy` may name: asked twice with one of them, the second is refused. */
  readonly generateIds: (caller: DriveCaller, count: number) => DriveResource;
  readonly create: (caller: DriveCaller, resource: DriveResource, content?: Uint8Array) => DriveResource;
  readonly update: (
    caller: DriveCaller,
    fileId: string,
    resource: DriveResource,
    options: DriveResource,
    content?: Uint8Array,
  ) => DriveResource;
  readonly remove: (caller: DriveCaller, fileId: string) => void;
  readonly revisions: (caller: DriveCaller, fileId: string) => DriveResource;
  readonly revision: (caller: DriveCaller, fileId: string, revisionId: string) => DriveResource;
  readonly revisionMedia: (caller: DriveCaller, fileId: string, revisionId: string) => Uint8Array;
  readonly permissions: (caller: DriveCaller, fileId: string) => DriveResource;
  readonly share: (caller: DriveCaller, fileId: string, permission: DriveResource) => DriveResource;
  readonly permission: (caller: DriveCaller, fileId: string, permissionId: string) => DriveResource;
  readonly changeRole: (
    caller: DriveCaller,
    fileId: string,
    permissionId: string,
    permission: DriveResource,
  ) => DriveResource;
  /** Deletes for good what the account owns and threw away. */
  readonly emptyTrash: (caller: DriveCaller) => void;
  readonly unshare: (caller: DriveCaller, fileId: string, permissionId: string) => void;
}

const wide = ['drive', 'drive.readonly'];
const anyRead = [...wide, 'drive.file', 'drive.metadata', 'drive.metadata.readonly'];
const anyWrite = ['drive', 'drive.file'];

const canEdit = (role: DriveRole | undefined): boolean => role === 'owner' || role === 'writer';

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
const rootOf = (accountId: string): string => `0A${accountId}PVA`;

const textIn = (resource: DriveResource, name: string): string | undefined => {
  const value = resource[name];
  return typeof value === 'string' ? value : undefined;
};

/** What apps keep with a file, as they hand it over. */
const detailNames = [
  ...['description', 'starred', 'properties', 'appProperties', 'originalFilename', 'folderColorRgb'],
  ...['shortcutDetails', 'contentRestrictions', 'copyRequiresWriterPermission', 'writersCanShare'],
];
const detailsIn = (resource: DriveResource): Details =>
  Object.fromEntries(detailNames.flatMap((name) => (name in resource ? [[name, resource[name]] as const] : [])));

const restrictionsIn = (details: DriveResource): readonly DriveResource[] =>
  Array.isArray(details['contentRestrictions']) ? (details['contentRestrictions'] as readonly DriveResource[]) : [];

/** A file with such a restriction takes no new revision, no comment and no new name. */
const isLocked = (details: DriveResource): boolean => restrictionsIn(details).some(({ readOnly }) => readOnly === true);

/** The same, but that all of it fails while Drive is out, or its API switched off. */
function unlessOut(api: DriveApi, outages: InnerWorld['outages']): DriveApi {
  const answers = Object.entries(api) as readonly (readonly [string, (...asked: readonly unknown[]) => unknown])[];
  const guarded = answers.map(([name, answer]) => [
    name,
    (...asked: readonly unknown[]) => {
      if (outages().includes('drive-api')) throw apiDisabled();
      if (outages().includes('drive')) throw internalError();
      return answer(...asked);
    },
  ]);
  return Object.fromEntries(guarded) as DriveApi;
}

/** @param may whether whoever asks has a scope: the script asks for it, and the account has agreed */
export function createDriveApi(world: InnerWorld, may: (accountId: string, scope: string) => boolean): DriveApi {
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

  /** Whom a permission of an item is for, and what it lets them do. */
  const given = (item: DriveItem, permissionId: string): { readonly accountId: string; readonly role: DriveRole } => {
    const accountId = permissionId === 'anyoneWithLink' ? anyoneWithLink : permissionId;
    const role = item.roles[accountId];
    if (role === undefined) throw new DriveError(404, 'notFound', `Permission not found: ${permissionId}.`);
    return { accountId, role };
  };

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

  /** Where something is put: the folder's id, or undefined for the top. */
  const placeOf = (caller: DriveCaller, parents: unknown): string | undefined => {
    const [id] = Array.isArray(parents) ? (parents as unknown[]) : [];
    if (typeof id !== 'string' || isRoot(caller, id)) return undefined;
    const parent = world.item(id);
    // With the per-file scope a folder that was not granted can still be written into when the account can.
    if (parent === undefined || roleFor(parent, caller) === undefined) throw notFound(id);
    if (!canEdit(roleFor(parent, caller))) throw notAllowed();
    return id;
  };

  /** Who restricted a file, and when; a restriction that is lifted is none. */
  const restrictedBy = (details: Details, { accountId }: DriveCaller): Details =>
    'contentRestrictions' in details
      ? {
          ...details,
          contentRestrictions: restrictionsIn(details)
            .filter(({ readOnly }) => readOnly === true)
            .map((restriction) => ({
              ...restriction,
              restrictingUser: userOf(accountId, accountId),
              restrictionTime: new Date(world.now()).toISOString(),
              type: 'globalContentRestriction',
            })),
        }
      : details;

  const create: DriveApi['create'] = (caller, resource, content) => {
    requireAny(caller, anyWrite);
    const mimeType = textIn(resource, 'mimeType') ?? 'application/octet-stream';
    const wantedId = textIn(resource, 'id');
    if (wantedId !== undefined && world.item(wantedId) !== undefined) {
      throw new DriveError(409, 'fileIdInUse', 'A file already exists with the provided ID.');
    }
    const parentId = placeOf(caller, resource['parents']);
    const isGoogles = mimeType.startsWith('application/vnd.google-apps.');
    const item = world.addItem({
      id: wantedId ?? newId(),
      name: textIn(resource, 'name') ?? 'Untitled',
      mimeType,
      parentId,
      roles: { [caller.accountId]: 'owner' },
      isTrashed: false,
      resourceKey: undefined,
      ...(!isGoogles && { content: content ?? new Uint8Array() }),
    });
    world.setGranted(item.id, caller.accountId, true);
    drive.update(item.id, { details: restrictedBy(detailsIn(resource), caller) });
    return described(world.item(item.id) ?? item, caller);
  };

  const revisionsOf = (caller: DriveCaller, fileId: string): readonly Revision[] => {
    requireAny(caller, anyRead);
    const item = found(caller, fileId);
    if (!canEdit(roleFor(item, caller))) throw notAllowed();
    return drive.revisions(item.id);
  };
  const revisionOf = (caller: DriveCaller, fileId: string, revisionId: string): Revision => {
    const all = revisionsOf(caller, fileId);
    const revision = revisionId === 'head' ? all.at(-1) : all.find(({ id }) => id === revisionId);
    if (revision === undefined) throw new DriveError(404, 'notFound', `Revision not found: ${revisionId}.`);
    return revision;
  };
  const describedRevision = (revision: Revision, fileName: string, me: string): DriveResource => ({
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

  const api: DriveApi = {
    about: (caller) => {
      requireAny(caller, anyRead);
      const { accountId } = caller;
      return { kind: 'drive#about', user: userOf(accountId, accountId) };
    },
    get: (caller, fileId) => {
      requireAny(caller, anyRead);
      return isRoot(caller, fileId) ? root(caller) : described(found(caller, fileId), caller);
    },
    media: (caller, fileId) => {
      requireAny(caller, [...wide, 'drive.file']);
      const { mimeType } = found(caller, fileId);
      const content = world.content(fileId);
      if (content === undefined) {
        throw new DriveError(
          403,
          'fileNotDownloadable',
          'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
        );
      }
      return { content, mimeType };
    },
    list: (caller, options) => {
      requireAny(caller, anyRead);
      const { accountId } = caller;
      const matches = matcherOf(textIn(options, 'q') ?? '');
      const files = [...world.items(accountId), ...world.items(accountId, { trashed: true })]
        .filter((item) => isVisible(item, caller))
        .filter((item) => {
          const resource = described(item, caller);
          const values: DriveResource = {
            ...resource,
            title: item.name,
            fullText: `${item.name} ${textIn(resource, 'description') ?? ''}`,
            sharedWithMe: roleOf(item, accountId) !== 'owner' && item.parentId === undefined,
            visibility: drive.linkRoleOf(item) === undefined ? 'limited' : 'anyoneWithLink',
            modifiedDate: resource['modifiedTime'],
          };
          return matches({
            value: (field) => values[field] as string | boolean | undefined,
            isIn: (name, collection) =>
              isInCollection(resource, name === 'root' ? rootOf(accountId) : name, collection),
            has: (collection, key, value) => {
              const pairs = resource[collection];
              return typeof pairs === 'object' && pairs !== null && (pairs as DriveResource)[key] === value;
            },
          });
        })
        .map((item) => described(item, caller))
        .sort(ordering(textIn(options, 'orderBy') ?? ''));
      const size = Math.min(Number(options['pageSize'] ?? options['maxResults'] ?? 100), 1000);
      if (!(size >= 1)) throw new DriveError(400, 'invalidParameter', 'Invalid value for pageSize.');
      const from = Number(textIn(options, 'pageToken')?.replace('~', '') ?? 0);
      return {
        kind: 'drive#fileList',
        ...(files.length > from + size && { nextPageToken: `~${from + size}` }),
        incompleteSearch: false,
        files: files.slice(from, from + size),
      };
    },
    copy: (caller, fileId, resource) => {
      requireAny(caller, anyWrite);
      const source = found(caller, fileId);
      if (source.mimeType === folderType) {
        throw new DriveError(403, 'cannotCopyFile', 'This file cannot be copied by the user.');
      }
      // Into the source's folder when the account may write there, else to the top of its own Drive.
      const parent = source.parentId === undefined ? undefined : world.item(source.parentId);
      const parents = parent !== undefined && canEdit(roleFor(parent, caller)) ? { parents: [parent.id] } : {};
      const given = { name: `Copy of ${source.name}`, mimeType: source.mimeType, ...parents, ...resource };
      return create(caller, { ...drive.details(fileId), ...given }, world.content(fileId));
    },
    generateIds: (caller, count) => {
      requireAny(caller, anyWrite);
      return {
        kind: 'drive#generatedIds',
        space: 'drive',
        ids: Array.from({ length: Math.min(1000, Math.max(1, count)) }, newId),
      };
    },
    create,
    update: (caller, fileId, resource, options, content) => {
      // What is not content is metadata, and has a scope of its own.
      const item = editable(caller, fileId, content === undefined ? [...anyWrite, 'drive.metadata'] : anyWrite);
      const name = textIn(resource, 'name');
      const mimeType = textIn(resource, 'mimeType');
      const modified = textIn(resource, 'modifiedTime');
      const added = textIn(options, 'addParents');
      if (typeof resource['trashed'] === 'boolean' && resource['trashed'] !== item.isTrashed) {
        if (roleOf(item, caller.accountId) !== 'owner') throw notAllowed();
        world.setTrashed(item.id, resource['trashed']);
      }
      if (content !== undefined && item.mimeType === folderType) {
        throw new DriveError(400, 'badRequest', 'A folder cannot have content.');
      }
      if (isLocked(drive.details(item.id)) && (name ?? mimeType ?? content) !== undefined) throw notAllowed();
      const details = restrictedBy(detailsIn(resource), caller);
      const isChange = [name, mimeType, modified, added, content].some((one) => one !== undefined);
      if (!isChange && Object.keys(details).length === 0) return described(found(caller, fileId), caller);
      const updated = drive.update(
        item.id,
        {
          ...(name !== undefined && { name }),
          ...(mimeType !== undefined && { mimeType }),
          ...(content !== undefined && { content }),
          ...(modified !== undefined && { modifiedAt: Date.parse(modified) }),
          ...(added !== undefined && { parentId: placeOf(caller, added.split(',')) }),
          details,
        },
        caller.accountId,
      );
      return described(updated ?? item, caller);
    },
    remove: (caller, fileId) => {
      drive.remove(ownedBy(caller, fileId).id);
    },
    revisions: (caller, fileId) => {
      const name = world.item(fileId)?.name ?? '';
      return {
        kind: 'drive#revisionList',
        revisions: revisionsOf(caller, fileId).map((one) => describedRevision(one, name, caller.accountId)),
      };
    },
    revision: (caller, fileId, revisionId) =>
      describedRevision(revisionOf(caller, fileId, revisionId), world.item(fileId)?.name ?? '', caller.accountId),
    revisionMedia: (caller, fileId, revisionId) => revisionOf(caller, fileId, revisionId).content,
    permissions: (caller, fileId) => ({
      kind: 'drive#permissionList',
      permissions: permissionsOf(editable(caller, fileId)),
    }),
    share: (caller, fileId, permission) => {
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
    permission: (caller, fileId, permissionId) => {
      const { accountId, role } = given(editable(caller, fileId), permissionId);
      return permissionOf([accountId, role]);
    },
    changeRole: (caller, fileId, permissionId, permission) => {
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
    emptyTrash: (caller) => {
      requireAny(caller, ['drive']);
      for (const item of world.items(caller.accountId, { trashed: true }))
        if (roleOf(item, caller.accountId) === 'owner') drive.remove(item.id);
    },
    unshare: (caller, fileId, permissionId) => {
      const item = editable(caller, fileId);
      const { accountId, role } = given(item, permissionId);
      if (role === 'owner') throw notAllowed();
      world.setRole(item.id, accountId, undefined);
    },
  };
  return unlessOut(api, () => world.outages());
}

const newId = (): string => `1${randomBytes(24).toString('base64url')}`;

function isInCollection(resource: DriveResource, name: string, collection: string): boolean {
  if (collection === 'parents') return ((resource['parents'] ?? []) as readonly string[]).includes(name);
  const wanted: Readonly<Record<string, readonly DriveRole[]>> = {
    owners: ['owner'],
    writers: ['owner', 'writer'],
    readers: ['owner', 'writer', 'commenter', 'reader'],
  };
  const roles = wanted[collection];
  if (roles === undefined) throw new DriveError(400, 'invalid', 'Invalid Value');
  const own = ((resource['owners'] ?? []) as readonly DriveResource[]).some(
    ({ emailAddress, me }) => emailAddress === name || (name === 'me' && me === true),
  );
  if (own) return true;
  return ((resource['permissions'] ?? []) as readonly DriveResource[]).some(
    ({ emailAddress, role }) => emailAddress === name && roles.includes(role as DriveRole),
  );
}

/** `folder,name,modifiedTime desc` as a comparison. */
function ordering(orderBy: string): (one: DriveResource, other: DriveResource) => number {
  const keys = orderBy === '' ? [] : orderBy.split(',').map((part) => part.trim().split(/\s+/));
  const valueOf = (resource: DriveResource, key: string): string =>
    key === 'folder'
      ? String(resource['mimeType'] !== folderType)
      : (textIn(resource, key.replace(/_natural$/, '')) ?? '').toLowerCase();
  return (one, other) => {
    for (const [key = '', direction] of keys) {
      const order = valueOf(one, key).localeCompare(valueOf(other, key), 'en', { numeric: key.endsWith('_natural') });
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return 0;
  };
}
