// A file that Google has not granted to the add-on is told apart from one that is not there and from an outage.
import { expect, test } from '@jest/globals';
import { startSampleWorld } from '../sample-world';

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
