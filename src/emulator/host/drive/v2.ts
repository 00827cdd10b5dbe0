// The Drive API, version 2, as far as version 3 has no like of it: writes that hold only while the file is as it was read.
// https://developers.google.com/workspace/drive/api/reference/rest/v2/files
import { createHash } from 'node:crypto';
import type { RestRequest } from '../../api';
import type { DriveApi } from './drive-api';
import type { DriveCaller, DriveResource } from './drive-resource';
import { DriveError } from './drive-error';

const address = /^https:\/\/www\.googleapis\.com\/(upload\/)?drive\/v2\/files\/([^/?]+)(?:\?|$)/;

/** Whether this address is answered here. */
export const isDriveV2 = (url: string): boolean => address.test(url);

/**
 * Reads or updates one file. An update with `If-Match` is refused with 412 once anything about the file has changed.
 * @returns the file as version 2 describes it
 */
export function driveV2(drive: DriveApi, caller: DriveCaller, request: RestRequest): DriveResource {
  const { url, method, headers, body = Buffer.alloc(0) } = request;
  const [, upload, id = ''] = address.exec(url) ?? [];
  const fileId = decodeURIComponent(id);
  const before = described(drive.get(caller, fileId));
  if (method === 'GET' && upload === undefined) return before;
  if (method !== 'PUT' && !(method === 'PATCH' && upload === undefined)) {
    throw new DriveError(501, 'notEmulated', `${method} ${new URL(url).pathname} is not emulated.`);
  }
  const header = (wanted: string): string | undefined =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
  const condition = header('if-match');
  if (condition !== undefined && condition !== '*' && condition !== before['etag']) {
    throw new DriveError(412, 'conditionNotMet', 'Precondition Failed');
  }
  // Of an upload of nothing but content, the type of the request becomes the file's.
  // https://developers.google.com/workspace/drive/api/guides/manage-uploads
  const type = header('content-type') ?? 'application/octet-stream';
  const { title, ...others } = (
    upload === undefined ? JSON.parse(body.toString('utf8')) : { mimeType: type }
  ) as DriveResource;
  const change = title === undefined ? others : { ...others, name: title };
  return described(drive.update(caller, fileId, change, {}, upload === undefined ? undefined : body));
}

function described({ name, size, trashed, ...file }: DriveResource): DriveResource {
  const described = { ...file, kind: 'drive#file', title: name, fileSize: size, labels: { trashed } };
  const etag = createHash('sha1').update(JSON.stringify(described)).digest('base64url');
  return { ...described, etag: `"${etag}"` };
}
