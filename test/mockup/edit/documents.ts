// Documents to edit: our own mockups and those of real projects.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readBmml } from '../../../src/mockup/bmml';
import { readBmpr } from '../../../src/mockup/bmpr';
import type { EditedDocument } from '../../../src/mockup/edit/document';
import type { Shown } from '../../../src/mockup/edit/reading';
import { readTables } from '../../../src/mockup/tables';
import { openDatabase } from '../database';
import { corpusFolder, filesIn, fixturesFolder, readText, samplesFolder, sceneOf } from '../fixtures';

/** A name for each file, and where it is. */
export const mockupFiles: readonly (readonly [string, string])[] = [
  fixturesFolder,
  samplesFolder,
  corpusFolder,
  path.join(corpusFolder, '../cases/drawings'),
].flatMap((folder) => filesIn(folder, /\.bm(ml|pr)$/).map((file) => [path.relative(folder, file), file] as const));

/** A file as an editor opens it. */
export async function opened(file: string): Promise<Shown> {
  if (!file.endsWith('.bmpr')) return shownOf({ format: 'bmml', text: readText(file), symbols: new Map() });
  const database = await openDatabase(readFileSync(file));
  const tables = readTables(database);
  database.close();
  return shownOf({ format: 'bmpr', tables });
}

/** A document read from scratch. */
export const shownOf = (document: EditedDocument): Shown => ({
  document,
  scene: sceneOf(document.format === 'bmml' ? readBmml(document.text, document.symbols) : readBmpr(document.tables)),
});
