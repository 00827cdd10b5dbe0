// DriveApp: files and folders as objects, over the same calls as the advanced service. It wants a scope over the whole of Drive.
import { Blob } from './blob';
import type { Json, JsonObject } from './built';
import type { DriveCalls } from '../calls';
import { type DriveArguments, callDrive, exception } from './host';
import { strict } from './not-emulated';

type Resource = Readonly<Record<string, Json | undefined>>;

const folderType = 'application/vnd.google-apps.folder';
const everything = { fields: '*' };

/** A call of Drive in DriveApp's own words where something is missing. */
function call<Name extends keyof DriveCalls>(name: Name, options: JsonObject, ...args: DriveArguments<Name>): unknown {
  try {
    return callDrive(name, { options, headers: {} }, ...args);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.includes('not found'))
      throw exception(
        'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.',
      );
    if (message.includes('sufficient permissions')) throw exception('Access denied: DriveApp.');
    if (message.endsWith('Internal Error')) throw exception('Service error: Drive');
    throw error;
  }
}

/** Files or folders one after the other. */
class Items<Item> {
  private at = 0;
  constructor(
    private readonly query: string,
    private readonly list: readonly Resource[],
    private readonly make: (resource: Resource) => Item,
  ) {}
  /** Where to go on later: the query, and how far it was read. */
  getContinuationToken(): string {
    return Blob.ofText(JSON.stringify([this.query, this.at]), null, null).toBase64();
  }
  skip(count: number): this {
    this.at = count;
    return this;
  }
  hasNext(): boolean {
    return this.at < this.list.length;
  }
  next(): Item {
    const resource = this.list[this.at];
    if (resource === undefined) throw exception('Cannot retrieve the next object: iterator has reached the end.');
    this.at += 1;
    return this.make(resource);
  }
}
strict(Items.prototype, 'Drive.FileIterator');
class Folders<Item> extends Items<Item> {}
strict(Folders.prototype, 'Drive.FolderIterator');

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function search(query: string): Resource[] {
  const found: Resource[] = [];
  let pageToken: Json = '';
  do {
    const options: JsonObject = { q: query, fields: '*', pageSize: 1000, ...(pageToken !== '' && { pageToken }) };
    const page = call('Files.list', options) as { files: Resource[]; nextPageToken?: string };
    found.push(...page.files);
    pageToken = page.nextPageToken ?? '';
  } while (pageToken !== '');
  return found;
}

const files = (query: string): Items<unknown> =>
  new Items(query, search(`mimeType != '${folderType}' and ${query}`), fileOf);
const folders = (query: string): Items<unknown> =>
  new Folders(query, search(`mimeType = '${folderType}' and ${query}`), folderOf);

/** Goes on with what a token says. */
const continued = (token: string, begin: (query: string) => Items<unknown>): Items<unknown> => {
  const said = new Blob(token, null, null).getDataAsString();
  try {
    const [query, at] = JSON.parse(said) as [string, number];
    return begin(query).skip(at);
  } catch {
    throw exception('Invalid argument: continuationToken');
  }
};

const text = (resource: Resource, name: string): string => {
  const value = resource[name];
  return typeof value === 'string' ? value : '';
};
const userOf = (user: Json | undefined): object => {
  const resource = (user ?? {}) as Resource;
  const email = text(resource, 'emailAddress');
  return strict(
    {
      getEmail: () => email,
      getName: () => text(resource, 'displayName'),
      getPhotoUrl: () => '',
      getDomain: () => email.split('@')[1] ?? '',
      toString: () => email,
    },
    'Drive.User',
  );
};

/** Of somebody who is given by address or as a user. */
const emailOf = (user: unknown): string =>
  typeof user === 'string' ? user : (user as { getEmail: () => string }).getEmail();

const rolesByPermission: Readonly<Record<string, string>> = { VIEW: 'reader', COMMENT: 'commenter', EDIT: 'writer' };

/** A role of the Drive API, as DriveApp calls it. */
const permissionOf = (role: string): string =>
  ({ reader: 'VIEW', commenter: 'COMMENT', writer: 'EDIT', owner: 'OWNER' })[role] ?? 'NONE';

