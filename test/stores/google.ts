// Google as a store on Firestore needs it: the official emulator, and a stand-in that hands out tokens for it.
import { generateKeyPairSync } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type RunningFirestore, startFirestore } from './firestore-emulator';

const project = 'contract';

export interface Google extends RunningFirestore {
  /** Where its records are. */
  readonly project: string;
  /** For `hosts` of the emulator of Apps Script. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The script property with the way in. */
  readonly properties: { readonly FIRESTORE_SERVICE_ACCOUNT: string };
  /** Takes every record away. */
  readonly empty: () => Promise<void>;
}

/** Starts both. */
export async function startGoogle(): Promise<Google> {
  const firestore = await startFirestore();
  const tokens: Server = createServer((_request, response) => {
    // The one token that the emulator takes for an owner's.
    response.end(JSON.stringify({ access_token: 'owner', expires_in: 3600 }));
  });
  await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    project_id: project,
    client_email: 'store@contract.example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  return {
    ...firestore,
    project,
    hosts: {
      'https://firestore.googleapis.com/': firestore.url,
      'https://oauth2.googleapis.com/': `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/`,
    },
    properties: { FIRESTORE_SERVICE_ACCOUNT: JSON.stringify(key) },
    empty: () => firestore.clear(project),
    stop: () => {
      tokens.closeAllConnections();
      tokens.close();
      firestore.stop();
    },
  };
}
