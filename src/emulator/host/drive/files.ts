// Files and folders: reading, making, changing and deleting them.
import { randomBytes } from 'node:crypto';
import { folderType } from '../../api';
import type { Details } from '../../world/drive-items';
import type { InnerWorld } from '../../world/world';
import { type Access, anyContent, anyRead, anyWrite, canEdit } from './access';
import { DriveError, notAllowed, notFound } from './drive-error';
import { type DriveCaller, type DriveResource, textIn } from './drive-resource';
import { type Resources, isLocked, restrictionsIn } from './resources';

/** What apps keep with a file, as they hand it over. */
const detailNames = [
  ...['description', 'starred', 'properties', 'appProperties', 'originalFilename', 'folderColorRgb'],
  ...['shortcutDetails', 'contentRestrictions', 'copyRequiresWriterPermission', 'writersCanShare'],
];
const detailsIn = (resource: DriveResource): Details =>
  Object.fromEntries(detailNames.flatMap((name) => (name in resource ? [[name, resource[name]] as const] : [])));

const newId = (): string => `1${randomBytes(24).toString('base64url')}`;

export function fileCalls(world: InnerWorld, access: Access, { described, isRoot, root, userOf }: Resources) {
  const { drive } = world;
  const { requireAny, roleOf, roleFor, found, editable, ownedBy } = access;
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

  const create = (caller: DriveCaller, resource: DriveResource, content?: Uint8Array): DriveResource => {
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

  return {
    about: (caller: DriveCaller): DriveResource => {
      requireAny(caller, anyRead);
      const { accountId } = caller;
      return { kind: 'drive#about', user: userOf(accountId, accountId) };
    },
    get: (caller: DriveCaller, fileId: string): DriveResource => {
      requireAny(caller, anyRead);
      return isRoot(caller, fileId) ? root(caller) : described(found(caller, fileId), caller);
    },
    media: (caller: DriveCaller, fileId: string): { readonly content: Uint8Array; readonly mimeType: string } => {
      requireAny(caller, anyContent);
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
    copy: (caller: DriveCaller, fileId: string, resource: DriveResource): DriveResource => {
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
    generateIds: (caller: DriveCaller, count: number): DriveResource => {
      requireAny(caller, anyWrite);
      return {
        kind: 'drive#generatedIds',
        space: 'drive',
        ids: Array.from({ length: Math.min(1000, Math.max(1, count)) }, newId),
      };
    },
    create,
    update: (
      caller: DriveCaller,
      fileId: string,
      resource: DriveResource,
      options: DriveResource,
      content?: Uint8Array,
    ): DriveResource => {
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
    remove: (caller: DriveCaller, fileId: string): void => {
      drive.remove(ownedBy(caller, fileId).id);
    },
    emptyTrash: (caller: DriveCaller): void => {
      requireAny(caller, ['drive']);
      for (const item of world.items(caller.accountId, { trashed: true }))
        if (roleOf(item, caller.accountId) === 'owner') drive.remove(item.id);
    },
  };
}
