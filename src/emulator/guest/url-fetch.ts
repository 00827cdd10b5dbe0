// UrlFetchApp: synchronous requests, made by the host.
import { Blob } from './blob';
import type { Json } from './built';
import { callHost, exception } from './host';
import { strict } from './not-emulated';

interface HostResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly base64: string;
}

class HTTPResponse implements Pick<
  GoogleAppsScript.URL_Fetch.HTTPResponse,
  'getResponseCode' | 'getContentText' | 'getContent' | 'getHeaders' | 'getAllHeaders'
> {
  constructor(private readonly response: HostResponse) {}
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
  getHeaders(): object {
    return { ...this.response.headers };
  }
  getAllHeaders(): object {
    return { ...this.response.headers };
  }
}

type Params = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions;

function fetch(url: string, params: Params = {}): HTTPResponse {
  const response = callHost('UrlFetchApp.fetch', { url, ...requestOf(params) }) as HostResponse;
  if (response.status >= 400 && params.muteHttpExceptions !== true) {
    const text = new HTTPResponse(response).getContentText();
    const start =
      text.length > 300 ? `${text.slice(0, 300)}... (use muteHttpExceptions option to examine full response)` : text;
    throw exception(
      `Request failed for ${originOf(url)} returned code ${response.status}. Truncated server response: ${start}`,
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
}: Params): Record<string, Json> {
  const body = bodyOf(payload);
  const type = contentType ?? (body.isForm ? 'application/x-www-form-urlencoded' : undefined);
  return {
    method: method.toUpperCase(),
    headers: { ...(headers as Record<string, string>), ...(type !== undefined && { 'Content-Type': type }) },
    followRedirects,
    ...(body.base64 !== undefined && { base64: body.base64 }),
  };
}

/** Objects are sent as forms, everything else as it is. */
function bodyOf(payload: unknown): { readonly base64?: string; readonly isForm: boolean } {
  if (payload === undefined || payload === null) return { isForm: false };
  if (payload instanceof Blob) return { base64: payload.toBase64(), isForm: false };
  const textBody = (text: string): string => Blob.ofText(text, null, null).toBase64();
  if (typeof payload === 'string') return { base64: textBody(payload), isForm: false };
  const form = Object.entries(payload)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return { base64: textBody(form), isForm: true };
}

export const urlFetchApp = strict(
  {
    fetch,
    getRequest: (url: string, params: Params = {}) => {
      const { headers, followRedirects } = requestOf(params);
      return { url, method: params.method ?? 'get', headers, followRedirects, payload: params.payload };
    },
    fetchAll: (requests: readonly (string | (Params & { readonly url: string }))[]) =>
      requests.map((request) => (typeof request === 'string' ? fetch(request) : fetch(request.url, request))),
  },
  'UrlFetchApp',
  'url-fetch/url-fetch-app',
);
