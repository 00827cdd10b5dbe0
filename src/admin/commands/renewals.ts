// mockups-admin renewals: what renews and ends when.
import { Command, Option } from 'commander';
import { namedAt } from '../../contract/named-days';
import { type Renewal, calendarOf, monthOf, renewalFileColumns, renewalsOf } from '../../contract/renewals';
import { withInstants } from '../../contract/exports';
import { adminHelp } from '../../messages/admin-help.en';
import { day } from '../../rules/index';
import { type ListingOptions, printRows, withListingOptions } from '../output/listing';
import { say } from '../output/print';
import { withProgress } from '../output/progress';
import { reviewed } from '../server/rows';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { openServer } from '../server/server';
import { renewalTitle } from '../remind/titles';
import { adminFormat, dayOf } from '../words';
import { span } from './arguments';

interface Options extends ScopeOptions, ListingOptions {
  readonly within: number;
  readonly ics?: true;
}

export const renewalsCommand = (): Command =>
  withListingOptions(
    withScopeOptions(
      new Command('renewals')
        .description(adminHelp.renewals.summary)
        .addOption(
          new Option('--within <span>', adminHelp.renewals.within)
            .argParser(span)
            .default(365 * day, adminHelp.renewals.year),
        )
        .option('--ics', adminHelp.renewals.ics),
    ),
  )
    .addHelpText('after', adminHelp.renewals.examples)
    .action(async (options: Options) => {
      const { renewals, now } = await withProgress(async (progress) => {
        const ask = await openServer();
        const { scope, now: at } = await chosenScope(ask, options);
        const { rows, organisation } = await reviewed(ask, scope, progress);
        return { renewals: renewalsOf(rows, organisation, at), now: at };
      });
      const shown = renewals.filter(({ at }) => at <= now + options.within);
      if (options.ics === true) {
        process.stdout.write(calendarOf(shown, renewalTitle, now));
        return;
      }
      printRows({ columns, fileColumns: renewalFileColumns, json: withInstants }, shown, options);
      if (options.json === true || options.csv === true) return;
      if (shown.length > 0) say('');
      for (const month of new Set(shown.map(monthOf))) {
        const its = shown.filter((renewal) => monthOf(renewal) === month);
        const seats = its.reduce((sum, { seats: some }) => sum + (some === 'unlimited' ? 0 : some), 0);
        say(adminFormat('renewals.month', { month: dayOf(month).slice(0, 7), count: its.length, seats }));
      }
      if (shown.length === 0) say(adminFormat('renewals.none', { days: Math.round(options.within / day) }));
    });

const columns = [
  { title: adminFormat('column.until'), of: (renewal: Renewal) => dayOf(namedAt(renewal)) },
  { title: adminFormat('column.happens'), of: ({ what }: Renewal) => adminFormat(`happens.${what}`) },
  { title: adminFormat('column.license'), of: ({ license }: Renewal) => license },
  { title: adminFormat('column.seats'), of: ({ taken, seats }: Renewal) => `${taken}/${seats}` },
  { title: adminFormat('column.billed'), of: ({ billing }: Renewal) => billing ?? '' },
  {
    title: adminFormat('column.administrators'),
    of: ({ administrators }: Renewal) => administrators.join(', '),
    isWords: true,
  },
] as const;
