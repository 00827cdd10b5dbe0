// UrlFetchApp's requests: emulated Google hosts and loopback are answered, every other address is refused.
import type { Manifest } from '../manifest';
import { ServiceError } from '../world/key-value';
import { type DriveApi, DriveError, selected } from './drive-api';
import { driveV2, isDriveV2 } from './drive-v2';
import { accountOfToken } from './tokens';

/** A request as the script's side describes it. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly base64?: string;
  readonly followRedirects: boolean;
}

export interface FetchResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly base64: string;
}

/** https://developers.google.com/apps-script/guides/services/quotas */
const longestUrl = 2048;
const mostRedirects = 20;
const largestBody = 50 * 1024 * 1024;

/** @param hosts stand-ins on loopback, by the prefix of the address they answer for */
export function createUrlFetch(
  manifest: Manifest,
  drive: DriveApi,
  hosts: Readonly<Record<string, string>>,
): (request: FetchRequest) => Promise<FetchResponse> {
  const once = async (request: FetchRequest): Promise<FetchResponse> => {
    const { url } = request;
    if (url.length > longestUrl) throw new ServiceError(`Limit Exceeded: URLFetch URL Length.`);
    if (!isAllowed(manifest, url)) {
      throw new ServiceError(`URL ${url} is not allowed by the urlFetchWhitelist of the manifest.`);
    }
    if (/^https:\/\/www\.googleapis\.com\/drive\/v3\/files([/?]|$)/.test(url) || isDriveV2(url))
      return driveRest(drive, request);
    const standIn = Object.entries(hosts).find(([prefix]) => url.startsWith(prefix));
    const address = standIn === undefined ? url : standIn[1] + url.slice(standIn[0].length);
    if (!/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(address)) {
      throw new ServiceError(`Address unavailable: ${url}`);
    }
    const sent = request.base64 === undefined ? undefined : Buffer.from(request.base64, 'base64');
    if (sent !== undefined && sent.byteLength > largestBody)
      throw new ServiceError('Limit Exceeded: URLFetch POST Size.');
    const response = await fetch(address, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      ...(sent !== undefined && { body: sent }),
    }).catch(() => {
      throw new ServiceError(`Address unavailable: ${url}`);
    });
    const body = Buffer.from(await response.arrayBuffer());
    if (body.byteLength > largestBody) throw new ServiceError('Limit Exceeded: URLFetch Response Size.');
    return { status: response.status, headers: Object.fromEntries(response.headers), base64: body.toString('base64') };
  };
  // Redirects are followed here, a step at a time, so that none leads off this machine or past the allow-list.
  const follow = async (request: FetchRequest, stepsLeft: number): Promise<FetchResponse> => {
    const response = await once(request);
    const target = response.headers['location'];
    const isRedirect = response.status >= 300 && response.status < 400 && target !== undefined;
    if (!isRedirect || !request.followRedirects || stepsLeft === 0) return response;
    const url = new URL(target, request.url).href;
    if (response.status === 307 || response.status === 308) return follow({ ...request, url }, stepsLeft - 1);
    const { headers, followRedirects } = request;
    return follow({ headers, followRedirects, url, method: request.method === 'HEAD' ? 'HEAD' : 'GET' }, stepsLeft - 1);
  };
  return (request) => follow(request, mostRedirects);
}

/** An allow-list, where there is one, names every prefix that may be fetched. */
function isAllowed({ urlFetchWhitelist }: Manifest, url: string): boolean {
  return (
    urlFetchWhitelist === undefined ||
    urlFetchWhitelist.some((prefix) => {
      const [, anySubdomain] = /^https:\/\/\*\.(.*)$/.exec(prefix) ?? [];
      if (anySubdomain === undefined) return url.startsWith(prefix);
      const [, host, rest] = /^https:\/\/([^/]+)(\/.*)$/.exec(url) ?? [];
      const slash = anySubdomain.indexOf('/');
      return (
        host?.endsWith(`.${anySubdomain.slice(0, slash)}`) === true &&
        rest?.startsWith(anySubdomain.slice(slash)) === true
      );
    })
  );
}

/** Drive's REST interface for one file: its metadata, or with `alt=media` its bytes. */
function driveRest(drive: DriveApi, request: FetchRequest): FetchResponse {
  const { url, method, headers } = request;
  const { pathname, searchParams } = new URL(url);
  const accountId = accountOfToken(
    Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1],
  );
  const json = (status: number, body: unknown): FetchResponse => ({
    status,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    base64: Buffer.from(JSON.stringify(body)).toString('base64'),
  });
  const refused = (code: number, reason: string, message: string): FetchResponse =>
    json(code, { error: { code, message, errors: [{ reason, message, domain: 'global' }] } });
  if (accountId === undefined) return refused(401, 'authError', 'Invalid Credentials');
  const answered = (answer: () => FetchResponse): FetchResponse => {
    try {
      return answer();
    } catch (error) {
      if (error instanceof DriveError) return refused(error.status, error.reason, error.message);
      throw error;
    }
  };
  if (isDriveV2(url)) return answered(() => json(200, driveV2(drive, accountId, request)));
  const fileId = decodeURIComponent(pathname.slice('/drive/v3/files/'.length));
  const isList = pathname === '/drive/v3/files';
  if (method !== 'GET' || (fileId === '' && !isList))
    return refused(501, 'notEmulated', `${method} ${pathname} is not emulated.`);
  return answered(() => {
    if (isList) return json(200, drive.list(accountId, searchParams.get('q') ?? ''));
    if (searchParams.get('alt') !== 'media') {
      return json(200, selected(drive.get(accountId, fileId), searchParams.get('fields')));
    }
    const content = Buffer.from(drive.media(accountId, fileId));
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, base64: content.toString('base64') };
  });
}
