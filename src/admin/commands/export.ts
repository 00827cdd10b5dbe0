// mockups-admin export: every row, as it comes, to a file.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { type ListingOptions, streamRows, withListingOptions } from '../output/listing';
import { remark } from '../output/print';
import { withProgress } from '../output/progress';
import { rowPages } from '../server/rows';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { seatFileColumns, seatJson } from '../server/seat-listing';
import { openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options extends ScopeOptions, ListingOptions {
  readonly output?: string;
}

export const exportCommand = (): Command =>
  withListingOptions(
    withScopeOptions(
      new Command('export').description(adminHelp.export.summary).option('--output <file>', adminHelp.export.output),
    ),
  )
    .addHelpText('after', adminHelp.export.examples)
    .action(async (options: Options) => {
      const { output: file } = options;
      const count = await withProgress(async (progress) => {
        const ask = await openServer();
        const { scope } = await chosenScope(ask, options);
        const listing = { fileColumns: seatFileColumns, json: seatJson };
        return streamRows(listing, rowPages(ask, scope, progress), options, file);
      });
      if (file !== undefined) remark(adminFormat('export.done', { count, file }));
    });
