// Every standing × every role × every action, on both engines, by calling the global functions of the built bundle as any
// page could: also that of whoever may only view and writes a page of their own.
import { beforeEach, describe, expect } from '@jest/globals';
import { openRequests } from '../../src/contract/open-requests';
import type { DriveRole } from '../../src/emulator/api';
import { engines, worldsOn } from '../sample-on-stores';
import { type SampleWorld } from '../sample-world';

const mockup = (words: string): string => `<mockup version="1.0"><controls/><!-- ${words} --></mockup>`;

const roles = ['owner', 'writer', 'commenter', 'reader', 'none'] as const;
type Role = (typeof roles)[number];

/** Who may edit as far as the subscription goes; the standings are those of the sample people. */
const people = [
  { name: 'ana', standing: 'subscribed', isLicensed: true },
  { name: 'ben', standing: 'cancelled, still paid', isLicensed: true },
  { name: 'carla', standing: 'trial running', isLicensed: true },
  { name: 'dev', standing: 'trial ended', isLicensed: false },
  { name: 'emil', standing: 'never subscribed', isLicensed: false },
  { name: 'fay', standing: 'administrator without a seat', isLicensed: false },
  { name: 'gus', standing: 'renamed', isLicensed: true },
  { name: 'hana', standing: 'reused address', isLicensed: false },
  { name: 'ivy', standing: 'identity hidden', isLicensed: false },
  { name: 'jo', standing: 'bought today', isLicensed: true },
] as const;
type Person = (typeof people)[number];

/** What Drive's own roles allow. */
const canRead = (role: Role): boolean => role !== 'none';
const canWrite = (role: Role): boolean => role === 'owner' || role === 'writer';

let world: SampleWorld;
let made = 0;

/** A file on which exactly this account has exactly this role. */
function fileFor(name: string, role: Role): string {
  const { emulator, idOf } = world;
  const id = `gate-${(made += 1)}`;
  const own: Readonly<Record<string, DriveRole>> =
    role === 'none'
      ? { other: 'owner' }
      : role === 'owner'
        ? { [idOf(name)]: 'owner' }
        : { [idOf(name)]: role, other: 'owner' };
  const content = Buffer.from(mockup('before'));
  emulator.world.addItem({
    id,
    name: `${id}.bmml`,
    mimeType: 'text/xml',
    parentId: undefined,
    roles: own,
    isTrashed: false,
    resourceKey: undefined,
    content,
  });
  emulator.world.setGranted(id, idOf(name), true);
  return id;
}

async function call(name: string, called: string, request: unknown): Promise<{ readonly ok: boolean }> {
  const { outcome } = await world.emulator.pageCall(world.idOf(name), called, [request]);
  if (outcome.status !== 'completed') throw new Error(outcome.error.message);
  return outcome.result as { readonly ok: boolean };
}

const reserved = async (name: string): Promise<string> =>
  ((await call(name, 'reserveId', null)) as unknown as { readonly id: string }).id;

const contentOf = (id: string): string => Buffer.from(world.emulator.world.content(id) ?? []).toString();

interface Action {
  readonly action: string;
  readonly isAllowed: (person: Person, role: Role) => boolean;
  /** Whether it was answered with a yes, and whether anything changed. */
  readonly attempt: (name: string, fileId: string) => Promise<{ readonly said: boolean; readonly happened: boolean }>;
}

