// The Drive port on the advanced Drive service, and the content of files over Drive's REST interface.
import * as v from 'valibot';
import type { Drive, DriveFile, FileRefused, Unreachable } from '../../subscriptions/ports';
import { scopesFor, unlessAllowed } from './consent';
import { refusedFor } from './refused';

const fields =
  'id,name,mimeType,size,trashed,resourceKey,headRevisionId,capabilities(canEdit,canComment),contentRestrictions(readOnly)';

const fileResource = v.object({
  id: v.string(),
  name: v.string(),
  mimeType: v.string(),
  size: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number)), 0),
  trashed: v.optional(v.boolean(), false),
  resourceKey: v.exactOptional(v.string()),
  headRevisionId: v.exactOptional(v.string()),
  capabilities: v.optional(
    v.object({ canEdit: v.optional(v.boolean(), false), canComment: v.optional(v.boolean(), false) }),
    { canEdit: false, canComment: false },
  ),
  contentRestrictions: v.optional(v.array(v.object({ readOnly: v.optional(v.boolean(), false) })), []),
});

/** What Drive says of a file, with the revision that a change of its content follows: none while it is locked. */
type DescribedFile = DriveFile & { readonly revision?: string };

type FileOutcome = { readonly outcome: 'found'; readonly file: DescribedFile } | FileRefused | Unreachable;

interface DescribingDrive extends Drive {
  readonly file: (id: string, resourceKey?: string) => FileOutcome;
}

/** Drive as the account that runs this execution. One service call a file. */
export const drive: DescribingDrive = {
  file: (id, resourceKey) => {
    try {
      const resource: unknown =
        resourceKey === undefined
          ? driveService().get(id, { fields, supportsAllDrives: true })
          : JSON.parse(fetchFile(id, `fields=${encodeURIComponent(fields)}`, resourceKey).getContentText());
      const parsed = v.safeParse(fileResource, resource);
      if (!parsed.success) return { outcome: 'unreachable', detail: `Drive described ${id} in a way not understood` };
      return { outcome: 'found', file: toFile(parsed.output) };
    } catch (error) {
      return refusedFor(error);
    }
  },
};

/** The advanced service is there when the manifest enables it. */
function driveService(): GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection {
  if (Drive?.Files === undefined) throw new Error('the advanced Drive service is not enabled in the manifest');
  return Drive.Files;
}

/** The bytes of a file, base64. Ask `drive.file` for the size first: Apps Script refuses more than 50 MB. */
export function readContent(
  id: string,
  resourceKey: string | undefined,
): { readonly outcome: 'read'; readonly base64: string } | FileRefused | Unreachable {
  try {
    return { outcome: 'read', base64: Utilities.base64Encode(fetchFile(id, 'alt=media', resourceKey).getContent()) };
  } catch (error) {
    return refusedFor(error);
  }
}

type Made =
  | { readonly outcome: 'made'; readonly file: { readonly id: string; readonly name: string } }
  /** Of the folder, or the file to be copied. */
  | FileRefused
  /** Drive's own permissions say no. */
  | { readonly outcome: 'not-allowed' }
  | Unreachable;

/**
 * An id for a file to come. Drive makes only one file of an id, so that asking twice for it is asking once.
 * https://developers.google.com/workspace/drive/api/reference/rest/v3/files/generateIds
 */
export function reserveId(): { readonly outcome: 'reserved'; readonly id: string } | Unreachable {
  try {
    const generated: unknown = driveService().generateIds({ count: 1, space: 'drive', type: 'files' });
    const { ids } = v.parse(v.object({ ids: v.tupleWithRest([v.string()], v.string()) }), generated);
    return { outcome: 'reserved', id: ids[0] };
  } catch (error) {
    unlessAllowed(error, scopesFor.file);
    return { outcome: 'unreachable', detail: String(error) };
  }
}

/**
 * Creates a file of the asking account, in a folder or at the top of its Drive; once for an id.
 * @param folderResourceKey for a folder that the account has nothing but a link to
 */
export const createFile = (
  file: { readonly id: string; readonly name: string; readonly mimeType: string },
  folderId: string | undefined,
  content: number[],
  folderResourceKey: string | undefined,
): Made =>
  made(file.id, () => {
    const { name, mimeType } = file;
    const resource = { ...file, ...(folderId !== undefined && { parents: [folderId] }) };
    const blob = Utilities.newBlob(content, mimeType, name);
    return folderId === undefined || folderResourceKey === undefined
      ? driveService().create(resource, blob, madeOptions)
      : uploadFile(resource, blob, `${folderId}/${folderResourceKey}`);
  });

