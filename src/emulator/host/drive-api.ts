// The Drive API, version 3, over this world's items: what an account may do, and what it let the add-on see.
import { randomBytes } from 'node:crypto';
import type { DriveItem, DriveRole } from '../api';
import { type Manifest, hasScope } from '../manifest';
import type { InnerWorld } from '../world/world';

/** A refusal of the Drive API. */
export class DriveError extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

export type DriveResource = Readonly<Record<string, unknown>>;

/** What a request may ask of the Drive API, as one account. */
export interface DriveApi {
  readonly get: (accountId: string, fileId: string) => DriveResource;
  readonly media: (accountId: string, fileId: string) => Uint8Array;
  readonly list: (accountId: string) => DriveResource;
  readonly create: (accountId: string, resource: DriveResource, content: Uint8Array | undefined) => DriveResource;
  readonly update: (
    accountId: string,
    fileId: string,
    resource: DriveResource,
    content: Uint8Array | undefined,
  ) => DriveResource;
}

const canEdit = (role: DriveRole | undefined): boolean => role === 'owner' || role === 'writer';

export function createDriveApi(world: InnerWorld, manifest: Manifest): DriveApi {
  const seesAll = ['drive', 'drive.readonly', 'drive.metadata', 'drive.metadata.readonly'].some(
    (scope) => manifest.oauthScopes !== undefined && hasScope(manifest, scope),
  );
  // With the per-file scope an item that was not granted is as if it were not there.
  const isVisible = (item: DriveItem, accountId: string): boolean =>
    world.drive.roleOf(item, accountId) !== undefined && (seesAll || item.grantedTo.includes(accountId));
  const found = (accountId: string, fileId: string): DriveItem => {
    const item = world.item(fileId);
    if (item === undefined || !isVisible(item, accountId)) {
      throw new DriveError(404, 'notFound', `File not found: ${fileId}.`);
    }
    return item;
  };
  const described = (item: DriveItem, accountId: string): DriveResource => {
    const role = world.drive.roleOf(item, accountId);
    return {
      kind: 'drive#file',
      id: item.id,
      name: item.name,
      mimeType: item.mimeType,
      size: String(item.size),
      trashed: item.isTrashed,
      modifiedTime: new Date(item.modifiedAt).toISOString(),
      parents: item.parentId === undefined ? [] : [item.parentId],
      ...(item.headRevisionId !== undefined && { headRevisionId: item.headRevisionId }),
      ...(item.resourceKey !== undefined && { resourceKey: item.resourceKey }),
      ownedByMe: role === 'owner',
      capabilities: { canEdit: canEdit(role), canComment: canEdit(role) || role === 'commenter', canDownload: true },
    };
  };
  const field = (resource: DriveResource, name: string): string | undefined => {
    const value = resource[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    get: (accountId, fileId) => described(found(accountId, fileId), accountId),
    media: (accountId, fileId) => world.content(found(accountId, fileId).id) ?? new Uint8Array(),
    list: (accountId) => ({
      kind: 'drive#fileList',
      files: world
        .items(accountId)
        .filter((item) => isVisible(item, accountId))
        .map((item) => described(item, accountId)),
    }),
    create: (accountId, resource, content) => {
      const parents = resource['parents'];
      const parentId = Array.isArray(parents) && typeof parents[0] === 'string' ? parents[0] : undefined;
      const parent = parentId === undefined ? undefined : world.item(parentId);
      if (
        parentId !== undefined &&
        parentId !== 'root' &&
        (parent === undefined || !canEdit(world.drive.roleOf(parent, accountId)))
      ) {
        throw new DriveError(404, 'notFound', `File not found: ${parentId}.`);
      }
      const item = world.addItem({
        id: `1${randomBytes(24).toString('base64url')}`,
        name: field(resource, 'name') ?? 'Untitled',
        mimeType: field(resource, 'mimeType') ?? 'application/octet-stream',
        parentId: parent?.id,
        roles: { [accountId]: 'owner' },
        isTrashed: false,
        resourceKey: undefined,
        content: content ?? new Uint8Array(),
      });
      world.setGranted(item.id, accountId, true);
      return described(world.item(item.id) ?? item, accountId);
    },
    update: (accountId, fileId, resource, content) => {
      const item = found(accountId, fileId);
      if (!canEdit(world.drive.roleOf(item, accountId))) {
        throw new DriveError(
          403,
          'insufficientFilePermissions',
          'The user does not have sufficient permissions for this file.',
        );
      }
      const name = field(resource, 'name');
      const mimeType = field(resource, 'mimeType');
      if (typeof resource['trashed'] === 'boolean') world.setTrashed(item.id, resource['trashed']);
      const updated = world.drive.update(item.id, {
        ...(name !== undefined && { name }),
        ...(mimeType !== undefined && { mimeType }),
        ...(content !== undefined && { content }),
      });
      return described(updated ?? item, accountId);
    },
  };
}
