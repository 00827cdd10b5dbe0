// mockups-admin audit: what was done, when, by whom and by which rule.
import { Command, Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import type { HistoryRequest } from '../../contract/review';
import { auditedDeeds } from '../../contract/vocabulary';
import { Refusal } from '../failure';
import { type ListingOptions, printRows, withListingOptions } from '../output/listing';
import { say } from '../output/print';
import { withProgress } from '../output/progress';
import { type Entry, named } from '../../contract/exports';
import { historyListing } from '../server/history-listing';
import { folded, sought } from '../../contract/sought';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { type Ask, openServer } from '../server/server';
import { adminFormat } from '../words';
import { instantOf } from '../../contract/instants';

interface Options extends ScopeOptions, ListingOptions {
  readonly license?: string;
  readonly account?: string;
  readonly since?: string;
  readonly until?: string;
  readonly what?: string;
  readonly by?: string;
}

export const auditCommand = (): Command =>
  withListingOptions(
    withScopeOptions(
      new Command('audit')
        .description(adminHelp.audit.summary)
        .option('--license <id>', adminHelp.audit.license)
        .option('--account <id>', adminHelp.audit.account)
        .option('--since <day>', adminHelp.audit.since)
        .option('--until <day>', adminHelp.audit.until)
        .addOption(new Option('--what <deed>', adminHelp.audit.what).choices(auditedDeeds))
        .option('--by <text>', adminHelp.audit.by),
    ),
  )
    .addHelpText('after', adminHelp.audit.examples)
    .action(async (options: Options) => {
      const [since, until] = [instantIn('since', options), instantIn('until', options)];
      const { what } = options;
      const isBy = sought(options.by ?? '');
      const entries = await withProgress(async (progress) => {
        const ask = await openServer();
        const of = await subject(ask, options);
        const all: Entry[] = [];
        let after: string | undefined;
        do {
          progress.show(adminFormat('progress.entries', { count: all.length }));
          const page = await ask('reviewHistory', { of, ...(after !== undefined && { after }) });
          all.push(...named(page.entries, page.people));
          after = page.next;
        } while (after !== undefined);
        return all;
      });
      const wanted = entries
        .filter(
          (entry) =>
            (since === undefined || entry.at >= since) &&
            (until === undefined || entry.at < until) &&
            (what === undefined || entry.what === what) &&
            isBy(folded(`${entry.by}\n${entry.byEmail ?? ''}`)),
        )
        .sort((one, other) => one.at - other.at);
      printRows(historyListing, wanted, options);
      if (wanted.length === 0 && options.json !== true && options.csv !== true) say(adminFormat('audit.nothing'));
    });

/** Whose history is asked for. */
async function subject(ask: Ask, options: Options): Promise<HistoryRequest['of']> {
  const { license, account } = options;
  if (license !== undefined) return { kind: 'license', licenseId: license };
  if (account !== undefined) return { kind: 'account', accountId: account };
  const { scope } = await chosenScope(ask, options);
  if (scope.kind === 'administered') throw new Refusal([adminFormat('audit.scope')]);
  return scope;
}

function instantIn(option: 'since' | 'until', options: Options): number | undefined {
  const value = options[option];
  if (value === undefined) return undefined;
  const instant = instantOf(value);
  if (instant === undefined) throw new Refusal([adminFormat('audit.bad-instant', { option, value })]);
  return instant;
}
