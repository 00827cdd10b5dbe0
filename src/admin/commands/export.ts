// mockups-admin export: every row, as it comes, to a file.
import { Command, Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { type ListingOptions, streamRows, withListingOptions } from '../output/listing';
import { remark } from '../output/print';
import { withProgress } from '../output/progress';
import { rowPages } from '../server/rows';
import { type ExportedRecord, recordPages } from '../server/records';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { seatFileColumns, seatJson } from '../../contract/exports';
import { openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options extends ScopeOptions, ListingOptions {
  readonly records?: true;
  readonly output?: string;
}

export const exportCommand = (): Command =>
  withListingOptions(
    withScopeOptions(
      new Command('export')
        .description(adminHelp.export.summary)
        .addOption(
          new Option('--records', adminHelp.export.records).conflicts([
            'csv',
            'organisation',
            'everything',
            'administered',
          ]),
        )
        .option('--output <file>', adminHelp.export.output),
    ),
  )
    .addHelpText('after', adminHelp.export.examples)
    .action(async (options: Options) => {
      const { output: file } = options;
      const count = await withProgress(async (progress) => {
        const ask = await openServer();
        if (options.records === true) {
          const listing = { fileColumns: [], json: (record: ExportedRecord) => record };
          const records = await streamRows(listing, recordPages(ask, progress), { json: true }, file);
          await ask('noteExport', { scope: { kind: 'everything' }, view: 'records', rows: records });
          return records;
        }
        const { scope } = await chosenScope(ask, options);
        const listing = { fileColumns: seatFileColumns, json: seatJson };
        const rows = await streamRows(listing, rowPages(ask, scope, progress), options, file);
        await ask('noteExport', { scope, view: 'seats', rows });
        return rows;
      });
      if (file !== undefined) remark(adminFormat('export.done', { count, file }));
    });
