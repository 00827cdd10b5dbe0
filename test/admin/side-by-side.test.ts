// Long lists go out in portions, several under way at once; changes of one license stay in their order.
import { expect, test } from '@jest/globals';
import { changeAll } from '../../src/admin/server/change';
import type { Ask } from '../../src/admin/server/server';
import { most } from '../../src/contract/limits';
import type { LicenseChange } from '../../src/contract/review';

/** Ten portions of changes, of these licenses. */
const changesOf = (license: (at: number) => string): readonly LicenseChange[] =>
  Array.from({ length: 10 * most.written }, (_, at) => ({
    licenseId: license(at),
    wanted: { action: 'release', account: { email: `p${at}@acme.example` } },
  }));

test.each([
  { what: 'portions of different licenses go out side by side, up to four', changes: changesOf(String), atOnce: 4 },
  { what: 'those of one license one after the other', changes: changesOf(() => 'plan'), atOnce: 1 },
])('$what', async ({ changes, atOnce }) => {
  const sizes: number[] = [];
  const waiting: (() => void)[] = [];
  let mostWaiting = 0;
  const ask = (async (_: string, asked: { readonly changes: readonly LicenseChange[] }) => {
    sizes.push(asked.changes.length);
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      // By then whatever would go out beside it has gone out.
      setImmediate(() => {
        mostWaiting = Math.max(mostWaiting, waiting.length);
        for (const release of waiting.splice(0)) release();
      });
    });
    return { outcome: 'done', changes: asked.changes.map(() => ({ outcome: 'unchanged' })) };
  }) as unknown as Ask;
  const answers = await changeAll(ask, changes, {
    isTrial: false,
    progress: { show: () => undefined, end: () => undefined },
  });
  expect([...answers.keys()]).toHaveLength(changes.length);
  expect(sizes).toEqual(Array.from({ length: 10 }, () => most.written));
  expect(mostWaiting).toBe(atOnce);
});
