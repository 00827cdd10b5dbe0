// The sample world as `mockups-admin` reaches it: the Apps Script API, a directory, and sign-ins that are ready.
import path from 'node:path';
import manifest from '../../appsscript.json';
import { directoryScopes } from '../admin/google/directory';
import { writeSignIn } from '../admin/google/stored-sign-in';
import type { Emulator } from '../emulator/api';
import { startScriptApi } from '../emulator/script-api/server';
import { serveDirectory } from './directory';
import { type Person, vendorAddress } from './people';
import { seedRecords } from './seed';

/** Who is signed in beforehand: whoever runs the product, a reviewer of the organisation, an administrator of a plan. */
const ready = [vendorAddress, 'ana@acme.example', 'fay@acme.example'];

/**
 * Serves the command.
 * @param folder where the sign-ins go, one folder each, for `MOCKUPS_ADMIN_CONFIG`
 * @returns those folders, the widest right first
 */
export async function serveCommand(
  emulator: Emulator,
  people: readonly Person[],
  { port, folder }: { readonly port: number; readonly folder: string },
): Promise<readonly { readonly email: string; readonly folder: string }[]> {
  const { rootUrl, scriptId, signIn } = await startScriptApi({ emulator, port });
  const directory = await serveDirectory(emulator.world, seedRecords(people, emulator.world.now()));
  const script = await deployed(
    `${rootUrl}v1/projects/${scriptId}`,
    signIn(emulator.world.defaultAccountId()).access_token,
  );
  return Promise.all(
    ready.map(async (email) => {
      const own = path.join(folder, email.split('@')[0] ?? '');
      const id = people.find(({ account }) => account.email === email)?.account.id ?? '';
      const { client_id, client_secret, refresh_token, access_token, expiry_date } = signIn(id);
      await writeSignIn(
        {
          schema: 1,
          client: { id: client_id, secret: client_secret },
          script,
          google: { script: rootUrl, directory, signIn: rootUrl },
          credentials: {
            refresh_token,
            access_token,
            expiry_date,
            scope: [...manifest.oauthScopes, ...directoryScopes].join(' '),
          },
        },
        own,
      );
      return { email, folder: own };
    }),
  );
}

/** Deploys what runs, so that others than its owner may call it. @returns the deployment's id */
async function deployed(project: string, token: string): Promise<string> {
  const post = async (resource: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await fetch(`${project}/${resource}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Readonly<Record<string, unknown>>;
  };
  const { versionNumber } = await post('versions', {});
  const { deploymentId } = await post('deployments', { versionNumber });
  return String(deploymentId);
}
