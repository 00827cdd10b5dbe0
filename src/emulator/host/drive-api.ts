// The Drive API, version 3, over this world's items: what an account may do, and what it let the add-on see.
import { createHash, randomBytes } from 'node:crypto';
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
  /** `query` is Drive's search language, of which names, types, folders and the trash are understood. */
  readonly list: (accountId: string, query?: string) => DriveResource;
  readonly copy: (accountId: string, fileId: string, resource: DriveResource) => DriveResource;
  /** Ids that a later `create` or `copy` may name: asked twice with one of them, the second is refused. */
  readonly generateIds: (count: number) => DriveResource;
  readonly create: (accountId: string, resource: DriveResource, content: Uint8Array | undefined) => DriveResource;
  readonly update: (
    accountId: string,
    fileId: string,
    resource: DriveResource,
    content: Uint8Array | undefined,
  ) => DriveResource;
}

const newId = (): string => `1${randomBytes(24).toString('base64url')}`;

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
    const content = world.content(item.id);
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
      ...(content !== undefined && { md5Checksum: createHash('md5').update(content).digest('hex') }),
      ...(item.resourceKey !== undefined && { resourceKey: item.resourceKey }),
      ownedByMe: role === 'owner',
      capabilities: { canEdit: canEdit(role), canComment: canEdit(role) || role === 'commenter', canDownload: true },
    };
  };
  const field = (resource: DriveResource, name: string): string | undefined => {
    const value = resource[name];
    return typeof value === 'string' ? value : undefined;
  };
  const create: DriveApi['create'] = (accountId, resource, content) => {
    const id = field(resource, 'id') ?? newId();
    if (world.item(id) !== undefined) {
      throw new DriveError(409, 'fileIdInUse', 'A file already exists with the provided ID.');
    }
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
      id,
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
  };
  return {
    get: (accountId, fileId) => described(found(accountId, fileId), accountId),
    media: (accountId, fileId) => world.content(found(accountId, fileId).id) ?? new Uint8Array(),
    list: (accountId, query = '') => {
      const matches = matcherOf(query);
      return {
        kind: 'drive#fileList',
        files: [...world.items(accountId), ...world.items(accountId, { trashed: true })]
          .filter((item) => isVisible(item, accountId) && matches(item))
          .map((item) => described(item, accountId)),
      };
    },
    copy: (accountId, fileId, resource) => {
      const source = found(accountId, fileId);
      const parents = source.parentId === undefined ? {} : { parents: [source.parentId] };
      const given = { name: `Copy of ${source.name}`, mimeType: source.mimeType, ...parents, ...resource };
      return create(accountId, given, world.content(fileId));
    },
    generateIds: (count) => ({
      kind: 'drive#generatedIds',
      space: 'drive',
      ids: Array.from({ length: Math.min(1000, Math.max(1, count)) }, newId),
    }),
    create,
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

/**
 * A search of Drive as a test of items: terms joined by `and`, of the forms that add-ons use most. Others are refused by name.
 * https://developers.google.com/workspace/drive/api/guides/ref-search-terms
 */
function matcherOf(query: string): (item: DriveItem) => boolean {
  const terms = query.split(/\s+and\s+/i).filter((term) => term.trim() !== '');
  const tests = terms.map(termOf);
  return (item) => tests.every((matches) => matches(item));
}

function termOf(term: string): (item: DriveItem) => boolean {
  const [, field, operator, text] = /^\s*(name|mimeType)\s*(=|!=|contains)\s*'((?:[^'\\]|\\.)*)'\s*$/.exec(term) ?? [];
  const wanted = (text ?? '').replace(/\\(.)/g, '$1');
  const valueOf = (item: DriveItem): string => (field === 'name' ? item.name : item.mimeType);
  if (operator === '=') return (item) => valueOf(item) === wanted;
  if (operator === '!=') return (item) => valueOf(item) !== wanted;
  if (operator === 'contains') return (item) => valueOf(item).toLowerCase().includes(wanted.toLowerCase());
  const [, trashed] = /^\s*trashed\s*=\s*(true|false)\s*$/.exec(term) ?? [];
  if (trashed !== undefined) return (item) => item.isTrashed === (trashed === 'true');
  const [, parentId] = /^\s*'([^']*)'\s+in\s+parents\s*$/.exec(term) ?? [];
  if (parentId !== undefined) return (item) => (item.parentId ?? 'root') === parentId;
  throw new DriveError(400, 'invalid', 'Invalid Value');
}

/** Only the fields that were asked for, as `fields=id,name,capabilities(canEdit)` does; the outermost names count. */
export function selected(resource: DriveResource, fields: unknown): DriveResource {
  if (typeof fields !== 'string' || fields.trim() === '' || fields === '*') return resource;
  const names = new Set(
    fields
      .replace(/\([^)]*\)/g, '')
      .split(',')
      .map((name) => name.trim().split('/')[0]),
  );
  return Object.fromEntries(Object.entries(resource).filter(([name]) => names.has(name)));
}
