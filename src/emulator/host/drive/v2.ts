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

/** What has been written and is not told yet, by the file's id: what it was before, and for how many answers more. */
export type Untold = Map<string, { readonly was: DriveResource; left: number }>;

/** Answers after a write that a stale Drive gives of what was before. */
const staleAnswers = 2;

/**
 * Reads or updates one file. An update with `If-Match` is refused with 412 once anything about the file has changed.
 * @param untold filled and used up while Drive's answers are stale; undefined while they are fresh
 * @returns the file as version 2 describes it
 */
export function driveV2(
  drive: DriveApi,
  caller: DriveCaller,
  request: RestRequest,
  untold: Untold | undefined,
): DriveResource {
  const { url, method, headers, body = Buffer.alloc(0) } = request;
  const [, upload, id = ''] = address.exec(url) ?? [];
  const fileId = decodeURIComponent(id);
  const before = described(drive.get(caller, fileId));
  const told = (now: DriveResource): DriveResource => {
    const old = untold?.get(fileId);
    if (old === undefined || old.left === 0) return now;
    old.left -= 1;
    return old.was;
  };
  if (method === 'GET' && upload === undefined) return told(before);
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
  const after = described(drive.update(caller, fileId, change, {}, upload === undefined ? undefined : body));
  untold?.set(fileId, { was: before, left: staleAnswers });
  return told(after);
}

function described({ name, size, trashed, ...file }: DriveResource): DriveResource {
  const described = { ...file, kind: 'drive#file', title: name, fileSize: size, labels: { trashed } };
  const etag = createHash('sha1').update(JSON.stringify(described)).digest('base64url');
  return { ...described, etag: `"${etag}"` };
}
