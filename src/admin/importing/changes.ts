// The lines of a file of changes that a command was given: the same reader as the review page's.
import { type CsvLine, decodeCsv } from '../../contract/csv';
import { type Implied, licensesBy, readChanges } from '../../contract/license-files';
import type { LicenseChange } from '../../contract/review';
import { readBytes, readInput } from '../files';
import { withProgress } from '../output/progress';
import { allRows } from '../server/rows';
import { chosenScope } from '../server/scope';
import { openServer } from '../server/server';
import { fileRefusal } from './lines';

/**
 * The lines of a file, - for standard input. Where one names no license, it is looked up among all that may be reviewed.
 * @throws Refusal where it is no table of changes at all
 */
export async function changeLinesOf(file: string, implied: Implied): Promise<readonly CsvLine<LicenseChange>[]> {
  const decoded = decodeCsv(file === '-' ? await readInput() : readBytes(file));
  if ('fault' in decoded) throw fileRefusal([decoded.fault], file);
  const asked: string[] = [];
  const { faults, lines } = readChanges(
    decoded.text,
    (email) => {
      asked.push(email);
      return [];
    },
    implied,
  );
  if (faults.length > 0) throw fileRefusal(faults, file);
  if (asked.length === 0) return lines;
  const rows = await withProgress(async (progress) => {
    const ask = await openServer();
    return allRows(ask, (await chosenScope(ask, {})).scope, progress);
  });
  return readChanges(decoded.text, licensesBy(rows), implied).lines;
}
