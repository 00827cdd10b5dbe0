// mockups-admin bind, release, transfer: who holds the seats of a license, of a few by their addresses or of many by a file.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { effectValues } from '../../contract/effects';
import type { Implied } from '../../contract/license-files';
import type { Effect, LicenseChange } from '../../contract/review';
import { longest } from '../../contract/limits';
import { idForm } from '../../subscriptions/records/keys';
import { Refusal, exitCode } from '../failure';
import { changeLinesOf } from '../importing/changes';
import { faultWords } from '../importing/lines';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { withProgress } from '../output/progress';
import { decisionLines } from '../output/rules';
import { type ChangeAnswer, changeAll } from '../server/change';
import { noAnswerRefusal, openServer } from '../server/server';
import { adminFormat, dayOf } from '../words';

interface Options {
  readonly file?: string;
  readonly skipRefused?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** A change with the address that people know it by, and its line where it comes out of a file. */
interface Asked {
  readonly account: string;
  readonly line?: number;
  readonly change: LicenseChange;
}

const actions = { bind: 'assign', release: 'release', transfer: 'transfer' } as const;

const seatCommand = (name: keyof typeof actions): Command =>
  new Command(name)
    .description(adminHelp[name].summary)
    .argument('[license]', adminHelp[name].license)
    .option('--file <file>', adminHelp.changeFile)
    .option('--skip-refused', adminHelp.skipRefused)
    .option('--dry-run', adminHelp.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp[name].examples);

const forEach = (name: 'bind' | 'release'): Command =>
  seatCommand(name)
    .argument('[email...]', adminHelp[name].emails)
    .action((license: string | undefined, emails: readonly string[], options: Options) => {
      const action = actions[name];
      return changeAsked(license, emails, options, { name, least: 1 }, (licenseId) =>
        emails.map((email) => ({ account: email, change: { licenseId, wanted: { action, account: { email } } } })),
      );
    });

export const bindCommand = (): Command => forEach('bind');
export const releaseCommand = (): Command => forEach('release');

export const transferCommand = (): Command =>
  seatCommand('transfer')
    .argument('[from]', adminHelp.transfer.from)
    .argument('[to]', adminHelp.transfer.to)
    .action((license: string | undefined, from: string | undefined, to: string | undefined, options: Options) => {
      const emails = [from, to].filter((email) => email !== undefined);
      const [given = '', taken = ''] = emails;
      return changeAsked(license, emails, options, { name: 'transfer', least: 2 }, (licenseId) => [
        {
          account: `${given} → ${taken}`,
          change: { licenseId, wanted: { action: 'transfer', from: { email: given }, to: { email: taken } } },
        },
      ]);
    });

/** What a command is about, by its arguments or by a file: never by both. */
async function changeAsked(
  license: string | undefined,
  emails: readonly string[],
  options: Options,
  { name, least }: { readonly name: keyof typeof actions; readonly least: number },
  named: (licenseId: string) => readonly Asked[],
): Promise<void> {
  const { file } = options;
  refuseUnreadable(license, emails);
  if (file !== undefined) {
    if (emails.length > 0) throw new Refusal([adminFormat('change.both')]);
    await changeByFile(file, { action: actions[name], ...(license !== undefined && { license }) }, options);
    return;
  }
  if (license === undefined || emails.length < least) throw new Refusal([adminFormat('change.nobody', { name })]);
  await change(named(license), options);
}

/** @throws Refusal for what can be no license or nobody's address, before anything is asked */
function refuseUnreadable(licenseId: string | undefined, emails: readonly string[]): void {
  const reasons = [
    ...(licenseId === undefined || idForm.test(licenseId)
      ? []
      : [adminFormat('csv.not-an-id', { column: 'license', value: printable(licenseId) })]),
    ...emails
      .filter((email) => email.trim() === '' || email.length > longest.address)
      .map((email) => adminFormat('csv.not-an-address', { column: 'email', value: printable(email) })),
  ];
  if (reasons.length > 0) throw new Refusal(reasons);
}

/** Carries out what a file asks for: all that can be read of it, or nothing where a line can't be. */
async function changeByFile(file: string, implied: Implied, options: Options): Promise<void> {
  const { json, dryRun, skipRefused } = options;
  const lines = await changeLinesOf(file, implied);
  const unread = lines.filter(({ faults }) => faults.length > 0);
  for (const { line, said, faults } of unread) {
    if (json === true) sayJson({ line, account: said, dryRun: dryRun === true, outcome: 'refused', faults });
    else
      faults.forEach((fault) => {
        say(paint.red(adminFormat('change.line', { line, reason: printable(faultWords(fault)) })));
      });
  }
  if (unread.length > 0 && skipRefused !== true) {
    throw new Refusal([adminFormat('change.refused-before', { count: unread.length })]);
  }
  await change(
    lines.flatMap(({ line, asked }) => (asked === undefined ? [] : [{ line, account: namedIn(asked), change: asked }])),
    options,
  );
  if (unread.length > 0 && process.exitCode === exitCode.done) process.exitCode = exitCode.no;
}

function namedIn({ wanted }: LicenseChange): string {
  if ('account' in wanted) return wanted.account.email;
  return 'from' in wanted ? `${wanted.from.email} → ${wanted.to.email}` : '';
}

async function change(asked: readonly Asked[], { dryRun, json }: Options): Promise<void> {
  const isTrial = dryRun === true;
  const askedFor = new Map(asked.map((one) => [one.change, one]));
  const answers = await withProgress(async (progress) => {
    const ask = await openServer();
    const onAnswer = (changed: LicenseChange, answer: ChangeAnswer): void => {
      progress.end();
      const { account = '', line } = askedFor.get(changed) ?? {};
      if (json === true) sayJson({ ...(line !== undefined && { line }), account, dryRun: isTrial, ...answer });
      else words(account, answer, isTrial).forEach(say);
    };
    return changeAll(ask, [...askedFor.keys()], { isTrial, progress, onAnswer });
  });
  if (isTrial && json !== true) remark(adminFormat('change.dry'));
  process.exitCode = codeOf([...answers.values()]);
}

/** The worst of what became of them. */
function codeOf(answers: readonly ChangeAnswer[]): number {
  if (answers.some(({ outcome }) => outcome === 'unreachable' || outcome === 'fault')) return exitCode.unanswered;
  return answers.every(({ outcome }) => outcome === 'changed' || outcome === 'unchanged') ? exitCode.done : exitCode.no;
}

function words(account: string, answer: ChangeAnswer, isTrial: boolean): readonly string[] {
  const named = printable(account);
  switch (answer.outcome) {
    case 'changed':
      return [
        paint.green(adminFormat('change.changed', { dry: isTrial ? 'yes' : 'no', account: named })),
        ...answer.effects.map((effect) => `     ${effectWords(effect)}`),
        ...decisionLines(answer.because, []),
      ];
    case 'unchanged':
      return [adminFormat('change.unchanged', { account: named })];
    case 'refused':
      return [
        paint.red(adminFormat('change.refused', { account: named })),
        ...decisionLines(answer.because, answer.remedies),
      ];
    case 'stale':
      return [paint.red(adminFormat('change.refused', { account: named })), `     ${adminFormat('change.stale')}`];
    case 'not-there':
    case 'not-understood':
    case 'not-allowed-yet':
    case 'unreachable':
    case 'fault':
      return [
        paint.red(adminFormat('change.refused', { account: named })),
        ...noAnswerRefusal(answer, 'changeLicenses').reasons.map((reason) => `     ${reason}`),
      ];
  }
}

/** A consequence in words. */
const effectWords = (effect: Effect): string =>
  printable(adminFormat(`effect.${effect.what}`, effectValues(effect, dayOf)));