/** Creates a file over REST, in one request of two parts: the advanced service takes no resource keys. */
function uploadFile(
  resource: { readonly mimeType: string },
  content: GoogleAppsScript.Base.Blob,
  resourceKeys: string,
): unknown {
  const boundary = Utilities.getUuid();
  const part = (head: string, body: string): string => `--${boundary}\r\nContent-Type: ${head}\r\n\r\n${body}\r\n`;
  const response = UrlFetchApp.fetch(
    'https://www.googleapis.com/upload/drive/v3/files?uploadType=multipart&supportsAllDrives=true&fields=id%2Cname',
    {
      method: 'post',
      contentType: `multipart/related; boundary=${boundary}`,
      payload: `${part('application/json; charset=UTF-8', JSON.stringify(resource))}${part(`${resource.mimeType}\r\nContent-Transfer-Encoding: base64`, Utilities.base64Encode(content.getBytes()))}--${boundary}--`,
      headers: {
        Authorization: `Bearer ${ScriptApp.getOAuthToken()}`,
        'X-Goog-Drive-Resource-Keys': resourceKeys,
      },
    },
  );
  return JSON.parse(response.getContentText());
}

/** The folder that a file lies in; undefined where this account is told of none. */
export function folderOf(id: string, resourceKey: string | undefined): string | undefined {
  try {
    const { parents }: { readonly parents?: readonly string[] } =
      resourceKey === undefined
        ? driveService().get(id, { fields: 'parents', supportsAllDrives: true })
        : (JSON.parse(fetchFile(id, 'fields=parents', resourceKey).getContentText()) as object);
    return parents?.[0];
  } catch (error) {
    unlessAllowed(error, scopesFor.file);
    return undefined;
  }
}

/** Copies a file beside itself, or to the top of the account's own Drive where it may not add to that folder. */
export function copyFile(fileId: string, copy: { readonly id: string; readonly name: string }): Made {
  const beside = made(copy.id, () => driveService().copy(copy, fileId, madeOptions));
  return beside.outcome === 'made'
    ? beside
    : made(copy.id, () => driveService().copy({ ...copy, parents: ['root'] }, fileId, madeOptions));
}

const madeOptions = { fields: 'id,name', supportsAllDrives: true };

/** Makes a file under an id; the one that is there when it has been made before. */
function made(id: string, make: () => unknown): Made {
  try {
    return { outcome: 'made', file: v.parse(v.object({ id: v.string(), name: v.string() }), make()) };
  } catch (error) {
    if (/already exists with the provided ID|fileIdInUse/i.test(String(error))) {
      const before = drive.file(id);
      if (before.outcome !== 'found') return before;
      return { outcome: 'made', file: { id: before.file.id, name: before.file.name } };
    }
    return isNotAllowed(error) ? { outcome: 'not-allowed' } : refusedFor(error);
  }
}

/**
 * The advanced service offers neither bytes nor headers, so both go over REST with the account's own token.
 * https://developers.google.com/workspace/drive/api/guides/resource-keys
 */
function fetchFile(
  id: string,
  query: string,
  resourceKey: string | undefined,
): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const address = `https://www.googleapis.com/drive/v3/files/${encodeURIComponent(id)}?supportsAllDrives=true&${query}`;
  return UrlFetchApp.fetch(address, {
    headers: {
      Authorization: `Bearer ${ScriptApp.getOAuthToken()}`,
      ...(resourceKey !== undefined && { 'X-Goog-Drive-Resource-Keys': `${id}/${resourceKey}` }),
    },
  });
}

const isNotAllowed = (error: unknown): boolean => /sufficient permissions|cannot be copied/i.test(String(error));

const toFile = (resource: v.InferOutput<typeof fileResource>): DescribedFile => ({
  id: resource.id,
  name: resource.name,
  mimeType: resource.mimeType,
  size: resource.size,
  isTrashed: resource.trashed,
  canEdit: resource.capabilities.canEdit,
  canComment: resource.capabilities.canComment,
  ...(resource.resourceKey !== undefined && { resourceKey: resource.resourceKey }),
  ...(resource.headRevisionId !== undefined &&
    !resource.contentRestrictions.some(({ readOnly }) => readOnly) && { revision: resource.headRevisionId }),
});
