// Every pair of use cases, one in the middle of the other at each of its calls; and every fault at every call of each.
import { describe, expect, test } from '@jest/globals';
import { createStartedWorld, disturb, interrupt } from './simulation/simulate';
import { everyTask } from './simulation/tasks';
import { type SharedWorld, copyOf, isAlike } from './simulation/world';

const engines = ['script-properties', 'firestore'] as const;
const named = everyTask.map((task) => ({ task, name: `${task.actor}: ${task.what}` }));

/** Calls of a task that nothing disturbs. */
const callsOf = (engine: (typeof engines)[number], task: (typeof everyTask)[number]): number =>
  disturb(createStartedWorld(engine), engine, task, Infinity, 'none').calls;

describe.each(engines)('%s', (engine) => {
  test.each(named)('$name is interrupted by each other at each of its calls', ({ task }) => {
    const { times, broken } = interrupt(engine, task, everyTask);
    expect(broken).toEqual([]);
    expect(times).toBe((callsOf(engine, task) - 1) * everyTask.length);
  });

  test.each(named)('$name fails at each of its calls, and is done when it is tried again', ({ task }) => {
    const undisturbed = createStartedWorld(engine);
    disturb(undisturbed, engine, task, Infinity, 'none');
    const calls = callsOf(engine, task);
    const broken: string[] = [];
    const goneOnIn: SharedWorld[] = [];
    for (const fault of ['refused', 'lost', 'killed-before', 'killed-after'] as const) {
      for (let at = 1; at <= calls; at += 1) {
        const world = createStartedWorld(engine);
        const first = disturb(world, engine, task, at, fault);
        broken.push(...first.broken.map((what) => `${fault} at ${at}: ${what}`));
        // Where several faults leave the same behind, what follows is the same too.
        if (goneOnIn.some((one) => isAlike(one, world))) continue;
        goneOnIn.push(copyOf(world));
        const again = disturb(world, engine, task, Infinity, 'none');
        broken.push(...again.broken.map((what) => `${fault} at ${at}: ${what}`));
        const missing = [...undisturbed.properties.keys()].filter(
          (key) => !key.startsWith('audit') && !world.properties.has(key),
        );
        if (missing.length > 0) broken.push(`${fault} at ${at}: ${missing.join(' ')} is missing`);
      }
    }
    expect(broken).toEqual([]);
  });
});
