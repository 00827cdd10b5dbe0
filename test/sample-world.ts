// The add-on's own bundle in the emulator, with the sample people's subscriptions stored.
import path from 'node:path';
import type { DriveRole, Emulator, EmulatorOptions } from '../src/emulator/api';
import { parseConditions } from '../src/emulator/conditions';
import { deployedAt } from '../src/sample/deployed';
import { type Person, samplePeople } from '../src/sample/people';
import { seedProperties } from '../src/sample/seed';
import { root, startEmulator } from './emulator';

/** How Google is met, where the whole suite is to meet it so: `npm run test:google`. */
export const google = process.env['GOOGLE'];

/** 15 June 2026, noon. */
export const noon = Date.UTC(2026, 5, 15, 12);

export interface SampleWorld {
  readonly emulator: Emulator;
  readonly people: readonly Person[];
  /** The id of a person's account, by the first name in lower case. */
  readonly idOf: (name: string) => string;
  /** Adds a mockup that every account may read, and has let the add-on read. */
  readonly addMockup: (
    name: string,
    given?: { readonly content?: string | Buffer; readonly role?: DriveRole },
  ) => string;
}

/** @param stored script properties where they are others: the records may lie elsewhere */
export async function startSampleWorld(
  options: Partial<EmulatorOptions> = {},
  stored?: Readonly<Record<string, string>>,
): Promise<SampleWorld> {
  const people = samplePeople(noon);
  const accounts = people.map(({ account }) => account);
  const emulator = await startEmulator({
    folder: path.join(root, 'dist'),
    accounts,
    now: noon,
    webAppUrl: 'http://127.0.0.1:9/exec',
    ...(google !== undefined && { conditions: parseConditions(google) }),
    ...options,
  });
  if (google !== undefined) {
    // Deployed, and agreed to: how people are asked is gone through on the desk.
    emulator.load(deployedAt(emulator.project, emulator.place.webAppUrl));
    for (const { id } of accounts) emulator.world.setConsent(id, undefined);
  }
  emulator.world.setScriptProperties(stored ?? seedProperties(people, noon));
  return {
    emulator,
    people,
    idOf: (name) => accounts.find(({ email }) => email.startsWith(`${name}@`))?.id ?? '',
    addMockup: (name, { content = '<mockup version="1.0"><controls/></mockup>', role = 'writer' } = {}) => {
      const id = `file-${name.replace(/\W/g, '-')}`;
      const roles = Object.fromEntries(accounts.map((one) => [one.id, role]));
      emulator.world.addItem({
        id,
        name,
        mimeType: 'text/xml',
        parentId: undefined,
        roles: { ...roles, owner: 'owner' },
        isTrashed: false,
        resourceKey: undefined,
        content: typeof content === 'string' ? Buffer.from(content) : content,
      });
      for (const one of accounts) emulator.world.setGranted(id, one.id, true);
      return id;
    },
  };
}
