// Any service call may fail, one at a time, and nobody is told "no subscription" because something was unreachable.
import { describe, expect, test } from '@jest/globals';
import { samplePeople } from '../../src/sample/people';
import { seedProperties } from '../../src/sample/seed';
import type { Emulator, HostRun } from '../../src/emulator/api';
import path from 'node:path';
import { root, startEmulator } from '../emulator';
import { noon } from '../sample-world';

/** The add-on with the sample people, whose service call of this number fails, unless it was repaired before. */
async function startFailing(failing: number): Promise<{ readonly emulator: Emulator; readonly repair: () => void }> {
  const people = samplePeople(noon);
  let calls = 0;
  let isRepaired = false;
  const emulator = await startEmulator({
    folder: path.join(root, 'dist'),
    accounts: people.map(({ account }) => account),
    now: noon,
    onServiceCall: ({ phase }) => {
      if (phase === 'before') calls += 1;
      return phase === 'before' && calls === failing && !isRepaired
        ? Promise.reject(new Error('Service unavailable'))
        : undefined;
    },
  });
  emulator.world.setScriptProperties(seedProperties(people, noon));
  const roles = Object.fromEntries(people.map(({ account }) => [account.id, 'writer' as const]));
  emulator.world.addItem({
    id: 'screen',
    name: 'Screen.bmml',
    mimeType: 'text/xml',
    parentId: undefined,
    roles: { ...roles, nobody: 'owner' },
    isTrashed: false,
    resourceKey: undefined,
    content: Buffer.from('<mockup/>'),
  });
  for (const { account } of people) emulator.world.setGranted('screen', account.id, true);
  return {
    emulator,
    repair: () => {
      isRepaired = true;
    },
  };
}

const accountNamed = (name: string): string =>
  samplePeople(noon).find(({ account }) => account.email.startsWith(`${name}@`))?.account.id ?? '';

const surfaces = [
  { what: 'the homepage', ask: (emulator: Emulator, id: string): Promise<HostRun> => emulator.homepage(id) },
  {
    what: 'a mockup',
    ask: (emulator: Emulator, id: string): Promise<HostRun> => emulator.itemsSelected(id, ['screen']),
  },
] as const;

const cases = surfaces.flatMap((surface) =>
  ['ana', 'gus', 'jo'].flatMap((name) =>
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((failing) => ({ ...surface, name, failing })),
  ),
);

describe('a subscriber, while one service call fails', () => {
  test.each(cases)('$what for $name, call $failing', async ({ ask, name, failing }) => {
    const { emulator, repair } = await startFailing(failing);
    const first = await ask(emulator, accountNamed(name));
    expect(first.reply.type).toBe('cards');
    expect(JSON.stringify(first.reply)).not.toContain('No subscription');
    expect(JSON.stringify(first.reply)).not.toContain('needs a subscription');

    repair();
    // The next check finds everything as it should be: nothing was left half done.
    const second = JSON.stringify((await ask(emulator, accountNamed(name))).reply);
    expect(second).toContain(`Your subscription is tied to ${name}@acme.example.`);
  });
});
