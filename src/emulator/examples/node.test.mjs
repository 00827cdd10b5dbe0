// An add-on under node's own test runner: node --test
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createEmulator } from 'mockups-drive-subscriptions/emulator';

let emulator;
before(async () => {
  emulator = await createEmulator({
    folder: new URL('add-on', import.meta.url).pathname,
    answersFolder: new URL('answers', import.meta.url).pathname,
    accounts: ['ana@example.com'],
  });
});
after(() => emulator.close());

/** The title of the card that the homepage shows. */
async function homepageTitle() {
  const { reply } = await emulator.homepage(emulator.world.defaultAccountId());
  assert.equal(reply.type, 'cards');
  return reply.cards[0].header.title;
}

test('asks for its key first, then shows what the other host answers', async () => {
  assert.equal(await homepageTitle(), 'Set API_KEY first');
  emulator.world.setScriptProperties({ API_KEY: 'a' });
  assert.equal(await homepageTitle(), 'Clear');
});
