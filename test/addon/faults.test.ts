// Any service call may fail, one at a time, and nobody is told "no subscription" because something was unreachable.
import { describe, expect, test } from '@jest/globals';
import { samplePeople } from '../../src/sample/people';
import { seedProperties } from '../../src/sample/seed';
import type { Emulator, HostRun } from '../../src/emulator/api';
import path from 'node:path';
import { root, startEmulator } from '../emulator';
import { noon } from '../sample-world';

/** The add-on with the sample people, whose service call of a given number fails. */
async function startFailing() {
  const people = samplePeople(noon);
  let [calls, failing] = [0, 0];
  const emulator = await startEmulator({
    folder: path.join(root, 'dist'),
    accounts: people.map(({ account }) => account),
    now: noon,
    onServiceCall: ({ phase }) => {
      if (phase === 'before') calls += 1;
      return phase === 'before' && calls === failing ? Promise.reject(new Error('Service unavailable')) : undefined;
    },
  });
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
    /** Everything as at the beginning, nothing remembered, and the call of this number fails; 0 for none. */
    beginAnew: (number: number): void => {
      emulator.world.setScriptProperties(seedProperties(people, noon));
      // Whatever is cached is gone by then.
      emulator.world.setNow(emulator.world.now() + cacheMilliseconds);
      [calls, failing] = [0, number];
    },
    repair: (): void => {
      failing = 0;
    },
    callsSince: (): number => calls,
  };
}

const cacheMilliseconds = 6 * 3_600_000;

const accountNamed = (name: string): string =>
  samplePeople(noon).find(({ account }) => account.email.startsWith(`${name}@`))?.account.id ?? '';

const surfaces = [
  { what: 'the homepage', ask: (emulator: Emulator, id: string): Promise<HostRun> => emulator.homepage(id) },
  {
    what: 'a mockup',
    ask: (emulator: Emulator, id: string): Promise<HostRun> => emulator.itemsSelected(id, ['screen']),
  },
] as const;

const cases = surfaces.flatMap((surface) => ['ana', 'gus', 'jo'].map((name) => ({ ...surface, name })));

describe('a subscriber, while one service call fails', () => {
  test.each(cases)('$what for $name, each call in turn', async ({ ask, name }) => {
    const { emulator, beginAnew, repair, callsSince } = await startFailing();
    const askNow = async (): Promise<string> => {
      const { reply } = await ask(emulator, accountNamed(name));
      expect(reply.type).toBe('cards');
      return JSON.stringify(reply);
    };
    beginAnew(0);
    await askNow();
    const calls = callsSince();
    // Nobody is known at once: a cold check takes at least the token, the cache and the store.
    expect(calls).toBeGreaterThan(3);
    for (let failing = 1; failing <= calls; failing += 1) {
      beginAnew(failing);
      const first = await askNow();
      expect(first).not.toContain('No subscription');
      expect(first).not.toContain('needs a subscription');

      repair();
      // The next check finds everything as it should be: nothing was left half done.
      expect(await askNow()).toContain(`Your subscription is tied to ${name}@acme.example.`);
    }
  });
});
