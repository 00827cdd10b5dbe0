// How many rounds of requests to a far store each page of the review takes: each is a sixth of a second at Google.
import { describe, expect, jest } from '@jest/globals';
import type { ReviewOpening } from '../../src/contract/review';
import { account } from '../emulator';
import { openingIn } from '../opening';
import { worldsOn } from '../sample-on-stores';

const tara = account('100000000000000000218', 'tara@acme.example');
const { tryHere, start } = worldsOn('Firestore');

jest.setTimeout(120_000);

describe('the first rows of the review', () => {
  tryHere.each([
    ['who runs the product', 'vera', ['account and licenses', 'holders']],
    ['a reviewer', 'ana', ['account', 'organisation and seats', 'licenses', 'holders']],
    ['an administrator of a plan', 'tara', ['account', 'organisation', 'licenses', 'holders']],
    ['somebody who reviews nothing', 'emil', ['account']],
  ] as const)('come to %s in as few rounds as they depend on each other', async (_, who, rounds) => {
    const { emulator, idOf } = await start();
    emulator.world.addAccount(tara);
    const id = who === 'tara' ? tara.id : idOf(who);
    const open = () => emulator.webApp(id, { method: 'GET', query: 'page=review' });
    // Roles are bound by their first use, and the way in is remembered.
    await open();
    const { execution, reply } = await open();
    const { first, scopes } = openingIn(reply.type === 'html' ? reply.html : '') as ReviewOpening;
    expect(scopes).toHaveLength(who === 'emil' ? 0 : 1);
    expect(first?.outcome).toBe(who === 'emil' ? undefined : 'page');
    const asked = execution.calls.filter(({ name }) => name.startsWith('UrlFetchApp.'));
    expect(asked).toHaveLength(rounds.length);
    await emulator.close();
  });

  tryHere('are no other than without asking ahead', async () => {
    const { emulator, idOf } = await start();
    for (const who of ['vera', 'ana']) {
      const { reply } = await emulator.webApp(idOf(who), { method: 'GET', query: 'page=review' });
      const { first, scopes } = openingIn(reply.type === 'html' ? reply.html : '') as ReviewOpening;
      const { outcome } = await emulator.pageCall(idOf(who), 'reviewPage', [{ scope: scopes[0] }]);
      expect(outcome).toEqual({ status: 'completed', result: first });
    }
    await emulator.close();
  });
});
