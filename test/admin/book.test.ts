import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readBook } from '../../src/admin/book/book';
import { bookSchema } from '../../src/admin/book/schema';
import { Refusal } from '../../src/admin/failure';
import { countSeats } from '../../src/rules/index';

const admin = path.join(__dirname, '../../src/admin');
const examples = readdirSync(path.join(admin, 'examples')).filter((name) => name.endsWith('.json'));
const example = (name: string): string => readFileSync(path.join(admin, 'examples', name), 'utf8');

/** The reasons for which a book is refused; a book that is taken has none. */
const reasonsAgainst = (book: unknown): readonly string[] => {
  try {
    readBook(typeof book === 'string' ? book : JSON.stringify(book), 'book.json');
    return [];
  } catch (error) {
    return error instanceof Refusal ? error.reasons : [`a fault: ${String(error)}`];
  }
};

const paid = { kind: 'paid', billing: 'monthly', startedAt: '2026-01-31T00:00:00Z' };
const drive = { product: 'google-drive', id: 'one', term: paid, holders: [{ email: 'ana@acme.example' }] };
const wiki = { product: 'confluence', id: 'two', editors: 10, boughtFrom: 'vendor', instance: 'wiki' };

describe('a license book', () => {
  test.each(examples)('of the example %s can be read', (name) => {
    expect(reasonsAgainst(example(name))).toEqual([]);
  });

  test.each(examples)('of the example %s points editors to the JSON Schema of what reads it', (name) => {
    const { $schema } = JSON.parse(example(name)) as { readonly $schema: string };
    const schema = JSON.parse(readFileSync(path.join(admin, 'examples', $schema), 'utf8')) as Record<string, unknown>;
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', required: ['licenses'] });
    expect(Object.keys(schema['properties'] as object)).toEqual(Object.keys(bookSchema.entries));
    expect(JSON.stringify(schema)).toContain('"pattern":"^\\\\d{4}-\\\\d{2}-');
  });

  test('gives licenses with instants in milliseconds and a lowered plan settled', () => {
    const [ana, ben, , plan] = readBook(example('google-drive.json'), 'book').licenses;
    expect(ana).toEqual({
      product: 'google-drive',
      id: 'ana',
      seats: 1,
      term: { kind: 'paid', billing: 'yearly', startedAt: Date.UTC(2026, 0, 15, 9, 30) },
      holders: [{ email: 'ana@acme.example', id: '100000000000000000001', boundAt: Date.UTC(2026, 0, 15, 9, 31) }],
      administrators: [],
    });
    expect(ben).toMatchObject({ term: { cancelledAt: Date.UTC(2026, 1, 10, 8) } });
    expect(plan).toMatchObject({ holders: [{}, {}, { id: '7', editsUntil: Date.UTC(2026, 2, 1) }] });
  });

  test('counts members of groups inside groups, and not who is disabled', () => {
    const book = readBook(example('confluence.json'), 'book');
    const seats = book.licenses.map((license) => countSeats(license, book.factsFor(undefined, 0)));
    expect(seats).toEqual([expect.objectContaining({ bought: 10, taken: 3, free: 7, over: 0 })]);
  });

  test.each<[string, unknown, readonly string[]]>([
    ['is no JSON', '{', ['book.json: is no JSON: ']],
    ['is no object', 'null', ['book.json: (the whole): is null, not Object']],
    ['is empty', {}, ['book.json: licenses: is missing']],
    ['has a misspelt field', { licenses: [{ ...drive, seat: 3 }] }, ['book.json: licenses.0.seat: is no known field']],
    [
      'has an unknown product',
      { licenses: [{ ...drive, product: 'cloud' }] },
      ['book.json: licenses.0.product: is none of "google-drive", "desktop", "confluence" and "jira", it is "cloud"'],
    ],
    [
      'has several faults at once',
      {
        licenses: [
          { ...drive, seats: 1.5, holders: [{ email: 'ana' }] },
          { ...wiki, editors: 'many' },
        ],
      },
      [
        'book.json: licenses.0.seats: is no whole number, it is 1.5',
        'book.json: licenses.0.holders.0.email: is no e-mail address, it is "ana"',
        'book.json: licenses.1.editors: is neither a whole number nor "unlimited", it is "many"',
      ],
    ],
    [
      'has an instant with another time zone',
      { licenses: [{ ...drive, term: { ...paid, startedAt: '2026-01-31T00:00:00+01:00' } }] },
      ['book.json: licenses.0.term.startedAt: is no instant like 2026-03-01T00:00:00Z'],
    ],
    [
      'has a day that does not exist',
      { licenses: [{ ...drive, term: { ...paid, startedAt: '2026-02-30T00:00:00Z' } }] },
      ['book.json: licenses.0.term.startedAt: is a day or time that does not exist'],
    ],
    [
      'cancels before it begins',
      { licenses: [{ ...drive, term: { ...paid, cancelledAt: '2026-01-30T00:00:00Z' } }] },
      ['book.json: licenses.0.term.cancelledAt: is before the start'],
    ],
    [
      'names a license twice',
      { licenses: [drive, { ...wiki, id: 'one' }] },
      ['book.json: licenses.1.id: is the id of another license, it is "one"'],
    ],
    [
      'names a group that it lacks',
      { licenses: [], groups: [{ name: 'a', groups: ['b'] }] },
      ['book.json: groups.0.groups.0: is no group of this book, it is "b"'],
    ],
    [
      'names an instance and a group twice',
      { licenses: [], instances: [{ name: 'wiki' }, { name: 'Wiki' }], groups: [{ name: 'a' }, { name: 'a' }] },
      [
        'book.json: instances.1.name: is there twice, it is "wiki"',
        'book.json: groups.1.name: is there twice, it is "a"',
      ],
    ],
    [
      'names addresses that can be nobody’s',
      {
        licenses: [
          {
            ...drive,
            holders: ['ana@acme.example.', 'ana@acme..example', '+sales@gmail.com', 'an\u200ba@acme.example'].map(
              (email) => ({ email }),
            ),
          },
        ],
      },
      [0, 1, 2, 3].map((at) => `book.json: licenses.0.holders.${at}.email: can be the address of no account`),
    ],
    [
      'names a group for a license that it lacks, or spells otherwise',
      {
        licenses: [
          { ...wiki, editorsGroup: 'Editors' },
          { ...wiki, id: 'three', editorsGroup: 'editor' },
        ],
        groups: [{ name: 'editors' }],
      },
      [
        'book.json: licenses.0.editorsGroup: is no group of this book, it is "Editors"; there is "editors"',
        'book.json: licenses.1.editorsGroup: is no group of this book, it is "editor"',
      ],
    ],
    [
      'says twice who has an address',
      {
        licenses: [],
        accounts: [
          { email: 'ana@acme.example', id: '1' },
          { email: ' Ana@acme.example', id: '2' },
        ],
      },
      ['book.json: accounts.1.email: is there twice, it is "ana@acme.example"'],
    ],
    [
      'would move the cursor of a terminal',
      { licenses: [{ ...drive, seats: '\u001b[2Jmany' }] },
      ['book.json: licenses.0.seats: is no number, it is "many"'],
    ],
    [
      'sells a cloud license by the vendor',
      { licenses: [{ ...wiki, hosting: 'cloud' }] },
      ['book.json: licenses.0.boughtFrom: is "vendor", and cloud licenses come from the Marketplace alone'],
    ],
  ])('that %s is refused with the place of each fault', (_, book, reasons) => {
    const against = reasonsAgainst(book);
    expect(against).toEqual(reasons.map((reason) => expect.stringContaining(reason)));
  });
});
