// Small means for a server on loopback: who may ask, reading a body, sending an answer.
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { printable } from '../printable';

/** A request that is answered with a status and a sentence instead of what it asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Whoever was asked to listen there knows how another port is chosen. */
export class PortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is taken by another program.`);
  }
}

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

const host = '127.0.0.1';

/** A server that listens. */
interface Listening {
  readonly server: Server;
  readonly origin: string;
  readonly port: number;
  /** Ends its connections and waits until it is gone. */
  readonly close: () => Promise<void>;
}

/** Listens on loopback. Rejects with `PortTaken` when the port is. */
export function listen(port: number, handler: Handler): Promise<Listening> {
  const server = createServer((request, response) => {
    void answer(handler, request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen(port, host, () => {
      const listening = (server.address() as AddressInfo).port;
      resolve({
        server,
        origin: `http://${host}:${listening}`,
        port: listening,
        close: async () => {
          server.closeAllConnections();
          await new Promise((closed) => server.close(closed));
        },
      });
    });
  });
}

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    // A page elsewhere may point a name of its own at this machine; it can't fake the Host header.
    const named = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');
    if (!named) throw new Refused(403, 'Only this machine may ask.');
    await handler(request, response, new URL(request.url ?? '/', `http://${host}`));
  } catch (error) {
    const status = error instanceof Refused ? error.status : 500;
    if (status === 500) console.error(printable(inspect(error)));
    if (!response.headersSent)
      send(response, status, 'text/plain', error instanceof Error ? error.message : String(error));
  }
}

export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  response.end(body);
}

export const sendJson = (response: ServerResponse, value: unknown): void => {
  send(response, 200, 'application/json', JSON.stringify(value));
};

const largestBody = 64 * 1024 * 1024;

/** The body of a request as text. */
export const readBody = async (request: IncomingMessage): Promise<string> =>
  (await readBytes(request)).toString('utf8');

/** The body of a request. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > largestBody) throw new Refused(413, 'The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The body of a request as a JSON object. */
export async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const body = await readBody(request);
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch {
    // Said below, as for every other body that is no JSON object.
  }
  throw new Refused(400, 'The request is not a JSON object.');
}
