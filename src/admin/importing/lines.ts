// The lines of a file of licenses, and what is wrong with them in words.
import { type CsvFault, type CsvLine, decodeCsv } from '../../contract/csv';
import { readImport } from '../../contract/license-files';
import type { ImportRow } from '../../contract/review';
import { Refusal } from '../failure';
import { printable } from '../output/printable';
import { adminFormat } from '../words';

/** The lines of a file. @throws Refusal where it is no table of licenses at all */
export function linesOf(bytes: Uint8Array, file: string): readonly CsvLine<ImportRow>[] {
  const decoded = decodeCsv(bytes);
  const { faults, lines } = 'fault' in decoded ? { faults: [decoded.fault], lines: [] } : readImport(decoded.text);
  if (faults.length === 0) return lines;
  throw fileRefusal(faults, file);
}

/** Why a file is no table of what it should be one of. */
export const fileRefusal = (faults: readonly CsvFault[], file: string): Refusal =>
  new Refusal(
    faults.map((fault) => adminFormat('import.file', { file, line: fault.line, reason: printable(faultWords(fault)) })),
  );

/** A fault of a file in words. */
export const faultWords = (fault: CsvFault): string =>
  adminFormat(`csv.${fault.code}`, { column: '', value: '', most: 0, ...fault });
