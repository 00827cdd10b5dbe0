// A file that Google has not granted to the add-on is told apart from one that is not there and from an outage.
import { expect, test } from '@jest/globals';
import { deployedAt } from '../../src/sample/deployed';
import { google, startSampleWorld } from '../sample-world';

// As people report them: of the advanced service, and of a request over REST.
const words = [
  'GoogleJsonResponseException: API call to drive.files.get failed with error: The user has not granted the app 123 read access to the file screen.',
  'Request failed for https://www.googleapis.com returned code 403. Truncated server response: { "error": { "errors": [ { "domain": "global", "reason": "appNotAuthorizedToFile" } ] } }',
];

/** The sample's add-on, in which Drive answers with these words. */
async function startRefusing(text: string) {
  const world = await startSampleWorld({
    onServiceCall: ({ name, phase }) =>
      phase === 'before' && /^(Drive\.Files|UrlFetchApp)/.test(name) ? Promise.reject(new Error(text)) : undefined,
  });
  return { ...world, file: world.addMockup('screen.bmml'), ana: world.idOf('ana') };
}

test.each(words)('the card asks to be allowed to read the file: %s', async (text) => {
  const { emulator, file, ana } = await startRefusing(text);
  const { reply } = await emulator.itemsSelected(ana, [file]);
  expect(JSON.stringify(reply)).toContain('"Allow"');
  expect(JSON.stringify(reply)).not.toContain('couldn’t be asked');
});

test.each(words)('the page says how to have it opened: %s', async (text) => {
  const { emulator, file, ana } = await startRefusing(text);
  const { outcome } = await emulator.pageCall(ana, 'readMockup', [{ id: file }]);
  expect(outcome).toMatchObject({
    result: { ok: false, title: 'Let the add-on read this file first', text: expect.stringContaining('“Open with”') },
  });
});

test.each(['not-found', 'not-authorized'] as const)(
  'where Google’s Picker can be asked, the page is told so, as whoever reads it: %s',
  async (ungrantedFile) => {
    const world = await startSampleWorld({ conditions: { ungrantedFile } });
    const { emulator, idOf } = world;
    const [file, ana] = [world.addMockup('screen.bmml'), idOf('ana')];
    emulator.world.setGranted(file, ana, false);
    const read = async () => {
      const { outcome } = await emulator.pageCall(ana, 'readMockup', [{ id: file }]);
      return (outcome.status === 'completed' ? outcome.result : {}) as {
        readonly ok?: boolean;
        readonly picker?: object;
      };
    };
    // Nothing is offered that this deployment has no client for.
    if (google === undefined) expect((await read()).picker).toBeUndefined();
    emulator.load(deployedAt(emulator.project, emulator.place.webAppUrl));
    expect(await read()).toMatchObject({ ok: false, picker: { email: 'ana@acme.example' } });
    emulator.world.setGranted(file, ana, true);
    expect(await read()).toMatchObject({ ok: true });
    // A service that is down is no file to be picked.
    emulator.world.setOutage('drive', true);
    expect(await read()).toMatchObject({ ok: false });
    expect((await read()).picker).toBeUndefined();
  },
);