/** What files and folders have in common. */
function itemOf(given: Resource) {
  let resource = given;
  const id = text(resource, 'id');
  const update = (change: JsonObject, options: JsonObject = {}, content: string | null = null): void => {
    resource = call('Files.update', { ...everything, ...options }, change, id, content) as Resource;
  };
  const usersWith = (roles: readonly string[]): readonly object[] =>
    ((resource['permissions'] ?? []) as readonly Resource[])
      .filter((one) => one['type'] === 'user' && roles.includes(text(one, 'role')))
      .map(userOf);
  const share = (role: string, users: readonly unknown[]): void => {
    for (const user of users) call('Permissions.create', {}, { role, type: 'user', emailAddress: emailOf(user) }, id);
    resource = get(id);
  };
  const unshare = (user: unknown): void => {
    const email = emailOf(user);
    const { permissions } = call('Permissions.list', everything, id) as { permissions: Resource[] };
    const permission = permissions.find(({ emailAddress }) => emailAddress === email);
    if (permission === undefined) return;
    call('Permissions.remove', {}, id, text(permission, 'id'));
    resource = get(id);
  };
  const permissions = (): readonly Resource[] => (resource['permissions'] ?? []) as readonly Resource[];
  const linkRole = (): string => text(permissions().find(({ type }) => type === 'anyone') ?? {}, 'role');
  const roleOf = (user: unknown): string => {
    const email = emailOf(user);
    return text(permissions().find(({ emailAddress }) => emailAddress === email) ?? {}, 'role');
  };
  return {
    resource: () => resource,
    members: {
      getId: () => id,
      getName: () => text(resource, 'name'),
      getDescription: () => (resource['description'] ?? null) as string | null,
      getUrl: () => text(resource, 'webViewLink'),
      getSize: () => Number(resource['size'] ?? 0),
      getDateCreated: () => new Date(text(resource, 'createdTime')),
      getLastUpdated: () => new Date(text(resource, 'modifiedTime')),
      getResourceKey: () => (resource['resourceKey'] ?? null) as string | null,
      getOwner: () => userOf(((resource['owners'] ?? []) as readonly Json[])[0]),
      getEditors: () => usersWith(['writer']),
      getViewers: () => usersWith(['reader', 'commenter']),
      getSharingAccess: () =>
        ((resource['permissions'] ?? []) as readonly Resource[]).some(({ type }) => type === 'anyone')
          ? 'ANYONE_WITH_LINK'
          : 'PRIVATE',
      getParents: () =>
        new Folders(
          '',
          ((resource['parents'] ?? []) as readonly string[]).map(
            (parent) => call('Files.get', everything, parent) as Resource,
          ),
          folderOf,
        ),
      isTrashed: () => resource['trashed'] === true,
      isShareableByEditors: () => resource['writersCanShare'] !== false,
      isStarred: () => resource['starred'] === true,
      getSharingPermission: () => permissionOf(linkRole()),
      getAccess: (user: unknown) => permissionOf(roleOf(user)),
    },
    changes: (self: () => unknown) => ({
      addEditor: (user: unknown) => (share('writer', [user]), self()),
      addViewer: (user: unknown) => (share('reader', [user]), self()),
      addCommenter: (user: unknown) => (share('commenter', [user]), self()),
      addEditors: (users: readonly unknown[]) => (share('writer', users), self()),
      addViewers: (users: readonly unknown[]) => (share('reader', users), self()),
      addCommenters: (users: readonly unknown[]) => (share('commenter', users), self()),
      removeEditor: (user: unknown) => (unshare(user), self()),
      removeViewer: (user: unknown) => (unshare(user), self()),
      removeCommenter: (user: unknown) => (unshare(user), self()),
      revokePermissions: (user: unknown) => (unshare(user), self()),
      setName: (name: string) => (update({ name }), self()),
      setDescription: (description: string) => (update({ description }), self()),
      setTrashed: (trashed: boolean) => (update({ trashed }), self()),
      setShareableByEditors: (writersCanShare: boolean) => (update({ writersCanShare }), self()),
      setStarred: (starred: boolean) => (update({ starred }), self()),
      moveTo: (folder: { getId: () => string }) => (update({}, { addParents: folder.getId() }), self()),
      setSharing: (access: unknown, permission: unknown) => {
        const isForAll = access === 'ANYONE' || access === 'ANYONE_WITH_LINK';
        if (!isForAll && access !== 'PRIVATE') throw exception(`Access ${String(access)} is not emulated.`);
        const link = permissions().find(({ type }) => type === 'anyone');
        if (link !== undefined) call('Permissions.remove', {}, id, text(link, 'id'));
        const role = isForAll ? rolesByPermission[String(permission)] : undefined;
        if (role !== undefined) call('Permissions.create', {}, { role, type: 'anyone' }, id);
        resource = get(id);
        return self();
      },
    }),
    update,
  };
}

