// Service calls of one check, by surface: nothing remembered, and asked again. How long files take to be drawn where each
// call of the server takes as long as at Google.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../../../test/browser';
import { createWindows } from '../../../test/pages/windows';
import type { Emulator, Execution } from '../../emulator/api';
import { createScriptPropertiesStore } from '../../stores/script-properties';
import { createProperties, freeLock } from '../../../test/stores/properties';
import { type Google, buyer, recordsOf, startAddOn, withFirestore } from './with/stored';
import { fill } from './with/fill';

const [bound, stranger, opener] = [buyer(1), buyer(2), buyer(3)];
const file = 'mockup-1';

const surfaces: readonly (readonly [string, (emulator: Emulator, id: string) => Promise<Execution>])[] = [
  ['homepage', async (emulator, id) => (await emulator.homepage(id)).execution],
  ['mockup selected', async (emulator, id) => (await emulator.itemsSelected(id, [file])).execution],
  [
    'mockup opened',
    async (emulator, id) => {
      emulator.world.setDefaultAccount(id);
      const state = encodeURIComponent(JSON.stringify({ action: 'open', ids: [file], userId: id }));
      return (await emulator.webApp(id, { method: 'GET', query: `state=${state}` })).execution;
    },
  ],
];

async function measure(name: string, properties: Readonly<Record<string, string>>, google?: Google): Promise<void> {
  for (const [who, { id }] of [
    ['subscribed', bound],
    ['never seen', stranger],
  ] as const) {
    for (const [surface, ask] of surfaces) {
      const emulator = await startAddOn([bound, stranger, opener], properties, google);
      emulator.world.addItem({
        id: file,
        name: 'Screen.bmml',
        mimeType: 'text/xml',
        parentId: undefined,
        roles: { [bound.id]: 'writer', [stranger.id]: 'writer', [opener.id]: 'owner' },
        isTrashed: false,
        resourceKey: undefined,
        content: Buffer.from('<mockup version="1.0"><controls/></mockup>'),
      });
      for (const one of [bound, stranger]) emulator.world.setGranted(file, one.id, true);
      // Where records are kept is remembered for everybody together.
      await emulator.homepage(opener.id);
      // When a mockup was opened is noted once a week; that is what the first time costs more.
      const first = await ask(emulator, id);
      emulator.world.setNow(emulator.world.now() + 11 * 60_000);
      await emulator.homepage(opener.id);
      const cold = await ask(emulator, id);
      const warm = await ask(emulator, id);
      console.log(
        `${name}, ${surface}, ${who}: ${cold.calls.length} service calls cold, ${warm.calls.length} warm, ${first.calls.length} for the first in a week`,
      );
      await emulator.close();
    }
  }
}

const properties = createProperties();
const records = recordsOf(1);
createScriptPropertiesStore(
  () => properties,
  () => freeLock,
).commit(records);
await measure('Script Properties', properties.values);
await withFirestore(async (google) => {
  await fill(google, [records]);
  await measure('Firestore', {}, google);
});

/** Milliseconds that each call of a page takes at Google. */
const distance = 800;
const rounds = 5;
const built = (name: string): string => readFileSync(path.join(process.cwd(), 'dist', `${name}.html`), 'utf8');

const browser = await launchBrowser();
const windows = createWindows(browser);
for (const name of ['Sign in.bmml', 'Book club.bmpr']) {
  const bytes = readFileSync(path.join(process.cwd(), 'src/sample/mockups', name));
  const access = { account: 'ana', canEdit: true, canCreate: true, canStartTrial: false };
  const opening = { kind: 'open', files: [{ id: '1', name, access }], pageUrl: '', noticesUrl: '', locale: 'en' };
  const html = `${built('open')}<script type="application/json" id="opening">${JSON.stringify(opening)}</script>`;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await windows.open(html, async (asked, request) => {
      await new Promise((resolve) => setTimeout(resolve, distance));
      if (asked !== 'readMockup') return asked === 'readAsset' ? built(String(request)) : {};
      return { ok: true, name, size: bytes.length, revision: 'r1', base64: bytes.toString('base64') };
    });
    await page.locator('.sheet svg').waitFor();
    times.push(await page.evaluate(() => performance.now()));
  }
  const middle = times.sort((one, other) => one - other)[rounds >> 1] ?? 0;
  console.log(`${name} opened, each call ${distance} ms: drawn after ${(middle / 1000).toFixed(2)} s`);
}
await browser.close();
