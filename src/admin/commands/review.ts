// mockups-admin review: who holds what.
import { Command, Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import type { SeatRow } from '../../contract/review';
import { seatTotals } from '../../contract/totals';
import { states } from '../../contract/states';
import { flags } from '../../contract/vocabulary';
import { type ListingOptions, printRows, withListingOptions } from '../output/listing';
import { say } from '../output/print';
import { withProgress } from '../output/progress';
import { allRows } from '../server/rows';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { seatFileColumns, seatJson } from '../../contract/exports';
import { naturally, seatText, sought } from '../../contract/sought';
import { seatColumnsOf } from '../server/seat-listing';
import { openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options extends ScopeOptions, ListingOptions {
  readonly search?: string;
  readonly state?: string;
  readonly flag?: string;
  readonly license?: string;
}

export const reviewCommand = (): Command =>
  withListingOptions(
    withScopeOptions(
      new Command('review')
        .description(adminHelp.review.summary)
        .option('--search <text>', adminHelp.review.search)
        .addOption(new Option('--state <state>', adminHelp.review.state).choices(states))
        .addOption(new Option('--flag <flag>', adminHelp.review.flag).choices(flags))
        .option('--license <id>', adminHelp.review.license),
    ),
  )
    .addHelpText('after', adminHelp.review.examples)
    .action(async (options: Options) => {
      const rows = await withProgress(async (progress) => {
        const ask = await openServer();
        const { scope } = await chosenScope(ask, options);
        return allRows(ask, scope, progress);
      });
      const shown = rows.filter(wantedBy(options)).sort(byAccount);
      printRows({ columns: seatColumnsOf(shown), fileColumns: seatFileColumns, json: seatJson }, shown, options);
      if (options.json === true || options.csv === true) return;
      if (shown.length === 0) {
        say(adminFormat(rows.length === 0 ? 'review.nothing' : 'review.no-match'));
        return;
      }
      say('');
      say(adminFormat('review.sum', { ...seatTotals(rows) }));
      if (shown.length < rows.length) say(adminFormat('review.shown', { shown: shown.length, rows: rows.length }));
    });

function wantedBy({ search = '', state, flag, license }: Options): (row: SeatRow) => boolean {
  const isSought = sought(search);
  return (row) =>
    (state === undefined || row.state === state) &&
    (flag === undefined || row.flags.some((one) => one === flag)) &&
    (license === undefined || row.licenseId === license) &&
    isSought(seatText(row));
}

/** As the page sorts them first: by address, then by subscription; seats without anybody come last. */
function byAccount(one: SeatRow, other: SeatRow): number {
  const [a, b] = [one, other].map(({ account, licenseId }) =>
    [account?.email ?? '\uffff', licenseId].map(naturally).join('\n'),
  );
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
