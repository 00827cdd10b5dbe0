// Google as a store on Firestore needs it: the official emulator, and a stand-in that hands out tokens for it.
import { generateKeyPairSync } from 'node:crypto';
import { type RequestListener, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningFirestore, startFirestore } from './firestore-emulator';

export interface Google extends RunningFirestore {
  /** For `hosts` of the emulator of Apps Script. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The script property with the way in. */
  readonly properties: { readonly FIRESTORE_SERVICE_ACCOUNT: string };
  /** As far away as this: milliseconds that each request takes besides. @returns for `hosts` of the emulator */
  readonly at: (milliseconds: number) => Promise<Distant>;
}

/** Google behind a delay. */
interface Distant {
  readonly hosts: Google['hosts'];
  /** Requests so far, by the last word of their address. */
  readonly asked: readonly string[];
}

/** Starts both, the emulator unless it is there. */
export async function startGoogle(): Promise<Google> {
  const firestore = await startFirestore();
  const servers: ReturnType<typeof createServer>[] = [];
  const serve = async (answer: RequestListener): Promise<string> => {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };
  const tokens = await serve((_request, response) => {
    // The one token that the emulator takes for an owner's.
    response.end(JSON.stringify({ access_token: 'owner', expires_in: 3600 }));
  });
  const hosts = { 'https://firestore.googleapis.com/': firestore.url, 'https://oauth2.googleapis.com/': tokens };
  const at: Google['at'] = async (milliseconds) => {
    const asked: string[] = [];
    const behind = (there: string): Promise<string> =>
      serve((request, response) => {
        asked.push(/\w+$/.exec(request.url ?? '')?.[0] ?? '');
        const { method, headers } = request;
        setTimeout(() => {
          const onward = ask(new URL(request.url ?? '/', there), { method, headers }, (answer) => {
            response.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(response);
          });
          onward.on('error', () => response.destroy());
          request.pipe(onward);
        }, milliseconds);
      });
    const distant = await Promise.all(
      Object.entries(hosts).map(async ([host, there]) => [host, await behind(there)] as const),
    );
    return { hosts: Object.fromEntries(distant), asked };
  };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    project_id: firestore.project,
    client_email: 'store@contract.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  return {
    ...firestore,
    hosts,
    at,
    properties: { FIRESTORE_SERVICE_ACCOUNT: JSON.stringify(key) },
    stop: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      firestore.stop();
    },
  };
}
