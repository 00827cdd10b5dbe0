// mockups-admin purchases: follows what was paid, and gives to accounts what was bought elsewhere than on the billing page.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { withInstants } from '../../contract/exports';
import { Refusal, exitCode } from '../failure';
import { type Listing, type ListingOptions, printRows, withListingOptions } from '../output/listing';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { withProgress } from '../output/progress';
import { type Answered, type Ask, openServer } from '../server/server';
import { adminFormat, dayOf } from '../words';

type Synced = Answered<'syncPurchases'>;
type Unmatched = Synced['unmatched'][number];

interface JsonOption {
  readonly json?: true;
}

interface ChangeOptions extends JsonOption {
  readonly dryRun?: true;
}

const help = adminHelp.purchases;

export const purchasesCommand = (): Command =>
  new Command('purchases')
    .description(help.summary)
    .addCommand(syncCommand().exitOverride())
    .addCommand(listCommand().exitOverride())
    .addCommand(attachCommand().exitOverride())
    .addCommand(showCommand().exitOverride())
    .addHelpText('after', help.examples);

const syncCommand = (): Command =>
  new Command('sync')
    .description(help.sync)
    .option('--all', help.all)
    .option('--dry-run', help.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', help.syncExamples)
    .action(async ({ all, dryRun, json }: ChangeOptions & { readonly all?: true }) => {
      const total = await walked(all === true ? 'all' : 'events', dryRun === true);
      const { seen, changed, failed, unmatched } = total;
      if (json === true) sayJson(total);
      else {
        say(adminFormat(dryRun === true ? 'purchases.would' : 'purchases.synced', { seen, changed }));
        if (unmatched.length > 0) remark(adminFormat('purchases.unmatched', { count: unmatched.length }));
      }
      if (failed > 0) throw new Refusal([adminFormat('purchases.failed', { failed })], exitCode.unanswered);
    });

const listCommand = (): Command =>
  withListingOptions(new Command('list').description(help.list).requiredOption('--unmatched', help.unmatched))
    .addHelpText('after', help.listExamples)
    .action(async (options: ListingOptions) => {
      const { unmatched } = await walked('all', true);
      printRows(unmatchedListing, unmatched, options);
      if (unmatched.length === 0 && options.json !== true && options.csv !== true) say(adminFormat('purchases.none'));
    });

const attachCommand = (): Command =>
  new Command('attach')
    .description(help.attach)
    .argument('<purchase>', help.purchase)
    .argument('<address>', help.address)
    .option('--dry-run', help.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', help.attachExamples)
    .action(async (purchase: string, email: string, { dryRun, json }: ChangeOptions) => {
      const answer = await withProgress(async () =>
        (await openServer())('attachPurchase', { purchase: idOf(purchase), email, isRehearsal: dryRun === true }),
      );
      if (answer.outcome !== 'attached' && answer.outcome !== 'unchanged') {
        throw new Refusal([
          adminFormat(`purchases.${answer.outcome}`, { purchase, ...('email' in answer ? answer : { email }) }),
        ]);
      }
      if (json === true) sayJson(answer);
      else
        say(
          adminFormat(dryRun === true ? 'purchases.would-attach' : `purchases.${answer.outcome}`, { ...answer, email }),
        );
    });

const showCommand = (): Command =>
  new Command('show')
    .description(help.show)
    .argument('<purchase>', help.purchase)
    .option('--json', adminHelp.json)
    .addHelpText('after', help.showExamples)
    .action(async (purchase: string, { json }: JsonOption) => {
      const answer = await withProgress(async () => (await openServer())('showPurchase', { purchase: idOf(purchase) }));
      if (answer.outcome === 'not-found')
        throw new Refusal([adminFormat('purchases.not-found', { purchase })], exitCode.no);
      if (json === true) sayJson(withInstants(answer));
      else wordsOf(answer).forEach(say);
    });

/** What cannot be one is not asked for. */
function idOf(purchase: string): string {
  if (/^sub_\w{1,200}$/.test(purchase)) return purchase;
  throw new Refusal([adminFormat('purchases.not-an-id', { purchase })]);
}

/** All pages, one after the other. */
const walked = (mode: 'events' | 'all', isRehearsal: boolean): Promise<Synced> =>
  withProgress(async (progress) => {
    const ask: Ask = await openServer();
    let page = await ask('syncPurchases', { mode, isRehearsal });
    let total = page;
    while (page.next !== undefined) {
      progress.show(adminFormat('progress.purchases', { count: total.seen }));
      page = await ask('syncPurchases', { mode: page.mode, after: page.next, isRehearsal });
      total = {
        ...page,
        seen: total.seen + page.seen,
        changed: total.changed + page.changed,
        failed: total.failed + page.failed,
        unmatched: [...total.unmatched, ...page.unmatched],
      };
    }
    return total;
  });

const unmatchedListing: Listing<Unmatched> = {
  columns: [
    { title: adminFormat('column.purchase'), of: ({ id }) => id },
    { title: adminFormat('column.customer'), of: ({ customer }) => customer },
    { title: adminFormat('column.seats'), of: ({ seats }) => String(seats) },
    { title: adminFormat('column.billing'), of: ({ billing }) => billing },
    { title: adminFormat('column.state'), of: ({ state }) => state },
  ],
  fileColumns: [
    ['purchase', ({ id }) => id],
    ['customer', ({ customer }) => customer],
    ['seats', ({ seats }) => String(seats)],
    ['billing', ({ billing }) => billing],
    ['state', ({ state }) => state],
  ],
  json: (row) => row,
};

function wordsOf({
  purchase,
  licenseId,
  isRecorded,
}: Extract<Answered<'showPurchase'>, { readonly outcome: 'purchase' }>): readonly string[] {
  const { id, customer, bought, billed, notice } = purchase;
  const line = (name: string, value: string): string => `${name.padEnd(14)} ${value}`;
  return [
    line(adminFormat('column.purchase'), id),
    line(adminFormat('column.customer'), customer),
    line(adminFormat('column.license'), isRecorded ? licenseId : adminFormat('purchases.not-recorded', { licenseId })),
    line(adminFormat('column.account'), bought?.email ?? adminFormat('purchases.nobody')),
    line(adminFormat('column.state'), [billed.state, ...(notice === undefined ? [] : [notice])].join(', ')),
    line(adminFormat('column.seats'), String(billed.seats)),
    line(adminFormat('column.billing'), billed.billing),
    line(adminFormat('column.until'), dayOf(billed.period.end)),
  ];
}