const actions: readonly Action[] = [
  {
    action: 'view',
    isAllowed: (_, role) => canRead(role),
    attempt: async (name, fileId) => {
      const { ok } = await call(name, 'readMockup', { id: fileId });
      return { said: ok, happened: ok };
    },
  },
  {
    action: 'save',
    isAllowed: ({ isLicensed }, role) => isLicensed && canWrite(role),
    attempt: async (name, fileId) => {
      const revision = world.emulator.world.item(fileId)?.headRevisionId ?? '';
      const base64 = Buffer.from(mockup('after')).toString('base64');
      const { ok } = await call(name, 'changeMockup', { action: 'save', id: fileId, revision, base64 });
      return { said: ok, happened: contentOf(fileId) === mockup('after') };
    },
  },
  {
    action: 'rename',
    isAllowed: ({ isLicensed }, role) => isLicensed && canWrite(role),
    attempt: async (name, fileId) => {
      const request = { action: 'rename', id: fileId, from: `${fileId}.bmml`, name: 'After' };
      const { ok } = await call(name, 'changeMockup', request);
      return { said: ok, happened: world.emulator.world.item(fileId)?.name === 'After.bmml' };
    },
  },
  {
    action: 'duplicate',
    isAllowed: ({ isLicensed }, role) => isLicensed && canRead(role),
    attempt: async (name, fileId) => {
      const newId = await reserved(name);
      const { ok } = await call(name, 'changeMockup', { action: 'duplicate', id: fileId, name: 'Copy', newId });
      return { said: ok, happened: world.emulator.world.item(newId) !== undefined };
    },
  },
  ...(['create', 'make a project of it'] as const).map((action) => ({
    action,
    isAllowed: ({ isLicensed }: Person) => isLicensed,
    attempt: async (name: string, fileId: string) => {
      const newId = await reserved(name);
      const request = {
        name: 'New',
        base64: Buffer.from('SQLite format 3\0').toString('base64'),
        newId,
        startsTrial: false,
        ...(action !== 'create' && { beside: { id: fileId } }),
      };
      const { ok } = await call(name, 'createMockup', request);
      return { said: ok, happened: world.emulator.world.item(newId) !== undefined };
    },
  })),
];

describe.each(engines)('on %s', (engine) => {
  const { tryHere, start } = worldsOn(engine);

  beforeEach(async () => {
    world = await start();
  });

  tryHere.each(people)('$name: $standing', async (person) => {
    const rows = [];
    for (const role of roles) {
      for (const { action, isAllowed, attempt } of actions) {
        const fileId = fileFor(person.name, role);
        const expected = isAllowed(person, role);
        rows.push({ role, action, ...(await attempt(person.name, fileId)), expected });
        // What is refused leaves the file as it was, whatever was said.
        if (!expected) expect(contentOf(fileId)).toBe(mockup('before'));
      }
    }
    expect(rows).toEqual(rows.map((row) => ({ ...row, said: row.expected, happened: row.expected })));
  });

  tryHere.each(people)('what the page of $name is told is what the server then does', async ({ name }) => {
    for (const role of ['writer', 'reader'] as const) {
      const fileId = fileFor(name, role);
      const access = (await call(name, 'checkAgain', { id: fileId })) as unknown as {
        readonly canEdit: boolean;
        readonly canCreate: boolean;
      };
      const attempts = await Promise.all(
        actions
          .filter(({ action }) => action === 'rename' || action === 'create')
          .map(({ attempt }) => attempt(name, fileId)),
      );
      expect(attempts.map(({ said }) => said)).toEqual([access.canEdit, access.canCreate]);
    }
  });

  tryHere.each(['dev', 'ivy'])('no function changes or makes a file for %s, whatever it is asked', async (name) => {
    const fileId = fileFor(name, 'owner');
    const { world: drive } = world.emulator;
    const before = drive.item(fileId);
    const files = drive.items(world.idOf(name)).length;
    const revision = before?.headRevisionId;
    const base64 = Buffer.from(mockup('after')).toString('base64');
    for (const request of [{ id: fileId, action: 'save', revision, base64 }, { id: fileId }, null]) {
      for (const called of [...Object.keys(openRequests), 'doGet', 'onHomepage', 'onItemsSelected', 'onStartTrial'])
        await world.emulator.pageCall(world.idOf(name), called, [request]);
    }
    expect(drive.item(fileId)).toEqual(before);
    expect(contentOf(fileId)).toBe(mockup('before'));
    expect(drive.items(world.idOf(name))).toHaveLength(files);
  });
});
