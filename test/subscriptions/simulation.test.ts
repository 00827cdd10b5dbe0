// Executions that alternate at every service call, with faults at any of them: hundreds of schedules beside the thousands
// of every-call.test.ts, each from a seed that replays it exactly. `npm run test:simulation -- --seeds N` tries as many as you like.
import { describe, expect, test } from '@jest/globals';
import { worseOff } from './simulation/filled';
import { simulatePurchases } from './simulation/purchases';
import { simulate } from './simulation/simulate';

/** The first schedule of a range that breaks something, with all its steps; undefined when none does. */
function firstBroken(
  from: number,
  count: number,
  options: Parameters<typeof simulate>[1],
  run: typeof simulate | typeof simulatePurchases = simulate,
): string | undefined {
  for (let seed = from; seed < from + count; seed += 1) {
    const { broken, log } = run(seed, options);
    if (broken.length > 0) return `seed ${seed}:\n${[...log, '', ...broken].join('\n')}`;
  }
  return undefined;
}

const mixes = [
  { name: 'two at once', seeds: 80, options: { faultEvery: 0, rounds: 4, atOnce: 2 } },
  { name: 'four at once', seeds: 80, options: { faultEvery: 0, rounds: 3, atOnce: 4 } },
  { name: 'three at once with faults', seeds: 80, options: { faultEvery: 12, rounds: 4, atOnce: 3 } },
  { name: 'sixteen at once with faults', seeds: 10, options: { faultEvery: 40, rounds: 1, atOnce: 16 } },
] as const;

describe.each(['script-properties', 'firestore'] as const)('%s', (engine) => {
  test.each(mixes)('$name: nothing is lost, doubled or half visible', ({ seeds, options }) => {
    expect(firstBroken(1, seeds, { engine, ...options })).toBeUndefined();
  });

  test.each([0, 10])(
    'purchases with a fault in %s calls: one license each, paid and heard edits, unpaid never',
    (faultEvery) => {
      const options = { engine, faultEvery, rounds: 14, atOnce: 3 };
      expect(firstBroken(1, 8, options, simulatePurchases)).toBeUndefined();
    },
  );
});

test.each([0.9, 0.97])('whoever paid is never worse off in a store that strangers filled to %d of its room', (mark) => {
  const broken = Array.from({ length: 8 }, (_, seed) =>
    worseOff(seed + 1, mark, 12).map((what) => `seed ${seed + 1}: ${what}`),
  );
  expect(broken.flat()).toEqual([]);
});
