// mockups-admin what-if: a change tried on a license book, for any product; nothing is written.
import { Command } from 'commander';
import * as v from 'valibot';
import { withInstants } from '../../contract/exports';
import { adminHelp } from '../../messages/admin-help.en';
import { type Change, type License, type Request, change, countSeats } from '../../rules/index';
import { type Book, faultWords, readBook } from '../book/book';
import { changeSchema } from '../book/schema';
import { Refusal } from '../failure';
import { readText } from '../files';
import { say } from '../output/print';
import { sayJson } from '../output/say-json';
import { printable } from '../output/printable';
import { decisionLines } from '../output/rules';
import { adminFormat, dayOf } from '../words';
import { countLine } from './count';
import { readNow } from './explain';

interface Options {
  readonly book: string;
  readonly license?: string;
  readonly json?: true;
  readonly now?: string;
  readonly [field: string]: unknown;
}

const fields = ['action', 'account', 'from', 'to', 'seats', 'billing', 'instance', 'machine', 'by'] as const;

export const whatIfCommand = (): Command => {
  const help = adminHelp.whatIf;
  return new Command('what-if')
    .description(help.summary)
    .requiredOption('--book <file>', adminHelp.book)
    .option('--license <id>', help.license)
    .requiredOption('--action <action>', help.action)
    .option('--account <email>', help.account)
    .option('--from <email>', help.from)
    .option('--to <email>', help.to)
    .option('--seats <number>', help.seats)
    .option('--billing <billing>', help.billing)
    .option('--instance <name>', help.instance)
    .option('--machine <name>', help.machine)
    .option('--by <email>', help.by)
    .option('--now <instant>', adminHelp.explain.now)
    .option('--json', adminHelp.json)
    .addHelpText('after', help.more)
    .action((options: Options) => {
      const book = readBook(readText(options.book), options.book);
      const license = licenseOf(book, options.license);
      const wanted = readChange(options, license, book);
      const facts = book.factsFor(undefined, readNow(options.now ?? new Date().toISOString()));
      const outcome = change(license, wanted as never, facts);
      const after = outcome.outcome === 'changed' ? outcome.license : license;
      const seats = { before: countSeats(license, facts), after: countSeats(after, facts) };
      if (options.json) {
        const { because, remedies } = outcome.outcome === 'refused' ? outcome.decision : { ...outcome, remedies: [] };
        sayJson({
          license: license.id,
          wanted,
          outcome: outcome.outcome,
          because,
          remedies,
          ...(outcome.outcome === 'changed' && { after: withInstants(after) }),
          seats,
        });
        return;
      }
      const values = { action: wanted.action, license: printable(license.id) };
      if (outcome.outcome === 'refused') {
        say(adminFormat('what-if.no', values));
        const { because, remedies } = outcome.decision;
        decisionLines(
          because,
          remedies.map(({ kind }) => kind),
          license.product,
        ).forEach(say);
        return;
      }
      say(adminFormat('what-if.yes', values));
      decisionLines(outcome.because, [], license.product).forEach(say);
      if (JSON.stringify(after) === JSON.stringify(license)) say(`     ${adminFormat('what-if.nothing')}`);
      say(`     ${adminFormat('what-if.before')}  ${countLine(license, seats.before)}`);
      say(`     ${adminFormat('what-if.after').padEnd(6)}  ${countLine(after, seats.after)}`);
      const until = maintenanceOf(after);
      if (until !== undefined && until !== maintenanceOf(license)) {
        say(`     ${adminFormat('what-if.maintained', { day: dayOf(until) })}`);
      }
    });
};

/** The license by its id, or the only one. @throws Refusal where there is none */
function licenseOf({ licenses }: Book, id: string | undefined): License {
  const found = id === undefined && licenses.length === 1 ? licenses[0] : licenses.find((license) => license.id === id);
  if (found !== undefined) return found;
  const all = licenses.map((license) => printable(license.id)).join(', ');
  throw new Refusal([adminFormat('what-if.no-license', { license: printable(id ?? ''), licenses: all })]);
}

/** Until when new versions are to be had. */
const maintenanceOf = (license: License): number | undefined =>
  'maintenance' in license ? license.maintenance.end : undefined;

type Written = v.InferOutput<typeof changeSchema>;

/** The change of the flags, for the license's product. @throws Refusal with every fault */
function readChange(options: Options, { product }: License, book: Book): Change {
  const typed = Object.fromEntries(
    fields.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
  const { seats: number = '' } = typed as { readonly seats?: string };
  const seats = /^\d+$/.test(number) ? Number(number) : number;
  const parsed = v.safeParse(changeSchema, { ...typed, ...('seats' in typed && { seats }) });
  if (!parsed.success) throw new Refusal(parsed.issues.map((issue) => `--${faultWords(issue)}`));
  if (!isOf(product, parsed.output)) {
    throw new Refusal([`--action: ${adminFormat('fault.no-action', { product, action: parsed.output.action })}`]);
  }
  const account = (email: string) => book.accountOf(email);
  const { by, ...wanted } = parsed.output;
  return {
    ...wanted,
    ...('account' in wanted && { account: account(wanted.account) }),
    ...('from' in wanted && { from: account(wanted.from), to: account(wanted.to) }),
    ...(by !== undefined && { by: by === 'in-charge' ? by : account(by) }),
  } as Change;
}

/** What may be changed about licenses of each product. */
const actionsOf: Readonly<Record<Request['product'], readonly Written['action'][]>> = (() => {
  const every = ['assign', 'release', 'transfer', 'upgrade', 'downgrade', 'float'] as const;
  const plugin = [...every, 'add-staging', 'add-instance', 'renew', 'cancel'] as const;
  const administrators = ['add-administrator', 'remove-administrator'] as const;
  return {
    'google-drive': [...every, 'cancel', 'restart', 'change-billing', ...administrators],
    desktop: [...every, 'register', 'unregister'],
    confluence: plugin,
    jira: plugin,
  };
})();

const isOf = (product: Request['product'], { action }: Written): boolean => actionsOf[product].includes(action);
