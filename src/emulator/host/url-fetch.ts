// UrlFetchApp's requests: emulated Google hosts, loopback and stand-ins answer; every other address is refused, unless the network is let in.
import { isListed } from '../allow-list';
import type { Outage, RestRequest, RestResponse, ScriptPlace } from '../api';
import type { FetchRequest, FetchResponse } from '../calls';
import type { Manifest } from '../manifest';
import { answeredHere } from '../script-address';
import { ServiceError } from '../world/key-value';
import { isDriveAddress } from './drive/rest';
import { type StandIns, answererOf } from './stand-ins';

/** https://developers.google.com/apps-script/guides/services/quotas */
const longestUrl = 2048;
const mostRedirects = 20;
const mostHeaders = 100;
const longestHeader = 8 * 1024;
const largestBody = 50 * 1024 * 1024;

/**
 * @param standIns who answers for other hosts
 * @param place whose address at Google is told to them as it is here
 * @param outages of hosts, and what an administrator's own list of addresses leaves out
 */
export function createUrlFetch(
  manifest: Manifest,
  drive: (request: RestRequest) => RestResponse,
  standIns: StandIns,
  place: ScriptPlace,
  outages: () => readonly Outage[],
): (request: FetchRequest) => Promise<FetchResponse> {
  const { scriptId, webAppUrl } = place;
  // Whoever is asked is told its own pages' addresses as they are.
  const told = { scriptId, webAppUrl };
  const once = async (request: FetchRequest): Promise<FetchResponse> => {
    const { url } = request;
    if (url.length > longestUrl) throw new ServiceError('Limit Exceeded: URLFetch URL Length.');
    const headers = Object.entries(request.headers);
    if (headers.length > mostHeaders) throw new ServiceError('Limit Exceeded: URLFetch Header Count.');
    if (headers.some(([name, value]) => name.length + value.length > longestHeader)) {
      throw new ServiceError('Limit Exceeded: URLFetch Header Size.');
    }
    if (!isAllowed(manifest, url)) {
      throw new ServiceError(
        `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
      );
    }
    // https://support.google.com/a/answer/13686736
    if (outages().includes('url-fetch')) {
      throw new ServiceError(`UrlFetch calls to ${url} are not permitted by your admin`);
    }
    const sent = request.base64 === undefined ? undefined : localized(Buffer.from(request.base64, 'base64'), told);
    if (sent !== undefined && sent.byteLength > largestBody)
      throw new ServiceError('Limit Exceeded: URLFetch POST Size.');
    if (isDriveAddress(url)) {
      const { method, headers } = request;
      const { body, ...answer } = drive({ url, method, headers, body: sent });
      return { ...answer, base64: Buffer.from(body).toString('base64') };
    }
    const answerer = outages().includes('hosts') ? undefined : answererOf(standIns, url, request.method);
    if (answerer === undefined) throw new ServiceError(`Address unavailable: ${url}`);
    if ('body' in answerer) {
      const { status, type, body } = answerer;
      return { status, headers: { 'content-type': type }, base64: body.toString('base64') };
    }
    const address = answeredHere(answerer.address, told);
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
    return { status: response.status, headers: headersOf(response), base64: body.toString('base64') };
  };
  // Redirects are followed here, a step at a time, so that each is let through by the allow-list and answered by whom it should be.
  const follow = async (request: FetchRequest, stepsLeft: number): Promise<FetchResponse> => {
    const response = await once(request);
    const target = [response.headers['location']].flat()[0];
    const isRedirect = response.status >= 300 && response.status < 400 && target !== undefined;
    if (!isRedirect || !request.followRedirects || stepsLeft === 0) return response;
    const url = new URL(target, request.url).href;
    if (response.status === 307 || response.status === 308) return follow({ ...request, url }, stepsLeft - 1);
    const { headers, followRedirects } = request;
    return follow({ headers, followRedirects, url, method: request.method === 'HEAD' ? 'HEAD' : 'GET' }, stepsLeft - 1);
  };
  return async (request) => {
    // An address without a scheme is one of the web.
    const url = /^[a-z][\w+.-]*:/i.test(request.url) ? request.url : `http://${request.url}`;
    if (!URL.canParse(url)) throw new ServiceError(`Invalid argument: ${request.url}`);
    return follow({ ...request, url }, mostRedirects);
  };
}

/** Cookies are the only ones that are not joined into one. */
function headersOf({ headers }: Response): FetchResponse['headers'] {
  const cookies = headers.getSetCookie();
  return { ...Object.fromEntries(headers), ...(cookies.length > 1 && { 'set-cookie': cookies }) };
}

/** Bytes that say the script's address at Google, in a form or in JSON, say the one here. */
function localized(bytes: Buffer, place: ScriptPlace): Buffer {
  const text = bytes.toString('latin1');
  const here = answeredHere(text, place);
  return here === text ? bytes : Buffer.from(here, 'latin1');
}

/** An allow-list, where there is one, names every prefix that may be fetched. */
const isAllowed = ({ urlFetchWhitelist = [] }: Manifest, url: string): boolean =>
  urlFetchWhitelist.length === 0 || isListed(urlFetchWhitelist, url);
