// Drive's REST interface, reading and writing, over the Drive API of this world.
// https://developers.google.com/workspace/drive/api/guides/manage-uploads
import { randomUUID } from 'node:crypto';
import type { RestRequest, RestResponse } from '../../api';
import type { DriveApi } from './drive-api';
import type { DriveCaller, DriveResource } from './drive-resource';
import { DriveError } from './drive-error';
import { selected } from './fields';
import { parseMultipart } from './multipart';
import { standardFields } from './standard-fields';
import { driveV2, isDriveV2, type Untold } from './v2';

/** A request whose bytes can be read in every way. */
type ReadRequest = Omit<RestRequest, 'body'> & { readonly body: Buffer | undefined };

/** What an upload or a plain request brings along. */
interface Brought {
  readonly resource: DriveResource;
  readonly content: Buffer | undefined;
}

/** A resumable upload that was announced and has not brought all of its bytes. */
interface Announced {
  /** What came so far. */
  readonly come: Buffer;
  readonly accountId: string;
  readonly fileId: string | undefined;
  readonly resource: DriveResource;
}

const base = /^https:\/\/(?:www|content)\.googleapis\.com\/(upload\/)?drive\/v3(\/[^?]*)/;

/** Whether an address is one of Drive's. */
export const isDriveAddress = (url: string): boolean => base.test(url) || isDriveV2(url);

const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): RestResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: Buffer.from(JSON.stringify(value, null, 1)),
});

const empty = (status: number, headers: Readonly<Record<string, string>> = {}): RestResponse => ({
  status,
  headers,
  body: Buffer.alloc(0),
});

const refusal = ({ status, reason, message }: DriveError): RestResponse =>
  json(status, { error: { code: status, message, errors: [{ message, domain: 'global', reason }] } });

/** `id/key,id/key` of the header `X-Goog-Drive-Resource-Keys`. */
export const resourceKeysOf = (header: string | undefined): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (header ?? '').split(',').flatMap((pair) => {
      const [id, key] = pair.trim().split('/');
      return id !== undefined && key !== undefined ? [[id, key] as const] : [];
    }),
  );

/**
 * @param accountOf whose token an Authorization header carries
 * @param isStale whether answers after a write tell what was before
 */
