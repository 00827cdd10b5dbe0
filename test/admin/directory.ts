// The part of the Admin SDK's directory that the command asks, on loopback: pages, deleted accounts, groups, rate limits.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface User {
  readonly id: string;
  readonly primaryEmail: string;
  readonly aliases?: readonly string[];
  readonly suspended?: boolean;
  readonly archived?: boolean;
  /** In the list of deleted accounts, and found nowhere else. */
  readonly isDeleted?: true;
  /** Google tells this administrator nothing of it. */
  readonly isForbidden?: true;
}

export type Member = { readonly id: string; readonly type: 'USER' | 'GROUP' | 'CUSTOMER' };

/** What is answered instead, once for each entry in turn. */
type Fault = { readonly code: number; readonly reason?: string; readonly retryAfter?: string } | 'hang-up';

export interface Directory {
  readonly url: string;
  /** Paths that were asked for, with their queries. */
  readonly asked: readonly string[];
  /** Called with each request before it is answered; what it returns is answered instead. */
  intercept: ((path: string, count: number) => Fault | undefined | Promise<undefined>) | undefined;
  /** Goes away and comes back at the same address. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const pageSize = 500;
const memberPageSize = 200;

/** Starts it with these people and groups, by the groups' addresses and ids. */
export async function startDirectory(
  users: readonly User[],
  groups: Readonly<Record<string, readonly Member[]>>,
  token: string,
): Promise<Directory> {
  const asked: string[] = [];
  const listed = users.filter(({ isForbidden }) => isForbidden !== true);
  const byKey = new Map(
    users
      .filter(({ isDeleted }) => isDeleted !== true)
      .flatMap((user) => [user.id, user.primaryEmail, ...(user.aliases ?? [])].map((key) => [key, user] as const)),
  );
  const directory = { intercept: undefined } as Pick<Directory, 'intercept'>;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(url.pathname + url.search);
    const fault = await directory.intercept?.(url.pathname, asked.length);
    if (fault === 'hang-up') {
      request.socket.destroy();
      return;
    }
    if (fault !== undefined) {
      const headers = fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter };
      fail(response, fault.code, fault.reason ?? 'backendError', headers);
      return;
    }
    if (request.headers.authorization !== `Bearer ${token}`) {
      fail(response, 401, 'authError');
      return;
    }
    const query = url.searchParams;
    const [, kind = '', key = '', rest] =
      /^\/admin\/directory\/v1\/(users|groups)(?:\/([^/]+))?(\/members)?$/.exec(url.pathname) ?? [];
    const name = decodeURIComponent(key);
    if (kind === 'users' && key === '') {
      if (query.get('customer') !== 'my_customer') {
        fail(response, 400, 'badRequest');
        return;
      }
      const isDeleted = query.get('showDeleted') === 'true';
      const found = listed.filter((user) => (user.isDeleted === true) === isDeleted);
      send(
        response,
        200,
        page('users', found, query, pageSize, ({ isDeleted: gone, ...user }) =>
          gone === true ? { ...user, deletionTime: '2026-06-01T00:00:00.000Z' } : user,
        ),
      );
    } else if (kind === 'users') {
      const user = byKey.get(name);
      if (user === undefined) fail(response, 404, 'notFound');
      else if (user.isForbidden === true) fail(response, 403, 'forbidden');
      else send(response, 200, user);
    } else if (kind === 'groups' && rest !== undefined) {
      const members = groups[name];
      if (members === undefined) fail(response, 404, 'notFound');
      else
        send(
          response,
          200,
          page('members', members, query, memberPageSize, (member) => member),
        );
    } else fail(response, 404, 'notFound');
  };

  const listen = async (port: number): Promise<Server> => {
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  const end = async (server: Server): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return Object.assign(directory, {
    url: `http://127.0.0.1:${port}/`,
    asked,
    restart: async () => {
      await end(server);
      server = await listen(port);
    },
    close: () => end(server),
  });
}

function page<Item>(
  name: string,
  items: readonly Item[],
  query: URLSearchParams,
  most: number,
  shown: (item: Item) => unknown,
): object {
  const from = Number((query.get('pageToken') ?? 'after-0').replace('after-', ''));
  const size = Math.min(most, Number(query.get('maxResults') ?? 100));
  const found = items.slice(from, from + size).map(shown);
  const next = from + size < items.length ? { nextPageToken: `after-${from + size}` } : {};
  // Without anything in it Google leaves the list out.
  return { kind: `admin#directory#${name}`, ...(found.length > 0 && { [name]: found }), ...next };
}

function send(
  response: ServerResponse,
  code: number,
  json: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(code, { 'Content-Type': 'application/json; charset=UTF-8', ...headers });
  response.end(JSON.stringify(json));
}

function fail(
  response: ServerResponse,
  code: number,
  reason: string,
  headers?: Readonly<Record<string, string>>,
): void {
  const message = `${reason}: as the directory says it.`;
  send(response, code, { error: { code, message, errors: [{ message, domain: 'global', reason }] } }, headers);
}
