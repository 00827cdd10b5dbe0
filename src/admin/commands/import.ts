// mockups-admin import: takes in what was bought. Each row is done whole or not at all, and once, however often it is asked.
import { Command } from 'commander';
import type { CsvFault, CsvLine } from '../../contract/csv';
import { most } from '../../contract/limits';
import type { ImportRow } from '../../contract/review';
import { adminHelp } from '../../messages/admin-help.en';
import { Refusal, exitCode } from '../failure';
import { readBytes, readInput } from '../files';
import { faultWords, linesOf } from '../importing/lines';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { remark, say, sayJson } from '../output/print';
import { type Progress, withProgress } from '../output/progress';
import { allInPortions, untilAnswered } from '../server/change';
import { type Answered, noAnswerRefusal, openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options {
  readonly dryRun?: true;
  readonly skipRefused?: true;
  readonly json?: true;
}

type RowAnswer =
  Answered<'importLicenses'>['rows'][number] | { readonly outcome: 'refused'; readonly faults: readonly CsvFault[] };

export const importCommand = (): Command =>
  new Command('import')
    .description(adminHelp.import.summary)
    .argument('<file>', adminHelp.import.file)
    .option('--dry-run', adminHelp.dryRun)
    .option('--skip-refused', adminHelp.import.skip)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.import.examples)
    .action(async (file: string, options: Options) => {
      const lines = linesOf(file === '-' ? await readInput() : readBytes(file), file);
      const tally = createTally(options);
      for (const { line, said, faults } of lines) {
        if (faults.length > 0) tally.tell({ line, license: licenseOf(said) }, { outcome: 'refused', faults });
      }
      if (tally.refused() > 0 && options.skipRefused !== true && options.dryRun !== true) {
        throw new Refusal([adminFormat('import.refused-before', { count: tally.refused() })]);
      }
      try {
        await withProgress((progress) => importRows(lines, options, tally.tell, progress));
      } finally {
        // Also when it ends early: what is done is done.
        tally.sum();
      }
      process.exitCode = tally.refused() > 0 ? exitCode.no : exitCode.done;
    });

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
      const isDone = outcome === 'imported' || outcome === 'unchanged';
      counts[isDone ? outcome : 'refused'] += 1;
      if (json === true) sayJson({ ...place, dryRun: isTrial, ...answer });
      else if (!isDone) refusedLines(place, reasonsOf(answer)).forEach(say);
    },
    refused: () => counts.refused,
    sum: () => {
      if (Object.values(counts).some((count) => count > 0)) {
        remark(adminFormat('import.sum', { dry: isTrial ? 'yes' : 'no', ...counts }));
      }
    },
  };
}

/** Imports what can be, a portion at a time. */
async function importRows(
  lines: readonly CsvLine<ImportRow>[],
  { dryRun, json }: Options,
  tell: (place: Place, answer: RowAnswer) => void,
  progress: Progress,
): Promise<void> {
  const ask = await openServer();
  const isTrial = dryRun === true;
  const good = lines.flatMap(({ line, asked }) => (asked === undefined ? [] : [{ line, row: asked }]));
  const show = (count: number): void => {
    progress.show(adminFormat(isTrial ? 'progress.try' : 'progress.import', { count, total: good.length }));
  };
  show(0);
  await allInPortions(
    good,
    most.written,
    (portion) =>
      untilAnswered(
        portion,
        async (some) =>
          (await ask(isTrial ? 'previewImport' : 'importLicenses', { rows: some.map(({ row }) => row) })).rows,
        ({ line, row }, answer) => {
          if (json === true || (answer.outcome !== 'imported' && answer.outcome !== 'unchanged')) progress.end();
          tell({ line, license: row.licenseId }, answer);
        },
      ),
    show,
  );
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
    case 'fault':
      return noAnswerRefusal(answer, 'importLicenses').reasons;
  }
}

const refusedLines = ({ line, license }: Place, reasons: readonly string[]): readonly string[] =>
  reasons.map((reason) =>
    adminFormat('import.row', { line, license: paint.bold(printable(license)), reason: paint.red(printable(reason)) }),
  );