export function createDriveRest(
  drive: DriveApi,
  accountOf: (authorization: string | undefined) => string | undefined,
  isStale: () => boolean = () => false,
): (request: RestRequest) => RestResponse {
  const announced = new Map<string, Announced>();
  const untold: Untold = new Map();

  const write = (
    caller: DriveCaller,
    fileId: string | undefined,
    { resource, content }: Brought,
    query: URLSearchParams,
  ): DriveResource =>
    fileId === undefined
      ? drive.create(caller, resource, content)
      : drive.update(caller, fileId, resource, Object.fromEntries(query), content);

  const upload = (
    request: ReadRequest,
    caller: DriveCaller,
    fileId: string | undefined,
    query: URLSearchParams,
  ): RestResponse => {
    const done = (brought: Brought): RestResponse =>
      json(200, selected(write(caller, fileId, brought, query), query.get('fields'), standardFields.file));
    const type = headerOf(request, 'content-type') ?? 'application/octet-stream';
    switch (query.get('uploadType') ?? '') {
      case 'media':
        return done({
          resource: fileId === undefined ? { mimeType: type } : {},
          content: request.body ?? Buffer.alloc(0),
        });
      case 'multipart': {
        const [metadata, media] = parseMultipart(type, request.body ?? Buffer.alloc(0));
        if (metadata === undefined || media === undefined) throw badContent();
        const resource = parsedJson(metadata.content);
        const mimeType = media.type === undefined || fileId !== undefined ? {} : { mimeType: media.type };
        return done({ resource: { ...mimeType, ...resource }, content: media.content });
      }
      case 'resumable': {
        const id = query.get('upload_id');
        const begun = id === null ? undefined : announced.get(id);
        if (id !== null && request.method === 'PUT') {
          if (begun === undefined) throw new DriveError(404, 'notFound', 'Upload not found.');
          const { resource } = begun;
          const content = Buffer.concat([begun.come, request.body ?? Buffer.alloc(0)]);
          if (lacksBytes(headerOf(request, 'content-range'), content.byteLength)) {
            announced.set(id, { ...begun, come: content });
            return empty(308, content.byteLength === 0 ? {} : { range: `bytes=0-${content.byteLength - 1}` });
          }
          announced.delete(id);
          const written = write(caller, begun.fileId, { resource, content }, query);
          return json(200, selected(written, query.get('fields'), standardFields.file));
        }
        const resource = request.body === undefined || request.body.byteLength === 0 ? {} : parsedJson(request.body);
        const given = headerOf(request, 'x-upload-content-type');
        const mimeType = given === undefined || fileId !== undefined ? {} : { mimeType: given };
        const uploadId = randomUUID();
        const { accountId } = caller;
        announced.set(uploadId, { accountId, fileId, resource: { ...mimeType, ...resource }, come: Buffer.alloc(0) });
        const location = new URL(request.url);
        location.searchParams.set('upload_id', uploadId);
        return empty(200, { location: location.href, 'x-guploader-uploadid': uploadId });
      }
      default:
        throw new DriveError(400, 'badRequest', 'uploadType is media, multipart or resumable.');
    }
  };

  const route = (request: ReadRequest, caller: DriveCaller): RestResponse => {
    const { searchParams: query } = new URL(request.url);
    if (isDriveV2(request.url)) {
      const file = driveV2(drive, caller, request, isStale() ? untold : undefined);
      return json(200, selected(file, query.get('fields'), '*'));
    }
    const [, isUpload, path = ''] = base.exec(request.url) ?? [];
    const [collection, fileId, part, partId] = path.split('/').filter(Boolean).map(decodeURIComponent);
    const method = (headerOf(request, 'x-http-method-override') ?? request.method).toUpperCase();
    const asked = { ...request, method };
    const resource = (): DriveResource =>
      request.body === undefined || request.body.byteLength === 0 ? {} : parsedJson(request.body);
    const answer = (value: DriveResource, standard: string): RestResponse =>
      json(200, selected(value, query.get('fields'), standard));
    const wantsMedia = query.get('alt') === 'media';
    if (collection === 'about' && method === 'GET') {
      if (query.get('fields') === null) {
        throw new DriveError(400, 'required', "The 'fields' parameter is required for this method.");
      }
      return answer(drive.about(caller), standardFields.about);
    }
    if (collection === 'files' && isUpload !== undefined && part === undefined) {
      const isRight = method === 'PUT' || method === (fileId === undefined ? 'POST' : 'PATCH');
      if (isRight) return upload(asked, caller, fileId, query);
    } else if (collection === 'files' && fileId === undefined) {
      if (method === 'GET') return answer(drive.list(caller, Object.fromEntries(query)), standardFields.files);
      if (method === 'POST') return answer(drive.create(caller, resource()), standardFields.file);
    } else if (collection === 'files' && fileId !== undefined && part === undefined) {
      if (method === 'GET' && wantsMedia) {
        const { content, mimeType } = drive.media(caller, fileId);
        return ranged(Buffer.from(content), mimeType, headerOf(request, 'range'));
      }
      if (method === 'GET') return answer(drive.get(caller, fileId), standardFields.file);
      if (method === 'PATCH')
        return answer(drive.update(caller, fileId, resource(), Object.fromEntries(query)), standardFields.file);
      if (method === 'DELETE') {
        drive.remove(caller, fileId);
        return empty(204);
      }
    } else if (fileId !== undefined && part === 'copy' && method === 'POST') {
      return answer(drive.copy(caller, fileId, resource()), standardFields.file);
    } else if (fileId !== undefined && part === 'revisions' && method === 'GET') {
      if (partId === undefined) return answer(drive.revisions(caller, fileId), standardFields.revisions);
      if (!wantsMedia) return answer(drive.revision(caller, fileId, partId), standardFields.revision);
      return ranged(Buffer.from(drive.revisionMedia(caller, fileId, partId)), 'application/octet-stream', undefined);
    } else if (fileId !== undefined && part === 'permissions') {
      if (method === 'GET' && partId === undefined)
        return answer(drive.permissions(caller, fileId), standardFields.permissions);
      if (method === 'POST') return answer(drive.share(caller, fileId, resource()), standardFields.permission);
      if (method === 'DELETE' && partId !== undefined) {
        drive.unshare(caller, fileId, partId);
        return empty(204);
      }
    }
    throw new DriveError(501, 'notEmulated', `${method} /drive/v3${path} is not emulated.`);
  };

  return (request) => {
    try {
      // Whoever was given the address of an upload that was announced needs no token besides: it is one.
      const upload = announced.get(new URL(request.url).searchParams.get('upload_id') ?? '');
      const accountId = upload?.accountId ?? accountOf(headerOf(request, 'authorization'));
      if (accountId === undefined) throw new DriveError(401, 'authError', 'Invalid Credentials');
      const body = request.body === undefined ? undefined : Buffer.from(request.body);
      return route(
        { ...request, body },
        {
          accountId,
          resourceKeys: resourceKeysOf(headerOf(request, 'x-goog-drive-resource-keys')),
        },
      );
    } catch (error) {
      if (error instanceof DriveError) return refusal(error);
      throw error;
    }
  };
}

const headerOf = ({ headers }: Pick<RestRequest, 'headers'>, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];

const badContent = (): DriveError => new DriveError(400, 'badContent', 'Malformed multipart body.');

function parsedJson(body: Buffer): DriveResource {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as DriveResource;
  } catch {
    // Said below, as for every other body that is no JSON object.
  }
  throw new DriveError(400, 'parseError', 'Parse Error');
}

/** Whether more is to come of an upload in pieces, or its end is not known yet: `bytes 0-99/200`, and where all is asked about `*`. */
function lacksBytes(contentRange: string | undefined, had: number): boolean {
  const [, total] = /^bytes (?:\d+-\d+|\*)\/(\d+|\*)$/.exec(contentRange ?? '') ?? [];
  return total !== undefined && (total === '*' || had < Number(total));
}

/** Bytes, or those that a Range header asks for. */
function ranged(content: Buffer, type: string, range: string | undefined): RestResponse {
  const headers = { 'content-type': type };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from === undefined) return { status: 200, headers, body: content };
  const first = Number(from);
  const last = Math.min(to === undefined || to === '' ? Infinity : Number(to), content.byteLength - 1);
  if (first > last) return empty(416, { 'content-range': `bytes */${content.byteLength}` });
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${last}/${content.byteLength}` },
    body: content.subarray(first, last + 1),
  };
}
