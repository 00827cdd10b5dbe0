// Google, as far as clasp asks it, on loopback: a proxy that lets through to *.googleapis.com alone, and there the emulator's own
// Apps Script API answers behind a certificate of a throw-away authority.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type Server, createServer, request as forward } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import type { Emulator } from '../../src/emulator/api';
import { type ScriptApi, startScriptApi } from '../script-api';

/** An answer that Google gives instead of doing what was asked. */
interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly code: number;
  readonly message: string;
}

export interface Google {
  readonly api: ScriptApi;
  /** What was asked, as `GET script.googleapis.com/v1/…`. */
  readonly asked: readonly string[];
  /** Hosts that were asked for and refused. */
  readonly strangers: readonly string[];
  /** From now on these requests fail. */
  readonly setFaults: (faults: readonly Fault[]) => void;
  /**
   * What a program needs to reach it, signed in as this account, and nothing else. `isWhole`: clasp loads also what it
   * never asks for, as it does for people.
   */
  readonly environment: (
    accountId: string,
    given?: { readonly isExpired?: boolean; readonly isWhole?: boolean },
  ) => NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';

/** One authority a test file: making keys takes a while. */
let certificates: Promise<{ readonly authority: string; readonly key: string; readonly cert: string }> | undefined;

async function makeCertificates(): Promise<{
  readonly authority: string;
  readonly key: string;
  readonly cert: string;
}> {
  const authority = await generate([{ name: 'commonName', value: 'Throw-away authority' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: '*.googleapis.com' }], {
    algorithm: 'sha256',
    ca: { key: authority.private, cert: authority.cert },
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: '*.googleapis.com' }] }],
  });
  return { authority: authority.cert, key: leaf.private, cert: leaf.cert };
}

/** Starts it around an emulator, whose script is the one that is deployed. */
export async function startGoogle(emulator: Emulator): Promise<Google> {
  certificates ??= makeCertificates();
  const { authority, key, cert } = await certificates;
  const api = await startScriptApi({ emulator });
  const { port: apiPort } = new URL(api.rootUrl);
  const asked: string[] = [];
  const strangers: string[] = [];
  let faults: readonly Fault[] = [];

  const inside = createTlsServer({ key, cert }, (request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push(`${method} ${headers.host ?? ''}${url}`);
    const fault = faults.find((one) => one.method === method && one.path.test(url));
    if (fault !== undefined) {
      const { code, message } = fault;
      response.writeHead(code, { 'Content-Type': 'application/json' });
      response.end(
        JSON.stringify({ error: { code, message, errors: [{ message, domain: 'global', reason: 'injected' }] } }),
      );
      return;
    }
    const onward = forward(
      { host, port: apiPort, method, path: url, headers: { ...headers, host: `${host}:${apiPort}` } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });
  const proxy = createServer((_, response) => {
    response.writeHead(403).end();
  });
  const sockets = new Set<Socket>();
  proxy.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  proxy.on('connect', ({ url = '' }, socket: Socket, head: Buffer) => {
    if (!/^[a-z0-9.-]+\.googleapis\.com:443$/.test(url)) {
      strangers.push(url);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const through = connect((inside.address() as AddressInfo).port, host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.write(head);
      socket.pipe(through).pipe(socket);
    });
    const end = (): void => {
      through.destroy();
      socket.destroy();
    };
    socket.on('error', end);
    through.on('error', end);
  });
  await Promise.all([inside, proxy].map(listening));

  const trusted = path.join(mkdtempSync(path.join(tmpdir(), 'authority-')), 'authority.pem');
  writeFileSync(trusted, authority);
  return {
    api,
    asked,
    strangers,
    setFaults: (given) => {
      faults = given;
    },
    environment: (accountId, { isExpired = false, isWhole = false } = {}) => {
      const signedIn = api.signIn(accountId);
      if (isExpired) api.signOut(accountId);
      // The access token has run out, as after any hour: it must be renewed with the other one.
      const tokens = { default: { ...signedIn, access_token: 'ya29.run-out', expiry_date: 1 } };
      const home = mkdtempSync(path.join(tmpdir(), 'deploy-home-'));
      writeFileSync(path.join(home, '.clasprc.json'), JSON.stringify({ tokens }), { mode: 0o600 });
      return {
        PATH: process.env['PATH'],
        SystemRoot: process.env['SystemRoot'],
        HOME: home,
        USERPROFILE: home,
        HTTPS_PROXY: `http://${host}:${(proxy.address() as AddressInfo).port}`,
        NODE_EXTRA_CA_CERTS: trusted,
        ...(!isWhole && {
          NODE_OPTIONS: `--require=${JSON.stringify(path.join(__dirname, 'interfaces-asked-for.cjs'))}`,
        }),
      };
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      inside.closeAllConnections();
      await Promise.all([
        api.close(),
        ...[inside, proxy].map((server) => new Promise((closed) => server.close(closed))),
      ]);
    },
  };
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, host, resolve);
  });
