// Every record as it is stored, page by page.
import { adminFormat } from '../words';
import type { Progress } from '../output/progress';
import type { Answered, Ask } from './server';

export type ExportedRecord = Answered<'exportRecords'>['records'][number];

/** The pages as they come. */
export async function* recordPages(ask: Ask, progress: Progress): AsyncGenerator<readonly ExportedRecord[]> {
  let count = 0;
  let after: string | undefined;
  do {
    progress.show(adminFormat('progress.records', { count }));
    const page = await ask('exportRecords', after === undefined ? {} : { after });
    count += page.records.length;
    yield page.records;
    after = page.next;
  } while (after !== undefined);
}
