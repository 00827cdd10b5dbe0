// mockups-admin import: takes in what was bought. Each row is done whole or not at all, and once, however often it is asked.
import { Command } from 'commander';
import type { CsvFault, CsvLine } from '../../contract/csv';
import { sampleOf } from '../../contract/license-files';
import { most } from '../../contract/limits';
import { type PortionRoom, isTooMuch } from '../../contract/portions';
import type { ImportRow } from '../../contract/review';
import { adminHelp } from '../../messages/admin-help.en';
import { Refusal, exitCode } from '../failure';
import { readBytes, readInput } from '../files';
import { faultWords, linesOf } from '../importing/lines';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { type Progress, withProgress } from '../output/progress';
import { allInPortions, untilAnswered } from '../server/change';
import { type Answered, noAnswerRefusal, openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options {
  readonly sample?: true;
  readonly dryRun?: true;
  readonly skipRefused?: true;
  readonly json?: true;
}

type RowAnswer =
  Answered<'importLicenses'>['rows'][number] | { readonly outcome: 'refused'; readonly faults: readonly CsvFault[] };

export const importCommand = (): Command =>
  new Command('import')
    .description(adminHelp.import.summary)
    .argument('[file]', adminHelp.import.file)
    .option('--sample', adminHelp.import.sample)
    .option('--dry-run', adminHelp.dryRun)
    .option('--skip-refused', adminHelp.import.skip)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.import.examples)
    .action(async (file: string | undefined, options: Options, command: Command) => {
      if (options.sample === true) {
        process.stdout.write(sampleOf('import'));
        return;
      }
      if (file === undefined) command.error(adminHelp.import.noFile);
      const lines = linesOf(file === '-' ? await readInput() : readBytes(file), file);
      const isTrial = options.dryRun === true;
      const tally = createTally(options);
      // All of a file is imported or none of it, so all of it is asked about first; what fits is no matter of single rows.
      const { answers, rooms } = await lookedAt(lines);
      if (isTooMuch(rooms)) {
        throw new Refusal([adminFormat('import.no-room', { dry: isTrial ? 'yes' : 'no' })], exitCode.no);
      }
      if (isTrial || options.skipRefused !== true) {
        const refused = answers.filter(([, answer]) => !isGood(answer));
        for (const [place, answer] of isTrial ? answers : refused) tally.tell(place, answer);
        if (refused.length > 0 && options.skipRefused !== true) {
          const isOfFile = lines.some(({ faults }) => faults.length > 0);
          const message = adminFormat('import.refused-before', { count: refused.length, dry: isTrial ? 'yes' : 'no' });
          throw new Refusal([message], isOfFile ? exitCode.refused : exitCode.no);
        }
      } else {
        for (const { line, said, faults } of lines) {
          if (faults.length > 0) tally.tell({ line, license: licenseOf(said) }, { outcome: 'refused', faults });
        }
      }
      try {
        if (!isTrial)
          await withProgress((progress) => askAbout(lines, 'importLicenses', options, tally.tell, progress));
      } finally {
        // Also when it ends early: what is done is done.
        tally.sum();
      }
      process.exitCode = tally.refused() > 0 ? exitCode.no : exitCode.done;
    });

const isGood = ({ outcome }: RowAnswer): boolean => outcome === 'imported' || outcome === 'unchanged';

/** What would become of each line, in their order, and what each portion would take of the store. */
async function lookedAt(lines: readonly CsvLine<ImportRow>[]): Promise<{
  readonly answers: readonly (readonly [Place, RowAnswer])[];
  readonly rooms: readonly PortionRoom[];
}> {
  const rooms: PortionRoom[] = [];
  const answers = new Map<number, RowAnswer>();
  const tell = ({ line }: Place, answer: RowAnswer): void => {
    answers.set(line, answer);
  };
  await withProgress((progress) => askAbout(lines, 'previewImport', {}, tell, progress, (room) => rooms.push(room)));
  return {
    answers: lines.flatMap(({ line, said, faults }) => {
      const answer = faults.length > 0 ? ({ outcome: 'refused', faults } as const) : answers.get(line);
      return answer === undefined ? [] : [[{ line, license: licenseOf(said) }, answer] as const];
    }),
    rooms,
  };
}

