// That somebody takes away what they may look through: what is in a file is out of everybody's sight here.
import { auditWrites } from '../audit';
import type { Outside, Unreachable } from '../ports';
import type { exportedViews } from '../records/deeds';
import { type Scope, mayReview } from './scopes';

export interface ExportNote {
  /** What it was taken out of. */
  readonly scope: Scope;
  readonly view: (typeof exportedViews)[number];
  readonly rows: number;
}

type NoteExportOutcome =
  | { readonly outcome: 'noted' }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'not-there' | 'unknown-account' }
  | Unreachable;

/** Notes it for whoever reads the log of that scope. `unchanged`: it is noted already, or there is too little room for notes. */
export function noteExport({ scope, ...file }: ExportNote, outside: Outside): NoteExportOutcome {
  const by = outside.identity();
  const known = mayReview(scope, outside);
  if (known.outcome !== 'known') return known;
  if (by === undefined) return { outcome: 'unknown-account' };
  const written = outside.store.commit(
    auditWrites(by, outside.now(), {
      what: 'export',
      because: [],
      differences: [{ of: 'file', after: file }],
      ...(scope.kind === 'organisation' && { organisation: scope.organisation }),
    }),
    'note',
  );
  if (written.outcome === 'unreachable' && written.isFull !== true) return written;
  return written.outcome === 'committed' ? { outcome: 'noted' } : { outcome: 'unchanged' };
}
