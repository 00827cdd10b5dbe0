// mockups-admin store: how full the store is, by what is kept, and how long it lasts at this month's pace.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { daysLeft, narrownessOf } from '../../stores/properties/room';
import type { Fullness } from '../../subscriptions/ports';
import { exitCode } from '../failure';
import { say } from '../output/print';
import { sayJson } from '../output/say-json';
import { withProgress } from '../output/progress';
import { tableLines } from '../output/table';
import { openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options {
  readonly check?: true;
  readonly json?: true;
}

export const storeCommand = (): Command =>
  new Command('store')
    .description(adminHelp.store.summary)
    .option('--check', adminHelp.store.check)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.store.examples)
    .action(async ({ check, json }: Options) => {
      const full = await withProgress(async () => (await openServer())('storeFullness', {}));
      if (full.outcome === 'endless') {
        if (json === true) sayJson({ store: 'firestore' });
        else say(adminFormat('store.endless'));
        return;
      }
      const left = daysLeft(full, Date.now());
      const percent = Math.floor((100 * full.used) / full.room);
      if (json === true) {
        const { used, promised, room, kinds } = full;
        sayJson({ store: 'script-properties', percent, used, promised, room, daysLeft: left ?? null, kinds });
      } else tell(full, percent, left);
      if (check === true && narrownessOf(full.used) !== undefined) process.exitCode = exitCode.narrow;
    });

const kilobytes = (bytes: number): string =>
  adminFormat('store.kilobytes', { kilobytes: Math.round(bytes / 102.4) / 10 });

function tell({ used, promised, room, kinds }: Fullness, percent: number, left: number | undefined): void {
  say(adminFormat('store.full', { percent, used: kilobytes(used), room: kilobytes(room) }));
  if (promised > 0) say(adminFormat('store.promised', { promised: kilobytes(promised) }));
  say(left === undefined ? adminFormat('store.pace-unknown') : adminFormat('store.left', { days: left }));
  const share = narrownessOf(used);
  if (share !== undefined) say(adminFormat(share > 0.9 ? 'store.nearly-full' : 'store.narrow'));
  tableLines<Fullness['kinds'][number]>(
    [
      { title: adminFormat('store.kind'), of: ({ kind }) => kind },
      { title: adminFormat('store.properties'), of: ({ properties }) => String(properties) },
      { title: adminFormat('store.bytes'), of: ({ bytes }) => kilobytes(bytes) },
    ],
    kinds,
  ).forEach(say);
}