/** A row as it is told of: where it stands, and the license that it names. */
interface Place {
  readonly line: number;
  readonly license: string;
}

/** The first cell of a line that asks for nothing; of one that does, the license. */
const licenseOf = (said: string): string => said.split(' · ')[0] ?? '';

/** Tells what became of each row as it is known, and counts. */
function createTally({ dryRun, json }: Options): {
  readonly tell: (place: Place, answer: RowAnswer) => void;
  readonly refused: () => number;
  readonly sum: () => void;
} {
  const isTrial = dryRun === true;
  const counts = { imported: 0, unchanged: 0, refused: 0 };
  return {
    tell: (place, answer) => {
      const { outcome } = answer;
      counts[outcome === 'imported' || outcome === 'unchanged' ? outcome : 'refused'] += 1;
      if (json === true) sayJson({ ...place, dryRun: isTrial, ...answer });
      else if (!isGood(answer)) refusedLines(place, reasonsOf(answer)).forEach(say);
    },
    refused: () => counts.refused,
    sum: () => {
      if (Object.values(counts).some((count) => count > 0)) {
        remark(adminFormat('import.sum', { dry: isTrial ? 'yes' : 'no', ...counts }));
      }
    },
  };
}

/** Asks about what can be read, a portion at a time. */
async function askAbout(
  lines: readonly CsvLine<ImportRow>[],
  name: 'previewImport' | 'importLicenses',
  { json }: Options,
  tell: (place: Place, answer: RowAnswer) => void,
  progress: Progress,
  onRoom: (room: PortionRoom) => void = () => undefined,
): Promise<void> {
  const ask = await openServer();
  const isTrial = name === 'previewImport';
  const good = lines.flatMap(({ line, asked }) => (asked === undefined ? [] : [{ line, row: asked }]));
  const show = (count: number): void => {
    progress.show(adminFormat(isTrial ? 'progress.try' : 'progress.import', { count, total: good.length }));
  };
  show(0);
  const told = inOrderOf(good, ({ line, row }, answer: RowAnswer) => {
    if (json === true || !isGood(answer)) progress.end();
    tell({ line, license: row.licenseId }, answer);
  });
  await allInPortions(
    good,
    isTrial ? most.previewed : most.written,
    (portion) =>
      untilAnswered(
        portion,
        async (some) => {
          const answer: Answered<'previewImport'> = await ask(name, { rows: some.map(({ row }) => row) });
          if (answer.room !== undefined) onRoom(answer.room);
          return answer.rows;
        },
        told.tell,
      ),
    show,
  ).finally(told.rest);
}

/** Tells of things in their order, in whichever order their answers come. `rest` tells what others were waited for with. */
function inOrderOf<Item, Answer>(items: readonly Item[], tell: (item: Item, answer: Answer) => void) {
  const waiting = new Map<Item, Answer>();
  let at = 0;
  const tellOf = (item: Item): void => {
    const answer = waiting.get(item);
    if (answer !== undefined) tell(item, answer);
    waiting.delete(item);
  };
  return {
    tell: (item: Item, answer: Answer): void => {
      waiting.set(item, answer);
      for (let next = items[at]; next !== undefined && waiting.has(next); next = items[at]) {
        tellOf(next);
        at += 1;
      }
    },
    rest: (): void => {
      items.filter((item) => waiting.has(item)).forEach(tellOf);
    },
  };
}

/** Why a row was not imported, a line each. */
function reasonsOf(answer: RowAnswer): readonly string[] {
  switch (answer.outcome) {
    case 'imported':
    case 'unchanged':
      return [];
    case 'refused':
      return 'faults' in answer
        ? answer.faults.map(faultWords)
        : [adminFormat(`row.${answer.fault}`, { detail: answer.detail ?? '' })];
    case 'unreachable':
    case 'not-there':
    case 'not-understood':
    case 'not-allowed-yet':
    case 'fault':
      return noAnswerRefusal(answer, 'importLicenses').reasons;
  }
}

const refusedLines = ({ line, license }: Place, reasons: readonly string[]): readonly string[] =>
  reasons.map((reason) =>
    adminFormat('import.row', { line, license: paint.bold(printable(license)), reason: paint.red(printable(reason)) }),
  );
