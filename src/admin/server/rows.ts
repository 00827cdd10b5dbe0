// What there is of a scope, page by page.
import type { Scope, SeatRow } from '../../contract/review';
import { adminFormat } from '../words';
import type { Progress } from '../output/progress';
import type { Answered, Ask } from './server';

type Page = Answered<'reviewPage'>;

async function* pages(ask: Ask, scope: Scope, progress: Progress): AsyncGenerator<Page> {
  let count = 0;
  let after: string | undefined;
  progress.show(adminFormat('progress.rows', { count }));
  do {
    const page = await ask('reviewPage', { scope, ...(after !== undefined && { after }) });
    count += page.rows.length;
    progress.show(adminFormat('progress.rows', { count }));
    yield page;
    after = page.next;
  } while (after !== undefined);
}

/** The rows of a scope as they come. */
export async function* rowPages(ask: Ask, scope: Scope, progress: Progress): AsyncGenerator<readonly SeatRow[]> {
  for await (const { rows } of pages(ask, scope, progress)) yield rows;
}

/** All of them. */
export const allRows = async (ask: Ask, scope: Scope, progress: Progress): Promise<readonly SeatRow[]> =>
  (await reviewed(ask, scope, progress)).rows;

/** All that may be reviewed of a scope: rows, disputes, and the organisation where the scope is one. */
export async function reviewed(
  ask: Ask,
  scope: Scope,
  progress: Progress,
): Promise<Pick<Page, 'rows' | 'conflicts' | 'organisation'>> {
  const [rows, conflicts]: [Page['rows'][number][], Page['conflicts'][number][]] = [[], []];
  let organisation: Page['organisation'];
  for await (const page of pages(ask, scope, progress)) {
    rows.push(...page.rows);
    conflicts.push(...page.conflicts);
    organisation ??= page.organisation;
  }
  return { rows, conflicts, ...(organisation !== undefined && { organisation }) };
}
