// What a web app is told of a request. https://developers.google.com/apps-script/guides/web#request_parameters

/** The event of doGet and doPost, and of callbacks. */
interface RequestEvent {
  readonly parameter: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly queryString: string;
  readonly contextPath: string;
  readonly contentLength: number;
  readonly postData?: object;
}

/** @param query the raw query string without `?` */
export function requestEvent(
  query: string,
  body: { readonly type: string; readonly text: string } | undefined,
): RequestEvent {
  const search = new URLSearchParams(query);
  if (body?.type.startsWith('application/x-www-form-urlencoded') === true) {
    for (const [name, value] of new URLSearchParams(body.text)) search.append(name, value);
  }
  const names = [...new Set(search.keys())];
  return {
    parameter: Object.fromEntries(names.map((name) => [name, search.get(name) ?? ''])),
    parameters: Object.fromEntries(names.map((name) => [name, search.getAll(name)])),
    queryString: query,
    contextPath: '',
    contentLength: body === undefined ? -1 : Buffer.byteLength(body.text),
    ...(body !== undefined && {
      postData: { type: body.type, contents: body.text, length: Buffer.byteLength(body.text), name: 'postData' },
    }),
  };
}
