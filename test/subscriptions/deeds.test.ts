// Entries of the audit log: what was stored by any version reads as one typed list, and is stored as it always was.
import { expect, test } from '@jest/globals';
import { entryOf, packedEntry } from '../../src/stores/properties/history';
import {
  type AuditedDeed,
  type Difference,
  type StoredAuditRecord,
  parseAuditRecord,
  storedAuditRecord,
} from '../../src/subscriptions/records/deeds';

const kim = { id: '100', email: 'kim@acme.example', boundAt: 1_700_000_000_000 };
const yearly = { kind: 'paid', billing: 'yearly', startedAt: 1_700_000_000_000 } as const;

const stored = (what: AuditedDeed, before: unknown, after: unknown): StoredAuditRecord => ({
  schema: 1,
  at: 1_760_000_000_000,
  by: '7',
  what,
  licenseId: 'plan-1',
  rule: 'D6',
  before,
  after,
});

const read = (entry: StoredAuditRecord): readonly Difference[] => {
  const parsed = parseAuditRecord(entry);
  return parsed.outcome === 'parsed' ? parsed.record.differences : [];
};

/** As entries are stored from the first version on, and what each tells. */
const told: readonly (readonly [AuditedDeed, before: unknown, after: unknown, differences: readonly Difference[]])[] = [
  ['bound', 'kim@acme.example', '100', [{ of: 'binding', email: 'kim@acme.example', after: '100' }]],
  ['renamed', 'k@acme.example', kim.email, [{ of: 'address', before: 'k@acme.example', after: kim.email }]],
  ['conflict-moved', '100', '200', [{ of: 'account', before: '100', after: '200' }]],
  ['trial-started', null, 1_700_000_000_000, [{ of: 'trial', startedAt: 1_700_000_000_000 }]],
  ['release', { 'holder kim@acme.example': kim }, {}, [{ of: 'holder', email: kim.email, before: kim }]],
  [
    'add-administrator',
    {},
    { 'administrator kim@acme.example': { email: kim.email } },
    [{ of: 'administrator', email: kim.email, after: { email: kim.email } }],
  ],
  ['downgrade', { seats: 5 }, { seats: 3 }, [{ of: 'seats', before: 5, after: 3 }]],
  [
    'cancel',
    { term: yearly },
    { term: { ...yearly, cancelledAt: 1_750_000_000_000 } },
    [{ of: 'term', before: yearly, after: { ...yearly, cancelledAt: 1_750_000_000_000 } }],
  ],
  [
    'directory',
    { 'directory kim@acme.example': 'suspended' },
    { 'directory kim@acme.example': 'deleted' },
    [{ of: 'directory', email: kim.email, before: 'suspended', after: 'deleted' }],
  ],
  ['note', {}, { note: 'Mind the budget' }, [{ of: 'note', after: 'Mind the budget' }]],
  [
    'import',
    {},
    { seats: 2, holders: ['kim@acme.example'] },
    [
      { of: 'seats', after: 2 },
      { of: 'holders', after: ['kim@acme.example'] },
    ],
  ],
  [
    'organisation',
    { reviewers: 'ana@acme.example (1)', licenses: 2 },
    { reviewers: '', licenses: 3 },
    [
      { of: 'reviewers', before: 'ana@acme.example (1)', after: '' },
      { of: 'licenses', before: 2, after: 3 },
    ],
  ],
];

test.each(told)('%s is read as what it changed, and stored so again', (what, before, after, differences) => {
  const entry = stored(what, before, after);
  expect(read(entry)).toEqual(differences);
  const parsed = parseAuditRecord(entry);
  expect(parsed.outcome === 'parsed' && storedAuditRecord(parsed.record)).toEqual(entry);
});

test.each(told)('%s is packed for Script Properties without loss', (what, before, after) => {
  const subject = { id: 'plan-1', organisation: 'acme' };
  const entry = { record: stored(what, before, after), organisation: 'acme' };
  const packed = packedEntry(entry, subject);
  expect(packed).toBeDefined();
  expect(entryOf(packed, subject)).toEqual(entry);
});

/** How versions before wrote some of it. */
const olderForms: readonly (readonly [
  what: AuditedDeed,
  before: unknown,
  after: unknown,
  differences: readonly unknown[],
])[] = [
  [
    'import',
    null,
    { seats: 9, holders: 30 },
    [
      { of: 'seats', after: 9 },
      { of: 'holders', after: 30 },
    ],
  ],
  [
    'organisation',
    null,
    { reviewers: '', licenses: 1 },
    [
      { of: 'reviewers', after: '' },
      { of: 'licenses', after: 1 },
    ],
  ],
  // An address that is none was once taken for one.
  [
    'assign',
    {},
    { 'holder Kim <kim@acme>': { email: 'Kim <kim@acme>' } },
    [{ of: 'holder', email: 'Kim <kim@acme>', after: { email: 'Kim <kim@acme>' } }],
  ],
  ['bound', [kim], [kim], []],
  ['cancel', 'nothing', 7, []],
];

test.each(olderForms)(
  '%s as an earlier version wrote it is read as far as it tells',
  (what, before, after, differences) => {
    expect(read(stored(what, before, after))).toEqual(differences);
  },
);