function fileOf(given: Resource): unknown {
  const item = itemOf(given);
  const id = text(given, 'id');
  const blob = (): Blob => {
    const { base64, mimeType } = call('Files.media', {}, id) as { base64: string; mimeType: string };
    return new Blob(base64, mimeType, text(item.resource(), 'name'));
  };
  const file: unknown = strict(
    {
      ...item.members,
      ...item.changes(() => file),
      getMimeType: () => text(item.resource(), 'mimeType'),
      getBlob: blob,
      getAs: (contentType: string) => blob().getAs(contentType),
      getDownloadUrl: () => text(item.resource(), 'webContentLink'),
      getThumbnail: () => null,
      getTargetId: () => targetOf(item.resource(), 'targetId'),
      getTargetMimeType: () => targetOf(item.resource(), 'targetMimeType'),
      getTargetResourceKey: () => targetOf(item.resource(), 'targetResourceKey'),
      toString: () => text(item.resource(), 'name'),
      setContent: (content: string) => {
        item.update({}, {}, Blob.ofText(content, null, null).toBase64());
        return file;
      },
      makeCopy: (first?: unknown, second?: { getId: () => string }) => {
        const name = typeof first === 'string' ? { name: first } : { name: `Copy of ${text(item.resource(), 'name')}` };
        const folder = second ?? (typeof first === 'object' ? (first as { getId: () => string }) : undefined);
        return fileOf(
          call(
            'Files.copy',
            everything,
            { ...name, ...(folder !== undefined && { parents: [folder.getId()] }) },
            id,
          ) as Resource,
        );
      },
    },
    'Drive.File',
  );
  return file;
}

const fileIn =
  (parents: Json) =>
  (first: unknown, content?: string, mimeType?: string): unknown => {
    const blob =
      typeof first === 'string'
        ? Blob.ofText(content ?? '', mimeType ?? 'text/plain', first)
        : (first as { getBlob: () => Blob }).getBlob();
    const resource = {
      name: blob.getName() ?? 'Untitled',
      mimeType: blob.getContentType() ?? 'application/octet-stream',
      parents,
    };
    return fileOf(call('Files.create', everything, resource, blob.toBase64()) as Resource);
  };
const folderIn =
  (parents: Json) =>
  (name: string): unknown =>
    folderOf(call('Files.create', everything, { name, mimeType: folderType, parents }, null) as Resource);

const shortcutType = 'application/vnd.google-apps.shortcut';
const shortcutIn =
  (parents: Json) =>
  (targetId: string, targetResourceKey?: string): unknown => {
    const target = get(targetId, targetResourceKey);
    const shortcutDetails = { targetId, targetMimeType: text(target, 'mimeType'), targetResourceKey };
    const resource = { name: text(target, 'name'), mimeType: shortcutType, parents, shortcutDetails };
    return fileOf(call('Files.create', everything, resource, null) as Resource);
  };
const targetOf = (resource: Resource, field: string): string | null => {
  const details = (resource['shortcutDetails'] ?? {}) as Resource;
  return (details[field] ?? null) as string | null;
};

interface Movable {
  readonly moveTo: (folder: { getId: () => string }) => unknown;
}

function folderOf(given: Resource): unknown {
  const item = itemOf(given);
  const id = text(given, 'id');
  const within = `${quoted(id)} in parents`;
  const folder: unknown = strict(
    {
      ...item.members,
      ...item.changes(() => folder),
      toString: () => text(item.resource(), 'name'),
      getFiles: () => files(`${within} and trashed = false`),
      getFolders: () => folders(`${within} and trashed = false`),
      getFilesByName: (name: string) => files(`${within} and name = ${quoted(name)}`),
      getFoldersByName: (name: string) => folders(`${within} and name = ${quoted(name)}`),
      getFilesByType: (type: string) => files(`${within} and mimeType = ${quoted(type)}`),
      searchFiles: (query: string) => files(`${within} and (${query})`),
      searchFolders: (query: string) => folders(`${within} and (${query})`),
      createFile: fileIn([id]),
      createFolder: folderIn([id]),
      createShortcut: shortcutIn([id]),
      createShortcutForTargetIdAndResourceKey: shortcutIn([id]),
      // Nothing lies in two folders any more: adding moves, and removing moves to the top.
      addFile: (file: Movable) => (file.moveTo({ getId: () => id }), folder),
      addFolder: (other: Movable) => (other.moveTo({ getId: () => id }), folder),
      removeFile: (file: Movable) => (file.moveTo({ getId: () => 'root' }), folder),
      removeFolder: (other: Movable) => (other.moveTo({ getId: () => 'root' }), folder),
    },
    'Drive.Folder',
  );
  return folder;
}

