// Writes to Drive that hold only while a file is as it was read. Version 3 of the API has no such condition: it takes the
// last write, whoever was first. Version 2 has an entity tag for each file and refuses a write that names an older one.
// https://developers.google.com/workspace/drive/api/reference/rest/v2/files/update
import * as v from 'valibot';
import type { DriveFile, FileRefused, Unreachable } from '../../subscriptions/ports';
import { scopesFor, unlessAllowed } from './consent';
import { refusedFor } from './refused';

/** A file as it is now. */
export interface CurrentFile extends DriveFile {
  /** Names the file with its name and content: another after any change. */
  readonly tag: string;
  /** Names the content. */
  readonly revision: string | undefined;
  /** MD5 of the content, hexadecimal. */
  readonly checksum: string | undefined;
}

/** What came of a write. */
export type Written =
  | { readonly outcome: 'written'; readonly file: CurrentFile }
  /** Something about the file has changed since it was looked at: look again. */
  | { readonly outcome: 'changed' }
  | FileRefused
  /** Drive's own permissions say no. */
  | { readonly outcome: 'not-allowed' }
  | Unreachable;

const fields =
  'id,title,mimeType,fileSize,labels(trashed),resourceKey,headRevisionId,md5Checksum,etag,capabilities(canEdit,canComment)';

const fileResource = v.object({
  id: v.string(),
  title: v.string(),
  mimeType: v.string(),
  fileSize: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number)), 0),
  labels: v.optional(v.object({ trashed: v.optional(v.boolean(), false) }), { trashed: false }),
  resourceKey: v.exactOptional(v.string()),
  headRevisionId: v.optional(v.string()),
  md5Checksum: v.optional(v.string()),
  etag: v.string(),
  capabilities: v.object({ canEdit: v.optional(v.boolean(), false), canComment: v.optional(v.boolean(), false) }),
});

type Options = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

/** Looks at a file before it is written. */
export function look(id: string, resourceKey: string | undefined): Exclude<Written, { outcome: 'changed' }> {
  const looked = ask('drive/v2', id, resourceKey, '', { method: 'get' });
  return looked.outcome === 'changed' ? { outcome: 'unreachable', detail: 'Drive asked for no condition' } : looked;
}

/** Replaces a file's content while it is as `tag` names it. */
export const replaceContent = (file: CurrentFile, resourceKey: string | undefined, bytes: number[]): Written =>
  ask('upload/drive/v2', file.id, resourceKey, 'uploadType=media&', {
    method: 'put',
    headers: { 'If-Match': file.tag },
    // Of an upload Drive takes the type of the request for the file's own.
    contentType: file.mimeType,
    payload: Utilities.newBlob(bytes, file.mimeType),
  });

/** Renames a file while it is as `tag` names it. */
export const rename = (file: CurrentFile, resourceKey: string | undefined, name: string): Written =>
  ask('drive/v2', file.id, resourceKey, '', {
    method: 'patch',
    headers: { 'If-Match': file.tag },
    contentType: 'application/json',
    payload: JSON.stringify({ title: name }),
  });

function ask(service: string, id: string, resourceKey: string | undefined, query: string, options: Options): Written {
  try {
    const response = UrlFetchApp.fetch(
      `https://www.googleapis.com/${service}/files/${encodeURIComponent(id)}?${query}supportsAllDrives=true&fields=${encodeURIComponent(fields)}`,
      {
        ...options,
        muteHttpExceptions: true,
        headers: {
          ...options.headers,
          Authorization: `Bearer ${ScriptApp.getOAuthToken()}`,
          ...(resourceKey !== undefined && { 'X-Goog-Drive-Resource-Keys': `${id}/${resourceKey}` }),
        },
      },
    );
    return understood(response.getResponseCode(), response.getContentText());
  } catch (error) {
    unlessAllowed(error, scopesFor.page);
    return { outcome: 'unreachable', detail: String(error) };
  }
}

function understood(code: number, text: string): Written {
  if (code === 412) return { outcome: 'changed' };
  if (code === 404) return { outcome: 'not-found' };
  if (code === 401 || code === 403) unlessAllowed(text, scopesFor.file);
  if (code === 403 && refusedFor(text).outcome === 'not-granted') return { outcome: 'not-granted' };
  // Quotas are refused under the same code, and pass by themselves.
  if (code === 403 && !/quota|rateLimit|limitExceeded/i.test(text)) return { outcome: 'not-allowed' };
  if (code !== 200) return { outcome: 'unreachable', detail: `Drive answered ${code}: ${text.slice(0, 300)}` };
  const { title, fileSize, labels, headRevisionId, md5Checksum, etag, capabilities, id, mimeType, resourceKey } =
    v.parse(fileResource, JSON.parse(text));
  return {
    outcome: 'written',
    file: {
      id,
      name: title,
      mimeType,
      size: fileSize,
      isTrashed: labels.trashed,
      ...capabilities,
      ...(resourceKey !== undefined && { resourceKey }),
      tag: etag,
      revision: headRevisionId,
      checksum: md5Checksum,
    },
  };
}
