// What people who paid do in a store that strangers have filled, beside the same in one with all the room there is.
import { buyer } from '../../../src/build/bench/with/stored';
import { roomForRecords, usageOf } from '../../../src/stores/properties/room';
import { startTrial } from '../../../src/subscriptions/changes/start-trial';
import { brokenInvariants, recordsOf, textOf } from './invariants';
import { type Draw, type Task, drawTask } from './tasks';
import { between, createStartedWorld, runAlone, tapeOf } from './simulate';
import { type SharedWorld, copyOf } from './world';

const engine = 'script-properties';

/** Worlds by how full strangers have made them. */
const filledWorlds = new Map<number, SharedWorld>();

/** One trial as the product stores it, and others like it: also more than it would take. */
function createFilledWorld(mark: number): SharedWorld {
  const kept = filledWorlds.get(mark);
  if (kept !== undefined) return copyOf(kept);
  const world = createStartedWorld(engine);
  const usedBytes = (): number => usageOf(Object.fromEntries(world.properties)).used;
  const before = usedBytes();
  const first = buyer(0);
  world.accounts.set('stranger', first);
  runAlone(world, 'stranger', engine, startTrial);
  world.accounts.delete('stranger');
  const one = [...world.properties].filter(([name]) => name.includes(first.id) || name.includes(first.email));
  const strangers = (mark * roomForRecords - before) / (usedBytes() - before);
  for (let at = 1; at < strangers; at += 1) {
    const { id, email } = buyer(at);
    const asTheirs = (text: string): string => text.replaceAll(first.id, id).replaceAll(first.email, email);
    for (const [name, text] of one) world.properties.set(asTheirs(name), asTheirs(text));
  }
  filledWorlds.set(mark, world);
  return copyOf(world);
}

/** What is refused to make room, and what is only looked at. */
const isCompared = ({ what }: Task): boolean => !/^(?:trial|import|review|history)/.test(what);

/** Whoever paid and is answered otherwise in the fuller store, one after the other as the seed draws them. */
export function worseOff(seed: number, mark: number, tasks: number): readonly string[] {
  const run = (world: SharedWorld, draw: Draw): readonly string[] => {
    const said: string[] = [];
    for (let at = 0; at < tasks; at += 1) {
      between(world, draw, []);
      const task = drawTask(draw);
      if (!isCompared(task)) continue;
      const done = runAlone(world, task.actor, engine, task.run);
      said.push(`${task.actor}: ${task.what}: ${textOf(done)}`);
    }
    return said;
  };
  const full = createFilledWorld(mark);
  const roomy = run(createStartedWorld(engine), tapeOf(seed));
  const narrow = run(full, tapeOf(seed));
  return narrow.filter((said, at) => said !== roomy[at]).concat(brokenInvariants(recordsOf(full)));
}
