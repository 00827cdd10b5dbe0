// Triggers of the clock: which there are, and what happens when their time has come.
import type { ClockTrigger, Emulator, Execution } from './api';
import { clockEvent, nextTime, wordsOf } from './world/schedule';
import type { InstalledTrigger, InnerWorld } from './world/world';

/**
 * @param zoneOf the project's time zone
 * @param fire calls a trigger's function for whoever installed it
 */
export function clockTriggers(
  world: InnerWorld,
  zoneOf: () => string,
  fire: (order: Pick<Execution, 'functionName' | 'accountId' | 'args'>) => Promise<Execution>,
): Pick<Emulator, 'triggers' | 'fireTrigger' | 'fireDueTriggers'> {
  const installed = (): readonly (readonly [accountId: string, trigger: InstalledTrigger])[] =>
    world
      .accounts()
      .flatMap(({ id }) => [...world.triggers({ accountId: id }).values()].map((one) => [id, one] as const));
  const call = (accountId: string, { id, handler }: InstalledTrigger): Promise<Execution> =>
    fire({ functionName: handler, accountId, args: [clockEvent(id, world.now())] });
  return {
    triggers: () =>
      installed()
        .map(([accountId, { id, handler, schedule, nextAt }]): ClockTrigger => {
          return { id, accountId, functionName: handler, when: wordsOf(schedule), nextAt };
        })
        .sort((one, other) => (one.nextAt ?? Infinity) - (other.nextAt ?? Infinity)),
    fireTrigger: (triggerId) => {
      const found = installed().find(([, { id }]) => id === triggerId);
      if (found === undefined) return Promise.reject(new Error(`There is no trigger ${triggerId}.`));
      return call(...found);
    },
    fireDueTriggers: () => {
      const now = world.now();
      const due = installed().filter(([, { nextAt }]) => nextAt !== undefined && nextAt <= now);
      return Promise.all(
        due.map(([accountId, trigger]) => {
          const nextAt = nextTime(trigger.schedule, trigger.madeAt, now, zoneOf());
          world.triggers({ accountId }).set(trigger.id, { ...trigger, nextAt });
          return call(accountId, trigger);
        }),
      );
    },
  };
}
