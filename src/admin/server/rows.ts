// Every row of a scope, page by page.
import type { Scope, SeatRow } from '../../contract/review';
import { adminFormat } from '../words';
import type { Progress } from '../output/progress';
import type { Ask } from './server';

/** The pages of a scope as they come. */
export async function* rowPages(ask: Ask, scope: Scope, progress: Progress): AsyncGenerator<readonly SeatRow[]> {
  let count = 0;
  let after: string | undefined;
  progress.show(adminFormat('progress.rows', { count }));
  do {
    const page = await ask('reviewPage', { scope, ...(after !== undefined && { after }) });
    count += page.rows.length;
    progress.show(adminFormat('progress.rows', { count }));
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}

/** All of them. */
export async function allRows(ask: Ask, scope: Scope, progress: Progress): Promise<readonly SeatRow[]> {
  const rows: SeatRow[] = [];
  for await (const page of rowPages(ask, scope, progress)) rows.push(...page);
  return rows;
}
