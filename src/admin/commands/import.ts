// mockups-admin import: takes in what was bought. Each row is done whole or not at all, and once, however often it is asked.
import { Command } from 'commander';
import { adminHelp } from '../../messages/admin-help.en';
import { rowFaultWords } from '../../messages/admin.en';
import { Refusal, exitCode } from '../failure';
import { readInput, readText } from '../files';
import { type FileRow, readRows } from '../importing/read-rows';
import { paint } from '../output/paint';
import { printable } from '../output/printable';
import { remark, say, sayJson } from '../output/print';
import { withProgress } from '../output/progress';
import { inPortions, untilAnswered } from '../server/change';
import { type Answered, noAnswerRefusal, openServer } from '../server/server';
import { adminFormat } from '../words';

interface Options {
  readonly dryRun?: true;
  readonly skipRefused?: true;
  readonly json?: true;
}

type RowAnswer = Answered<'importLicenses'>['rows'][number];

export const importCommand = (): Command =>
  new Command('import')
    .description(adminHelp.import.summary)
    .argument('<file>', adminHelp.import.file)
    .option('--dry-run', adminHelp.dryRun)
    .option('--skip-refused', adminHelp.import.skip)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.import.examples)
    .action(async (file: string, { dryRun, skipRefused, json }: Options) => {
      const isTrial = dryRun === true;
      const rows = readRows(file === '-' ? await readInput() : readText(file), file);
      const counts = { imported: 0, unchanged: 0, refused: 0 };
      const tell = (
        row: FileRow,
        answer: RowAnswer | { readonly outcome: 'refused'; readonly faults: readonly string[] },
      ): void => {
        const { outcome } = answer;
        const isDone = outcome === 'imported' || outcome === 'unchanged';
        counts[isDone ? outcome : 'refused'] += 1;
        if (json === true) sayJson({ line: row.line, license: row.license, dryRun: isTrial, ...answer });
        else if (!isDone) refusedLines(row, reasonsOf(answer)).forEach(say);
      };

      for (const row of rows) if ('faults' in row.read) tell(row, { outcome: 'refused', faults: row.read.faults });
      if (counts.refused > 0 && skipRefused !== true && !isTrial) {
        throw new Refusal([adminFormat('import.refused-before', { count: counts.refused })]);
      }
      const good = rows.flatMap((file) => ('row' in file.read ? [{ file, row: file.read.row }] : []));
      try {
        await withProgress(async (progress) => {
          const ask = await openServer();
          const show = (count: number): void => {
            const total = good.length;
            progress.show(adminFormat(isTrial ? 'progress.try' : 'progress.import', { count, total }));
          };
          show(0);
          await inPortions(
            good,
            (portion) =>
              untilAnswered(
                portion,
                async (some) =>
                  (await ask(isTrial ? 'previewImport' : 'importLicenses', { rows: some.map(({ row }) => row) })).rows,
                ({ file: row }, answer) => {
                  if (json === true || (answer.outcome !== 'imported' && answer.outcome !== 'unchanged'))
                    progress.end();
                  tell(row, answer);
                },
              ),
            show,
          );
        });
      } finally {
        // Also when it ends early: what is done is done.
        if (Object.values(counts).some((count) => count > 0)) {
          remark(adminFormat('import.sum', { dry: isTrial ? 'yes' : 'no', ...counts }));
        }
      }
      process.exitCode = counts.refused > 0 ? exitCode.no : exitCode.done;
    });

/** Why a row was not imported, a line each. */
function reasonsOf(
  answer: RowAnswer | { readonly outcome: 'refused'; readonly faults: readonly string[] },
): readonly string[] {
  switch (answer.outcome) {
    case 'imported':
    case 'unchanged':
      return [];
    case 'refused':
      return 'faults' in answer
        ? answer.faults
        : [`${rowFaultWords[answer.fault]}${answer.detail === undefined ? '' : ` (${answer.detail})`}`];
    case 'unreachable':
    case 'not-there':
    case 'not-understood':
    case 'fault':
      return noAnswerRefusal(answer, 'importLicenses').reasons;
  }
}

const refusedLines = ({ line, license }: FileRow, reasons: readonly string[]): readonly string[] =>
  reasons.map((reason) =>
    adminFormat('import.row', { line, license: paint.bold(printable(license)), reason: paint.red(printable(reason)) }),
  );