/** @param resourceKey what those must show who have nothing but the link */
function get(id: string | null | undefined, resourceKey?: string): Resource {
  if (id === undefined || id === null || id === '') throw exception('Invalid argument: id');
  if (resourceKey === undefined || resourceKey === '') return call('Files.get', everything, id) as Resource;
  const headers = { 'X-Goog-Drive-Resource-Keys': `${id}/${resourceKey}` };
  return callDrive('Files.get', { options: everything, headers }, id) as Resource;
}

const members = strict(
  {
    getFileById: (id: string) => fileOf(get(id)),
    getFolderById: (id: string) => folderOf(get(id)),
    getRootFolder: () => folderOf(get('root')),
    getFiles: () => files('trashed = false'),
    getFolders: () => folders('trashed = false'),
    getFilesByName: (name: string) => files(`name = ${quoted(name)}`),
    getFoldersByName: (name: string) => folders(`name = ${quoted(name)}`),
    getFilesByType: (type: string) => files(`mimeType = ${quoted(type)}`),
    getTrashedFiles: () => files('trashed = true'),
    getTrashedFolders: () => folders('trashed = true'),
    searchFiles: (query: string) => files(`(${query})`),
    searchFolders: (query: string) => folders(`(${query})`),
    createFile: fileIn(['root']),
    createFolder: folderIn(['root']),
    addFile: (file: Movable) => file.moveTo({ getId: () => 'root' }),
    addFolder: (folder: Movable) => folder.moveTo({ getId: () => 'root' }),
    continueFileIterator: (token: string) => continued(token, files),
    continueFolderIterator: (token: string) => continued(token, folders),
    removeFile: (file: Movable) => file.moveTo({ getId: () => 'root' }),
    removeFolder: (folder: Movable) => folder.moveTo({ getId: () => 'root' }),
    getStorageUsed: () => search("'me' in owners").reduce((sum, one) => sum + Number(one['quotaBytesUsed'] ?? 0), 0),
    // What an account without Google Workspace has.
    getStorageLimit: () => 15 * 1024 ** 3,
    createShortcut: shortcutIn(['root']),
    createShortcutForTargetIdAndResourceKey: shortcutIn(['root']),
    getFileByIdAndResourceKey: (id: string, resourceKey: string) => fileOf(get(id, resourceKey)),
    getFolderByIdAndResourceKey: (id: string, resourceKey: string) => folderOf(get(id, resourceKey)),
    Access: {
      ANYONE: 'ANYONE',
      ANYONE_WITH_LINK: 'ANYONE_WITH_LINK',
      DOMAIN: 'DOMAIN',
      DOMAIN_WITH_LINK: 'DOMAIN_WITH_LINK',
      PRIVATE: 'PRIVATE',
    },
    Permission: {
      NONE: 'NONE',
      VIEW: 'VIEW',
      COMMENT: 'COMMENT',
      EDIT: 'EDIT',
      OWNER: 'OWNER',
      ORGANIZER: 'ORGANIZER',
      FILE_ORGANIZER: 'FILE_ORGANIZER',
    },
  },
  'Drive.DriveApp',
);

/** @param isAllowed whether the manifest asks for the whole of Drive; the per-file scope is not enough for any method */
export const createDriveApp = (isAllowed: boolean): unknown =>
  isAllowed
    ? members
    : new Proxy(
        {},
        {
          get: (_, method) => {
            if (typeof method === 'symbol') return undefined;
            return () => {
              throw exception(
                `Specified permissions are not sufficient to call DriveApp.${method}. Required permissions: (https://www.googleapis.com/auth/drive.readonly || https://www.googleapis.com/auth/drive)`,
              );
            };
          },
        },
      );
