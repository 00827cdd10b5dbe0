// The Drive port on the advanced Drive service, and the content of files over Drive's REST interface.
import * as v from 'valibot';
import type { Drive, DriveFile, Unreachable } from '../../subscriptions/ports';

const fields = 'id,name,mimeType,size,trashed,resourceKey,capabilities(canEdit,canComment)';

const fileResource = v.object({
  id: v.string(),
  name: v.string(),
  mimeType: v.string(),
  size: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number)), 0),
  trashed: v.optional(v.boolean(), false),
  resourceKey: v.exactOptional(v.string()),
  capabilities: v.optional(
    v.object({ canEdit: v.optional(v.boolean(), false), canComment: v.optional(v.boolean(), false) }),
    { canEdit: false, canComment: false },
  ),
});

/** Drive as the account that runs this execution. One service call a file. */
export const drive: Drive = {
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
      return isNotFound(error) ? { outcome: 'not-found' } : { outcome: 'unreachable', detail: String(error) };
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
): { readonly outcome: 'read'; readonly base64: string } | { readonly outcome: 'not-found' } | Unreachable {
  try {
    return { outcome: 'read', base64: Utilities.base64Encode(fetchFile(id, 'alt=media', resourceKey).getContent()) };
  } catch (error) {
    return isNotFound(error) ? { outcome: 'not-found' } : { outcome: 'unreachable', detail: String(error) };
  }
}

/** Creates a file of the asking account, in a folder or at the top of its Drive. */
export function createFile(
  { name, mimeType, folderId }: { readonly name: string; readonly mimeType: string; readonly folderId?: string },
  content: string,
):
  | { readonly outcome: 'created'; readonly file: { readonly id: string; readonly name: string } }
  | { readonly outcome: 'folder-not-found' }
  | Unreachable {
  try {
    const resource = { name, mimeType, ...(folderId !== undefined && { parents: [folderId] }) };
    const blob = Utilities.newBlob(content, mimeType, name);
    const created: unknown = driveService().create(resource, blob, { fields: 'id,name', supportsAllDrives: true });
    return { outcome: 'created', file: v.parse(v.object({ id: v.string(), name: v.string() }), created) };
  } catch (error) {
    return isNotFound(error) ? { outcome: 'folder-not-found' } : { outcome: 'unreachable', detail: String(error) };
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

/** Drive says "not found" also of files that the account may not see, or has not let the add-on read. */
const isNotFound = (error: unknown): boolean => /not found|returned code 404|notFound/i.test(String(error));

const toFile = (resource: v.InferOutput<typeof fileResource>): DriveFile => ({
  id: resource.id,
  name: resource.name,
  mimeType: resource.mimeType,
  size: resource.size,
  isTrashed: resource.trashed,
  canEdit: resource.capabilities.canEdit,
  canComment: resource.capabilities.canComment,
  ...(resource.resourceKey !== undefined && { resourceKey: resource.resourceKey }),
});
