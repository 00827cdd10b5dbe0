// Entries of the audit log in words.
import { billingPeriodAt } from '../../rules/index';
import { namedAt } from '../../contract/named-days';
import type { AuditRecord, Difference } from '../../contract/review';
import { auditRuleWords, type Words } from './words';

/** What changed, a line each. */
export const deedDetails = (
  { differences }: AuditRecord,
  people: Readonly<Record<string, string>>,
  words: Words,
): readonly string[] => differences.flatMap((one) => differenceWords(one, people, words) ?? []);

/** Who did it: the address where it is known, and billing by itself. */
export const whoDid = ({ by }: AuditRecord, people: Readonly<Record<string, string>>, words: Words): string =>
  by === 'billing' ? words('deed.billing') : (people[by] ?? words('deed.account', { id: by }));

/** The rules that permitted it, as sentences. */
export const deedRules = ({ rule }: AuditRecord): readonly string[] => auditRuleWords(rule);

/** One thing that changed; undefined for what the deed itself says. */
function differenceWords(one: Difference, people: Readonly<Record<string, string>>, words: Words): string | undefined {
  switch (one.of) {
    case 'holder':
    case 'administrator':
      if (one.before !== undefined && one.after !== undefined) return undefined;
      return words(`deed.${one.of}-${one.after === undefined ? 'lost' : 'given'}`, { email: one.email });
    case 'directory':
      return words('deed.directory', { email: one.email, status: one.after ?? 'there' });
    case 'holders':
      return typeof one.after === 'number'
        ? words('deed.holders', { count: one.after })
        : one.after.map((email) => words('deed.holder-given', { email })).join(' · ') || undefined;
    case 'seats':
    case 'licenses':
      return one.before === one.after
        ? undefined
        : words(`deed.${one.of}`, { before: one.before ?? '–', after: one.after });
    case 'reviewers':
      return one.before === one.after
        ? undefined
        : words('deed.reviewers', { before: one.before ?? '–', after: one.after });
    case 'file':
      return words('deed.file', one.after);
    case 'note':
      return words(
        one.before === undefined ? 'deed.note-first' : one.after === undefined ? 'deed.note-removed' : 'deed.note-text',
        { before: one.before ?? '', after: one.after ?? '' },
      );
    case 'term':
      return termWords(one, words);
    case 'address':
      return words('deed.from-to', { before: one.before, after: one.after });
    case 'account': {
      const named = (id: string): string =>
        people[id] === undefined ? words('deed.account', { id }) : words('conflict.account', { email: people[id], id });
      return words('deed.from-to', { before: named(one.before), after: named(one.after) });
    }
    case 'binding':
    case 'trial':
      return undefined;
  }
}

/** What became of how it is paid. */
function termWords({ before, after }: Extract<Difference, { of: 'term' }>, words: Words): string | undefined {
  if (after.kind === 'trial') return undefined;
  if (before.kind === 'trial' || before.billing !== after.billing || before.startedAt !== after.startedAt)
    return words('deed.billed', { billing: after.billing, at: words.day(after.startedAt) });
  const at = after.cancelledAt ?? before.cancelledAt;
  if (at === undefined) return undefined;
  const { end } = billingPeriodAt(after.startedAt, after.billing, at);
  const what = after.cancelledAt === undefined ? 'renews' : 'ends';
  return words(`next.${what}`, { at: words.day(namedAt({ at: end, what })) });
}
