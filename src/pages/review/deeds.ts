// Entries of the audit log in words.
import type { AuditRecord } from '../../contract/review';
import { auditRuleWords, type Words } from './words';

/** What changed, a line each, as far as the entry tells in a known form. */
export function deedDetails({ before, after, what }: AuditRecord, words: Words): readonly string[] {
  if (typeof before === 'string' && typeof after === 'string') return [words('deed.from-to', { before, after })];
  if (what === 'bound') return [];
  const [was, is] = [entriesOf(before), entriesOf(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  return keys.flatMap((key): readonly string[] => {
    const person = /^(holder|administrator) (.*)$/.exec(key);
    if (person) {
      const [, role = '', email = ''] = person;
      const isGone = !is.has(key);
      const isNew = !was.has(key);
      if (!isGone && !isNew) return [];
      return [
        words(
          role === 'holder'
            ? isGone
              ? 'deed.seat-lost'
              : 'deed.seat-given'
            : isGone
              ? 'deed.administrator-lost'
              : 'deed.administrator-given',
          { email },
        ),
      ];
    }
    const values = { before: told(was.get(key)), after: told(is.get(key)) };
    if (key === 'seats') return [words('deed.seats', values)];
    if (key === 'reviewers' || key === 'licenses')
      return values.before === values.after ? [] : [words(`deed.${key}`, values)];
    if (key === 'note') {
      const note = { before: written(was.get(key)), after: written(is.get(key)) };
      return [
        words(
          note.before === '' ? 'deed.note-first' : note.after === '' ? 'deed.note-removed' : 'deed.note-text',
          note,
        ),
      ];
    }
    return [];
  });
}

/** The rules that permitted it, as sentences. */
export const deedRules = ({ rule }: AuditRecord): readonly string[] => auditRuleWords(rule);

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []);

const written = (value: unknown): string => (typeof value === 'string' ? value : '');

const told = (value: unknown): string =>
  value === undefined || value === null
    ? '–'
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : '…';
