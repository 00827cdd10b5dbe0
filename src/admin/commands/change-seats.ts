// mockups-admin bind, release, transfer: who holds the seats of a license.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { effectValues } from '../../contract/effects';
import type { Effect, LicenseChange } from '../../contract/review';
import { longest } from '../../contract/limits';
import { idForm } from '../../subscriptions/records/keys';
import { Refusal, exitCode } from '../failure';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { remark, say, sayJson } from '../output/print';
import { withProgress } from '../output/progress';
import { decisionLines } from '../output/rules';
import { type ChangeAnswer, changeAll } from '../server/change';
import { noAnswerRefusal, openServer } from '../server/server';
import { adminFormat, dayOf } from '../words';

interface Options {
  readonly dryRun?: true;
  readonly json?: true;
}

/** A change with the address that people know it by. */
interface Asked {
  readonly account: string;
  readonly change: LicenseChange;
}

const seatCommand = (name: 'bind' | 'release' | 'transfer'): Command =>
  new Command(name)
    .description(adminHelp[name].summary)
    .argument('<license>', adminHelp[name].license)
    .option('--dry-run', adminHelp.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp[name].examples);

const forEach = (name: 'bind' | 'release', action: 'assign' | 'release'): Command =>
  seatCommand(name)
    .argument('<email...>', adminHelp[name].emails)
    .action((licenseId: string, emails: readonly string[], options: Options) => {
      refuseUnreadable(licenseId, emails);
      return change(
        emails.map((email) => ({ account: email, change: { licenseId, wanted: { action, account: { email } } } })),
        options,
      );
    });

export const bindCommand = (): Command => forEach('bind', 'assign');
export const releaseCommand = (): Command => forEach('release', 'release');

export const transferCommand = (): Command =>
  seatCommand('transfer')
    .argument('<from>', adminHelp.transfer.from)
    .argument('<to>', adminHelp.transfer.to)
    .action((licenseId: string, from: string, to: string, options: Options) => {
      refuseUnreadable(licenseId, [from, to]);
      return change(
        [
          {
            account: `${from} → ${to}`,
            change: { licenseId, wanted: { action: 'transfer', from: { email: from }, to: { email: to } } },
          },
        ],
        options,
      );
    });

/** @throws Refusal for what can be no license or nobody's address, before anything is asked */
function refuseUnreadable(licenseId: string, emails: readonly string[]): void {
  const reasons = [
    ...(idForm.test(licenseId)
      ? []
      : [adminFormat('csv.not-an-id', { column: 'license', value: printable(licenseId) })]),
    ...emails
      .filter((email) => email.trim() === '' || email.length > longest.address)
      .map((email) => adminFormat('csv.not-an-address', { column: 'email', value: printable(email) })),
  ];
  if (reasons.length > 0) throw new Refusal(reasons);
}

async function change(asked: readonly Asked[], { dryRun, json }: Options): Promise<void> {
  const isTrial = dryRun === true;
  const accounts = new Map(asked.map((one) => [one.change, one.account]));
  const answers = await withProgress(async (progress) => {
    const ask = await openServer();
    const onAnswer = (changed: LicenseChange, answer: ChangeAnswer): void => {
      progress.end();
      const account = accounts.get(changed) ?? '';
      if (json === true) sayJson({ account, dryRun: isTrial, ...answer });
      else words(account, answer, isTrial).forEach(say);
    };
    return changeAll(ask, [...accounts.keys()], { isTrial, progress, onAnswer });
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
