// mockups-admin remind: mails about what comes up, each thing once. The add-on itself writes to nobody.
import path from 'node:path';
import { Command, Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { day } from '../../rules/index';
import { Refusal, exitCode } from '../failure';
import { readSignIn, signInFile } from '../google/stored-sign-in';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { remark } from '../output/print';
import { sayJson } from '../output/say-json';
import { type Progress, withProgress } from '../output/progress';
import type { Send } from '../remind/mail';
import { type Reminder, remindersOf } from '../remind/reminders';
import { type Memory, memoryOf } from '../remind/told';
import { reviewed } from '../server/rows';
import { type ScopeOptions, chosenScope, withScopeOptions } from '../server/scope';
import { type Ask, openServer } from '../server/server';
import { adminFormat } from '../words';
import { span } from './arguments';

interface Options extends ScopeOptions {
  readonly within: number;
  readonly output?: string;
  readonly smtp?: string;
  readonly from?: string;
  readonly dryRun?: true;
  readonly json?: true;
}

export const remindCommand = (): Command =>
  withScopeOptions(
    new Command('remind')
      .description(adminHelp.remind.summary)
      .addOption(new Option('--within <span>', adminHelp.remind.within).argParser(span).default(30 * day, '30d'))
      .option('--output <folder>', adminHelp.remind.output)
      .option('--smtp <url>', adminHelp.remind.smtp)
      .option('--from <email>', adminHelp.remind.from),
  )
    .option('--dry-run', adminHelp.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.remind.examples)
    .action(async (options: Options) => {
      const { send, close } = await sending(options);
      const reminders = await withProgress((progress) => due(options, progress));
      const memory = memoryOf(path.dirname(signInFile()), (await readSignIn())?.script ?? '');
      let count = 0;
      try {
        for (const reminder of reminders) {
          const names = reminder.about.map(({ name }) => name);
          const tell = (): Promise<boolean> => told(reminder, memory, send, options);
          // Trying it out takes nothing from anybody.
          if (await (options.dryRun === true ? tell() : memory.alone(reminder.to, names, tell))) count += 1;
        }
      } finally {
        close();
        remark(adminFormat('remind.sum', { count }));
      }
    });

/** How mails leave. @throws Refusal for SMTP without a sender */
async function sending({ output, smtp = process.env['MOCKUPS_ADMIN_SMTP'], from, json }: Options): Promise<{
  readonly send: Send;
  readonly close: () => void;
}> {
  const { bySmtp, intoFolder, toOutput } = await import('../remind/mail');
  const sender = from ?? 'mockups-admin@localhost';
  const close = (): void => undefined;
  if (output !== undefined) return { send: intoFolder(output, sender), close };
  if (smtp === undefined || smtp === '') {
    const print = json === true ? () => undefined : (text: string) => process.stdout.write(text);
    return { send: toOutput(sender, print), close };
  }
  if (from === undefined || !/^smtps?:\/\//.test(smtp)) throw new Refusal([adminFormat('remind.smtp')]);
  return bySmtp(smtp, from);
}

/** Everything there is to tell, organisation by organisation: each has reviewers of its own. */
async function due(options: Options, progress: Progress): Promise<readonly Reminder[]> {
  const ask = await openServer();
  const { scope, now } = await chosenScope(ask, options);
  const given = { now, within: options.within };
  if (scope.kind === 'organisation') return ofOrganisation(ask, scope.organisation, given, progress);
  const all = await reviewed(ask, scope, progress);
  const names = [...new Set(all.rows.flatMap(({ organisation }) => organisation ?? []))];
  const reminders: Reminder[] = [];
  if (scope.kind === 'everything') {
    for (const name of names) reminders.push(...(await ofOrganisation(ask, name, given, progress)));
  }
  const rest = scope.kind === 'everything' ? all.rows.filter((row) => row.organisation === undefined) : all.rows;
  return [...reminders, ...remindersOf({ rows: rest, conflicts: [] }, { name: '', ...given })];
}

const ofOrganisation = async (
  ask: Ask,
  organisation: string,
  given: { readonly now: number; readonly within: number },
  progress: Progress,
): Promise<readonly Reminder[]> => {
  const all = await reviewed(ask, { kind: 'organisation', organisation }, progress);
  return remindersOf(all, { name: all.organisation?.name ?? organisation, ...given });
};

/** Tells somebody what they were not told yet. @returns whether there was anything */
async function told(
  { to, kind, organisation, about }: Reminder,
  memory: Memory,
  send: Send,
  { dryRun, json }: Options,
): Promise<boolean> {
  const isTrial = dryRun === true;
  const fresh: (typeof about)[number][] = [];
  for (const one of about) {
    if (isTrial ? !(await memory.isTold(to, one.name)) : await memory.take(to, one.name)) fresh.push(one);
  }
  if (fresh.length === 0) return false;
  const subject = adminFormat(`remind.subject.${kind}`);
  const lines = fresh.map(({ line }) => `  ${printable(line)}`);
  const text = [
    adminFormat(`remind.text.${kind}`, { organisation }),
    '',
    ...lines,
    '',
    adminFormat(`remind.end.${kind}`),
    '',
  ].join('\n');
  try {
    if (!isTrial) await send({ to, subject, text });
  } catch (error) {
    // What was not sent is told the next time.
    for (const { name } of fresh) await memory.giveBack(to, name);
    const detail = printable(error instanceof Error ? error.message : String(error));
    throw new Refusal([adminFormat('remind.failed', { email: printable(to), detail })], exitCode.unanswered);
  }
  const names = fresh.map(({ name }) => name);
  if (json === true) sayJson({ to, kind, subject, text, about: names, dryRun: isTrial });
  else remark(paint.dim(adminFormat('remind.sent', { dry: isTrial ? 'yes' : 'no', email: printable(to), subject })));
  return true;
}
