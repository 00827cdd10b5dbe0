// mockups-admin person: everything about one person.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import type { SeatRow } from '../../contract/review';
import { isSameAddress } from '../../rules/index';
import { Refusal, exitCode } from '../failure';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { say } from '../output/print';
import { sayJson } from '../output/say-json';
import { withProgress } from '../output/progress';
import { decisionLines } from '../output/rules';
import { tableLines } from '../output/table';
import { named, personJson } from '../../contract/exports';
import { historyListing } from '../server/history-listing';
import { rowPages } from '../server/rows';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { seatColumnsOf } from '../server/seat-listing';
import { type Answered, type Ask, openServer } from '../server/server';
import type { Progress } from '../output/progress';
import { adminFormat, dayOf } from '../words';

interface Options extends ScopeOptions {
  readonly license?: string;
  readonly json?: true;
}

export const personCommand = (): Command =>
  withScopeOptions(
    new Command('person')
      .description(adminHelp.person.summary)
      .argument('<email>', adminHelp.person.email)
      .option('--license <id>', adminHelp.person.license)
      .option('--json', adminHelp.json),
  )
    .addHelpText('after', adminHelp.person.examples)
    .action(async (email: string, options: Options) => {
      const person = await withProgress(async (progress) => {
        const ask = await openServer();
        const found =
          options.license === undefined
            ? await find(ask, email, options, progress)
            : { licenseId: options.license, account: { email } };
        if (found === undefined) throw new Refusal([adminFormat('person.none', { email })], exitCode.no);
        return ask('reviewPerson', found);
      });
      if (options.json === true) sayJson(personJson(person));
      else words(person).forEach(say);
    });

/** A license that lists this address, present or former. */
async function find(
  ask: Ask,
  email: string,
  options: ScopeOptions,
  progress: Progress,
): Promise<
  { readonly licenseId: string; readonly account: { readonly id?: string; readonly email: string } } | undefined
> {
  const { scope } = await chosenScope(ask, options);
  const isMeant = ({ account, administrators }: SeatRow): boolean =>
    [account?.email ?? '', ...(account?.formerEmails ?? []), ...administrators].some((one) =>
      isSameAddress(one, email),
    );
  for await (const rows of rowPages(ask, scope, progress)) {
    const row = rows.find(isMeant);
    if (row === undefined) continue;
    const { account, licenseId } = row;
    const isHolder = account !== undefined && !row.administrators.some((one) => isSameAddress(one, email));
    return {
      licenseId,
      account: isHolder ? { ...(account.id !== undefined && { id: account.id }), email: account.email } : { email },
    };
  }
  return undefined;
}

function words({
  email,
  accountId,
  formerEmails,
  lastOpenedAt,
  rows,
  answers,
  entries,
  people,
}: Answered<'reviewPerson'>): readonly string[] {
  const known = [
    ...(formerEmails.length > 0 ? [adminFormat('person.former', { addresses: formerEmails.join(', ') })] : []),
    accountId === undefined ? adminFormat('person.waiting') : adminFormat('person.account-id', { id: accountId }),
    ...(accountId === undefined
      ? []
      : [
          lastOpenedAt === undefined
            ? adminFormat('person.never-opened')
            : adminFormat('person.opened', { day: dayOf(lastOpenedAt) }),
        ]),
  ];
  const history = named(entries, people);
  return [
    paint.bold(printable(email)),
    ...known.map((line) => `  ${printable(line)}`),
    '',
    ...(rows.length > 0 ? [...tableLines(seatColumnsOf(rows).slice(1), rows), ''] : []),
    ...(['view', 'edit', 'create'] as const).flatMap((action) => {
      const { effect, because, remedies } = answers[action];
      const line = adminFormat('person.may', { yes: effect === 'permit' ? 'yes' : 'no', action });
      return [
        effect === 'permit' ? paint.green(line) : paint.red(line),
        ...decisionLines(
          because,
          remedies.map(({ kind }) => kind),
        ),
      ];
    }),
    ...(history.length === 0
      ? []
      : ['', paint.bold(adminFormat('person.history')), ...tableLines(historyListing.columns, history)]),
  ];
}
