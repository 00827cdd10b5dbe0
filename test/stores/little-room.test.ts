// How full Script Properties are, how long that lasts, and who is told of it where.
import { describe, expect, test } from '@jest/globals';
import type { Emulator } from '../../src/emulator/api';
import { vendorAddress } from '../../src/sample/people';
import { daysLeft, roomForRecords } from '../../src/stores/properties/room';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import { engines, worldsOn } from '../sample-on-stores';
import { startSampleWorld } from '../sample-world';
import { createProperties, freeLock } from './properties';

const day = 86_400_000;
const noon = Date.UTC(2026, 5, 15, 12);

describe('a store on Script Properties', () => {
  test('says what is kept, and what was there before the first change of the month', () => {
    const properties = createProperties();
    let now = noon;
    const store = createScriptPropertiesStore(
      () => properties,
      () => freeLock,
      { now: () => now },
    );
    const put = (key: string): void => {
      expect(store.commit([{ key, expected: undefined, json: { schema: 1, text: 'x'.repeat(100) } }]).outcome).toBe(
        'committed',
      );
    };
    put('conflict/a');
    now += day;
    put('conflict/b');
    const full = store.fullness?.();
    if (full?.outcome !== 'measured') throw new Error('not measured');
    expect(full).toMatchObject({ room: roomForRecords, promised: 0, month: { at: noon, used: 0 } });
    expect(full.kinds.map(({ kind, properties: count }) => [kind, count])).toEqual([
      ['conflict', 2],
      ['settings', 1],
    ]);
    expect(full.used).toBe(full.kinds.reduce((sum, { bytes }) => sum + bytes, 0));
    now = Date.UTC(2026, 6, 1);
    put('conflict/c');
    const next = store.fullness?.();
    expect(next).toMatchObject({ month: { at: now, used: full.used } });
  });

  test('keeps an unreadable note of the month from nobody', () => {
    const properties = createProperties();
    properties.setProperties({ 'store-month': '{"at":"soon"' });
    const store = createScriptPropertiesStore(
      () => properties,
      () => freeLock,
      { now: () => noon },
    );
    expect(store.fullness?.()).toEqual(expect.not.objectContaining({ month: expect.anything() }));
  });
});

test.each([
  { says: 'at half the room after ten days, ten more', used: 500, before: 0, days: 10, left: 10 },
  { says: 'what is promised is not free', used: 500, promised: 250, before: 0, days: 10, left: 5 },
  { says: 'nothing where it is full', used: 1000, before: 0, days: 10, left: 0 },
  { says: 'nothing where more is promised than there is', used: 900, promised: 200, before: 0, days: 10, left: 0 },
  { says: 'as long as anything can be said where it does not grow', used: 500, before: 500, days: 10, left: 3650 },
  { says: 'and where it becomes less', used: 400, before: 500, days: 10, left: 3650 },
  { says: 'nobody knows on the first day', used: 500, before: 0, days: 0.5, left: undefined },
])('how long it lasts: $says', ({ used, promised = 0, before, days, left }) => {
  const full = { outcome: 'measured', used, promised, room: 1000, month: { at: noon, used: before } } as const;
  expect(daysLeft(full, noon + days * day)).toBe(left);
});

/** Fills the store up to this share of its room. */
function fillTo(share: number, { world }: Emulator): void {
  const stored = world.scriptProperties();
  const used = Object.entries(stored).reduce((sum, [key, text]) => sum + Buffer.byteLength(key + text), 0);
  const filler: Record<string, string> = {};
  for (let left = Math.ceil(roomForRecords * share) - used, at = 0; left > 0; left -= 8000, at += 1) {
    filler[`f${at}`] = 'x'.repeat(Math.min(8000, left));
  }
  world.setScriptProperties({ ...stored, ...filler });
}

describe('those who run the product', () => {
  const homeWith = async (name: string, share: number): Promise<string> => {
    const { emulator, idOf } = await startSampleWorld();
    fillTo(share, emulator);
    return JSON.stringify((await emulator.homepage(idOf(name))).reply);
  };

  test.each([
    { name: 'vera', share: 0.5, says: undefined },
    { name: 'vera', share: 0.85, says: 'At 90 % trials stop' },
    { name: 'vera', share: 0.96, says: 'Move to Firestore now' },
    // Whoever only has a subscription can do nothing about it.
    { name: 'ben', share: 0.96, says: undefined },
  ])('$name at $share is told: $says', async ({ name, share, says }) => {
    const home = await homeWith(name, share);
    expect(home.includes('The store is')).toBe(says !== undefined);
    if (says !== undefined) expect(home).toContain(says);
  });
});

describe.each(engines)('on %s, whoever runs the product and holds a subscription', (engine) => {
  const isNarrow = engine === 'Script Properties';
  const { tryHere, start } = worldsOn(engine);

  tryHere('is told of it from the first use of the role to its end, and nobody else is asked', async () => {
    const { emulator, idOf } = await start();
    const { world } = emulator;
    if (isNarrow) fillTo(0.96, emulator);
    const runBy = (operators: string): void => {
      world.setScriptProperties({ ...world.scriptProperties(), VENDOR_ADMINISTRATORS: operators });
    };
    /** The home card when nothing of the account is remembered any more. */
    const home = async (name: string) => {
      world.setNow(world.now() + 30 * 60_000);
      const { execution, reply } = await emulator.homepage(idOf(name));
      const card = JSON.stringify(reply);
      return {
        room: card.includes('The store is'),
        review: card.includes('page=review'),
        // The way into Firestore is asked for now and then, whoever comes.
        calls: isNarrow ? execution.calls.length : undefined,
      };
    };
    const ordinary = await home('ben');
    expect(ordinary).toMatchObject({ room: false, review: false });
    runBy(`${vendorAddress}, ben@acme.example`);
    expect(await home('ben')).toEqual(ordinary);
    await emulator.pageCall(idOf('ben'), 'reviewScopes', [null]);
    // Only a store with an end says how full it is.
    expect(await home('ben')).toMatchObject({ room: isNarrow, review: true });
    runBy(vendorAddress);
    expect(await home('ben')).toMatchObject({ room: false, review: false });
    expect(await home('ben')).toEqual(ordinary);
  });
});
