// mockups-admin migrate: moves all records to the other store. Whatever interrupts it, running it again goes on.
import { setTimeout as wait } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { moveRefusalWords } from '../../messages/admin.en';
import { type EngineKind, engineKinds, otherThan } from '../../stores/engine';
import { Refusal, exitCode } from '../failure';
import { interruption } from '../interruption';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { type Progress, withProgress } from '../output/progress';
import { type Answered, type Ask, openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options {
  readonly to?: EngineKind;
  readonly abandon?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

type Moved = Answered<'moveRecords'>;

/** How long is waited at the most before the server is asked again. */
const recheck = 5000;

/** How often everything is copied anew when the comparison finds a difference. */
const attempts = 3;

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description(adminHelp.migrate.summary)
    .addOption(new Option('--to <store>', adminHelp.migrate.to).choices(engineKinds))
    .addOption(new Option('--abandon', adminHelp.migrate.abandon).conflicts(['to', 'dryRun']))
    .option('--dry-run', adminHelp.dryRun)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.migrate.examples)
    .action(async ({ to, abandon, dryRun, json }: Options) => {
      if (to === undefined && abandon !== true) throw new Refusal([adminFormat('migrate.where')]);
      const ended = await withProgress(async (progress) => {
        const ask = await openServer();
        if (to === undefined) return giveUp(ask, progress);
        if (dryRun === true) return { to, answer: await ask('moveRecords', { to, step: 'look' }) };
        return { to, answer: await move(ask, to, progress) };
      });
      report(ended, json === true);
    });

/** Begins or goes on, copies, and switches. */
async function move(ask: Ask, to: EngineKind, progress: Progress): Promise<Moved> {
  progress.show(adminFormat('progress.comparing'));
  const begun = await ask('moveRecords', { to, step: 'begin' });
  if (begun.outcome !== 'ready') return begun;
  for (let attempt = 1; ; attempt += 1) {
    await copyAll(ask, to, begun.records, progress);
    progress.show(adminFormat('progress.comparing'));
    const ended = await whenQuiet(() => ask('moveRecords', { to, step: 'finish' }), progress);
    if (ended.outcome !== 'differs' || attempt === attempts) return ended;
  }
}

async function copyAll(ask: Ask, to: EngineKind, all: number, progress: Progress): Promise<void> {
  let count = 0;
  let after: string | undefined;
  do {
    progress.show(adminFormat('progress.copied', { count, all }));
    const from = after === undefined ? {} : { after };
    const answer = await whenQuiet(() => ask('moveRecords', { to, step: 'copy', ...from }), progress);
    // Somebody else ended the move meanwhile: what follows says so.
    if (answer.outcome !== 'copied') return;
    count += answer.records;
    after = answer.next;
  } while (after !== undefined);
}

/** Asks again when executions that began before the move have ended, and shows how long that takes. */
async function whenQuiet(step: () => Promise<Moved>, progress: Progress): Promise<Moved> {
  for (;;) {
    const answer = await step();
    if (answer.outcome !== 'wait') return answer;
    progress.show(adminFormat('progress.quiet', { seconds: Math.ceil(answer.milliseconds / 1000) }));
    await wait(Math.min(answer.milliseconds, recheck), undefined, { signal: interruption }).catch((error: unknown) => {
      interruption.throwIfAborted();
      throw error;
    });
  }
}

/** Gives a move up, whichever way it went. */
async function giveUp(ask: Ask, progress: Progress): Promise<Ended> {
  const asked = await ask('moveRecords', { to: 'firestore', step: 'look' });
  const isThere = asked.outcome === 'refused' && asked.reason === 'there-already';
  const to = isThere ? otherThan('firestore') : 'firestore';
  for (let removed = 0; ;) {
    progress.show(adminFormat('progress.removed', { count: removed }));
    const answer = await ask('moveRecords', { to, step: 'abandon' });
    if (answer.outcome !== 'abandoning') return { to, answer };
    removed += answer.removed;
  }
}

interface Ended {
  readonly to: EngineKind;
  readonly answer: Moved;
}

function report({ to, answer }: Ended, isJson: boolean): void {
  if (isJson) sayJson({ to, ...answer });
  const tell = isJson ? remark : say;
  switch (answer.outcome) {
    case 'ready':
      tell(adminFormat('migrate.ready', { to, records: answer.records, moving: answer.isMoving ? 'yes' : 'no' }));
      return;
    case 'moved':
      tell(adminFormat('migrate.moved', { to, records: answer.records, digest: answer.digest }));
      if (to === 'script-properties') tell(adminFormat('migrate.left'));
      return;
    case 'abandoned':
      tell(adminFormat('migrate.abandoned', { from: otherThan(to) }));
      return;
    case 'refused':
      // Done before, by this command or by another one: that is what was asked for.
      if (answer.reason !== 'there-already' && answer.reason !== 'not-moving') {
        const { reason, records = 0 } = answer;
        throw new Refusal(
          [adminFormat('migrate.refused', { to, why: moveRefusalWords[reason], records })],
          exitCode.no,
        );
      }
      tell(moveRefusalWords[answer.reason]);
      return;
    case 'differs':
      throw new Refusal(
        [adminFormat('migrate.differs', { from: answer.from.records, to: answer.to.records })],
        exitCode.unanswered,
      );
    case 'copied':
    case 'wait':
    case 'abandoning':
      throw new Refusal([adminFormat('migrate.unfinished')], exitCode.unanswered);
  }
}
