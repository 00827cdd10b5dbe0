// UrlFetchApp: synchronous requests, made by the host.
import { Blob, bytesToBase64 } from './blob';
import type { FetchRequest, FetchResponse } from '../calls';
import { callHost, exception } from './host';
import { strict } from './not-emulated';

class HTTPResponse implements Pick<
  GoogleAppsScript.URL_Fetch.HTTPResponse,
  'getResponseCode' | 'getContentText' | 'getContent' | 'getHeaders' | 'getAllHeaders'
> {
  constructor(private readonly response: FetchResponse) {}
  private blob(): Blob {
    const type = this.response.headers['content-type'];
    return new Blob(this.response.base64, typeof type === 'string' ? type : null, null);
  }
  getResponseCode(): number {
    return this.response.status;
  }
  getContentText(charset = 'UTF-8'): string {
    return this.blob().getDataAsString(charset);
  }
  getContent(): number[] {
    return this.blob().getBytes();
  }
  getBlob(): Blob {
    return this.blob();
  }
  getAs(contentType: string): Blob {
    return this.blob().getAs(contentType);
  }
  /** One value a name. */
  getHeaders(): object {
    return Object.fromEntries(this.headers().map(([name, value]) => [name, [value].flat().pop()]));
  }
  /** A list of values where a name was there several times. */
  getAllHeaders(): object {
    return Object.fromEntries(this.headers());
  }
  private headers(): (readonly [name: string, value: string | readonly string[]])[] {
    return Object.entries(this.response.headers).map(([name, value]) => [asSent(name), value]);
  }
  /** Scripts hand an answer to `JSON.parse` as it is. */
  toString(): string {
    return this.getContentText();
  }
}

/** Servers write names so; whoever carries them here makes them small. */
const asSent = (name: string): string =>
  spelled[name] ?? name.replace(/(^|-)[a-z]/g, (beginning) => beginning.toUpperCase());
const spelled: Readonly<Record<string, string>> = { etag: 'ETag', 'www-authenticate': 'WWW-Authenticate' };

strict(HTTPResponse.prototype, 'URL_Fetch.HTTPResponse');

type Params = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

/** Whether a blob goes out without its own type. */
let losesBlobTypes = false;

const fetch = (url: string, params: Params = {}): HTTPResponse =>
  checked(url, params, callHost('UrlFetchApp.fetch', { url: addressOf(url), ...requestOf(params) }));

function addressOf(url: string | null | undefined): string {
  if (url === undefined || url === null || url === '') throw exception('Attribute provided with no value: url');
  return url;
}

type ListedRequest = string | (Params & { readonly url: string });

/** All at once; the first answer that is an error is thrown when all are there. */
function fetchAll(requests: readonly ListedRequest[]): HTTPResponse[] {
  const listed = requests.map((request) => (typeof request === 'string' ? { url: request } : request));
  const asked = listed.map((request) => ({ url: addressOf(request.url), ...requestOf(request) }));
  const answers = callHost('UrlFetchApp.fetchAll', asked);
  return answers.map((answer, at) => checked(listed[at]?.url ?? '', listed[at] ?? {}, answer));
}

/** The answer, where it is none of an error or errors are muted. */
function checked(url: string, params: Params, response: FetchResponse): HTTPResponse {
  if (response.status >= 400 && params.muteHttpExceptions !== true) {
    const text = new HTTPResponse(response).getContentText();
    const start = text.length > 300 ? `${text.slice(0, 300)}...` : text;
    throw exception(
      `Request failed for ${originOf(url)} returned code ${response.status}. Truncated server response: ${start} (use muteHttpExceptions option to examine full response)`,
    );
  }
  return new HTTPResponse(response);
}

const originOf = (url: string): string => /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? url;

function requestOf({
  method = 'get',
  headers = {},
  payload,
  contentType,
  followRedirects = true,
}: Params): Omit<FetchRequest, 'url'> {
  const body = bodyOf(payload);
  const given = Object.entries(headers as Readonly<Record<string, string | null | undefined>>).map(headerOf);
  const isType = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'content-type';
  const type = contentType ?? given.find(isType)?.[1] ?? body.type;
  return {
    method: method.toUpperCase(),
    headers: {
      ...Object.fromEntries(given.filter((header) => !isType(header))),
      ...(type !== undefined && { 'Content-Type': type }),
    },
    followRedirects,
    ...(body.base64 !== undefined && { base64: body.base64 }),
  };
}

/** Google writes these itself. */
const ownHeaders = ['content-length', 'host'];

function headerOf([name, value]: readonly [string, string | null | undefined]): readonly [string, string] {
  const isRefused = value === null || value === undefined;
  if (isRefused || ownHeaders.includes(name.toLowerCase()))
    throw exception(`Attribute provided with invalid value: Header:${isRefused ? 'null' : name}`);
  return [name, value];
}

/** Objects are sent as forms, of several parts where one is a blob; everything else as it is. */
function bodyOf(payload: unknown): { readonly base64?: string; readonly type?: string } {
  if (payload === undefined || payload === null) return {};
  if (payload instanceof Blob) {
    const type = losesBlobTypes ? 'application/x-www-form-urlencoded' : payload.getContentType();
    return { base64: payload.toBase64(), ...(type !== null && { type }) };
  }
  const textBody = (text: string): string => Blob.ofText(text, null, null).toBase64();
  if (typeof payload === 'string') return { base64: textBody(payload), type: 'application/x-www-form-urlencoded' };
  if (Array.isArray(payload)) return { base64: bytesToBase64(payload as number[]) };
  const fields = Object.entries(payload);
  if (!fields.some(([, value]) => value instanceof Blob)) {
    const form = fields.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
    return { base64: textBody(form.join('&')), type: 'application/x-www-form-urlencoded' };
  }
  const boundary = '----emulated-form-boundary';
  const bytes = fields.flatMap(([key, value]) => {
    const isBlob = value instanceof Blob;
    const file = isBlob
      ? `; filename="${value.getName() ?? key}"\r\nContent-Type: ${value.getContentType() ?? 'application/octet-stream'}`
      : '';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${key}"${file}\r\n\r\n`;
    const content = isBlob ? value : Blob.ofText(String(value), null, null);
    return [...Blob.ofText(head, null, null).getBytes(), ...content.getBytes(), 13, 10];
  });
  const end = Blob.ofText(`--${boundary}--\r\n`, null, null).getBytes();
  return { base64: bytesToBase64([...bytes, ...end]), type: `multipart/form-data; boundary=${boundary}` };
}

const urlFetchApp = strict(
  {
    fetch,
    getRequest: (url: string, params: Params = {}) => {
      const { headers, followRedirects } = requestOf(params);
      return { url, method: params.method ?? 'get', headers, followRedirects, payload: params.payload };
    },
    fetchAll,
  },
  'URL_Fetch.UrlFetchApp',
);

/** @param given whether blobs are sent without their own type, as what is no blob is */
export const createUrlFetchApp = (given: { readonly losesBlobTypes: boolean }): typeof urlFetchApp => {
  ({ losesBlobTypes } = given);
  return urlFetchApp;
};
