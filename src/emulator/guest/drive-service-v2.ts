// The advanced Drive service, version 2: what it has of version 3's, under its own names. https://developers.google.com/drive/api/v2/reference
import type { Blob } from './blob';
import type { Json } from './built';
import type { DriveCalls } from '../calls';
import { type DriveArguments, callDrive } from './host';
import { strictApi } from './not-emulated';

type Resource = Readonly<Record<string, Json | undefined>>;

const page = 'https://developers.google.com/apps-script/advanced/drive';

const call = <Name extends keyof DriveCalls>(name: Name, options: Resource, ...args: DriveArguments<Name>): Resource =>
  callDrive(name, { options: { fields: '*', ...options }, headers: {} }, ...args) as Resource;

/** Names of fields in version 2, by those of version 3. */
const names: Readonly<Record<string, string>> = {
  name: 'title',
  createdTime: 'createdDate',
  modifiedTime: 'modifiedDate',
  size: 'fileSize',
  webViewLink: 'alternateLink',
  fullFileExtension: 'fileExtension',
};
const newerNames = Object.fromEntries(Object.entries(names).map(([newer, older]) => [older, newer]));

/** A file as version 2 describes it: all its fields, whichever were asked for. */
function older(file: Resource): Resource {
  const fields = Object.entries(file).map(([name, value]) => [names[name] ?? name, value] as const);
  const owners = (file['owners'] ?? []) as readonly Resource[];
  return {
    ...Object.fromEntries(fields),
    kind: 'drive#file',
    labels: { trashed: file['trashed'] ?? false, starred: file['starred'] ?? false },
    parents: ((file['parents'] ?? []) as readonly string[]).map((id) => ({ kind: 'drive#parentReference', id })),
    ownerNames: owners.map(({ displayName }) => displayName ?? null),
    editable: ((file['capabilities'] ?? {}) as Resource)['canEdit'],
  };
}

/** What a script says of a file, in version 3's names. */
function newer({ parents, labels, ...file }: Resource): Resource {
  const marks = (labels ?? {}) as Resource;
  return {
    ...Object.fromEntries(Object.entries(file).map(([name, value]) => [newerNames[name] ?? name, value])),
    ...(parents !== undefined && { parents: (parents as readonly Resource[]).map(({ id }) => id ?? null) }),
    ...(marks['trashed'] !== undefined && { trashed: marks['trashed'] }),
    ...(marks['starred'] !== undefined && { starred: marks['starred'] }),
  };
}

/** Fields in a query: `title contains 'a'` is version 3's `name contains 'a'`. */
const newerQuery = (query: string): string =>
  query
    .split(/('(?:[^'\\]|\\.)*')/)
    .map((part) => (part.startsWith("'") ? part : part.replace(/\w+/g, (word) => newerNames[word] ?? word)))
    .join('');

const update = (id: string, change: Resource, content?: Blob | null): Resource =>
  older(call('Files.update', {}, change, id, content?.toBase64() ?? null));

const permission = (one: Resource): Resource => ({ ...one, name: one['displayName'], value: one['emailAddress'] });

export const advancedDriveV2 = strictApi(
  {
    About: strictApi(
      {
        get: () => {
          const { user, storageQuota } = call('About.get', {}) as { user: Resource; storageQuota?: Resource };
          return { user, name: user['displayName'], quotaBytesUsed: storageQuota?.['usage'], rootFolderId: 'root' };
        },
      },
      'Drive.About',
      page,
    ),
    Files: strictApi(
      {
        get: (id: string) => older(call('Files.get', {}, id)),
        list: ({ q, maxResults, pageToken }: Resource = {}) => {
          const found = call('Files.list', {
            ...(typeof q === 'string' && { q: newerQuery(q) }),
            ...(maxResults !== undefined && { pageSize: maxResults }),
            ...(pageToken !== undefined && { pageToken }),
          });
          return {
            ...found,
            kind: 'drive#fileList',
            items: ((found['files'] ?? []) as readonly Resource[]).map(older),
          };
        },
        insert: (resource: Resource, content?: Blob | null) => {
          const type = content?.getContentType() ?? null;
          const known = { ...(type !== null && { mimeType: type }), ...newer(resource) };
          return older(call('Files.create', {}, known, content?.toBase64() ?? null));
        },
        update: (resource: Resource, id: string, content?: Blob | null) => update(id, newer(resource), content),
        patch: (resource: Resource, id: string) => update(id, newer(resource)),
        copy: (resource: Resource, id: string) => older(call('Files.copy', {}, newer(resource), id)),
        trash: (id: string) => update(id, { trashed: true }),
        untrash: (id: string) => update(id, { trashed: false }),
        remove: (id: string) => {
          call('Files.remove', {}, id);
        },
      },
      'Drive.Files',
      page,
    ),
    Permissions: strictApi(
      {
        list: (id: string) => ({
          items: (call('Permissions.list', {}, id)['permissions'] as readonly Resource[]).map(permission),
        }),
        insert: ({ value, ...resource }: Resource, id: string) =>
          permission(call('Permissions.create', {}, { ...resource, emailAddress: value }, id)),
        remove: (id: string, permissionId: string) => {
          call('Permissions.remove', {}, id, permissionId);
        },
      },
      'Drive.Permissions',
      page,
    ),
  },
  'Drive',
  page,
);
