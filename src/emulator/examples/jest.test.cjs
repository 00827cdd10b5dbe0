// An add-on under jest: npx jest
const path = require('node:path');
const { createEmulator } = require('mockups-drive-subscriptions/emulator');

let emulator;
beforeAll(async () => {
  emulator = await createEmulator({
    folder: path.join(__dirname, 'add-on'),
    answersFolder: path.join(__dirname, 'answers'),
    accounts: ['ana@example.com', 'ben@example.com'],
  });
});
afterAll(() => emulator.close());

test('shows the same to everybody', async () => {
  emulator.world.setScriptProperties({ API_KEY: 'a' });
  for (const { id } of emulator.world.accounts()) {
    expect((await emulator.homepage(id)).reply).toMatchObject({
      type: 'cards',
      cards: [{ header: { title: 'Clear' } }],
    });
  }
});

test('plays again what was copied as a fixture on the desk', async () => {
  const fixture = { functionName: 'onHomepage', args: [{ commonEventObject: { hostApp: 'DRIVE' } }] };
  const { outcome } = await emulator.run(emulator.world.defaultAccountId(), fixture.functionName, fixture.args);
  expect(outcome).toMatchObject({ status: 'completed', result: { header: { title: 'Clear' } } });
});
