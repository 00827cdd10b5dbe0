// What was committed is told as done, also where the look afterwards fails.
import { expect, test } from '@jest/globals';
import { startSampleWorld } from '../sample-world';

test('a change is done although the store is gone from then on, and the page is told no rows', async () => {
  let isCommitted = false;
  let isOut = false;
  const { emulator, idOf } = await startSampleWorld({
    onServiceCall: ({ name, phase }) => {
      if (!isOut) return undefined;
      if (isCommitted && phase === 'before' && name.includes('Properties')) throw new Error('Service unavailable');
      if (name.endsWith('setProperties') && phase === 'after') isCommitted = true;
      return undefined;
    },
  });
  isOut = true;
  const change = { licenseId: 'plan-studio', wanted: { action: 'note', note: 'kept, whatever follows' } };
  const { outcome } = await emulator.pageCall(idOf('ana'), 'changeLicenses', [{ changes: [change] }]);
  expect(isCommitted).toBe(true);
  expect(outcome).toMatchObject({
    status: 'completed',
    result: { outcome: 'done', changes: [{ outcome: 'changed', licenseId: 'plan-studio' }] },
  });
  expect(outcome.status === 'completed' && outcome.result).not.toHaveProperty('rows');
  expect(JSON.stringify(emulator.world.scriptProperties())).toContain('kept, whatever follows');
});
