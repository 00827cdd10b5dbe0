// License books that people brought, each for a mistake that was once made with it: read, counted and decided.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Book, readBook } from '../../src/admin/book/book';
import { Refusal } from '../../src/admin/failure';
import { countSeats, decide } from '../../src/rules/index';
import { root } from '../emulator';

const books = path.join(root, '../shared/cases/rules');
const now = Date.UTC(2026, 2, 10, 12);

/** Who wants what. */
type Asked = { readonly email: string } & (
  | { readonly product: 'google-drive' | 'desktop'; readonly action: 'edit' }
  | { readonly product: 'confluence' | 'jira'; readonly action: 'edit'; readonly at: string }
);

/** The book, or what is wrong with it. */
function read(file: string): Book | readonly string[] {
  try {
    return readBook(readFileSync(path.join(books, file), 'utf8'), file);
  } catch (error) {
    if (error instanceof Refusal) return error.reasons.map((reason) => reason.replace(`${file}: `, ''));
    throw error;
  }
}

/** `yes` or `no`, by which rules and with which ways out, and what each license counts: bought, taken, free, over. */
function answered(file: string, asked: readonly Asked[]): readonly string[] {
  const book = read(file);
  if (!('licenses' in book)) return book;
  const counts = book.licenses.map((license) => {
    const { bought, taken, free, over, notLookedUp } = countSeats(license, book.factsFor(undefined, now));
    return [bought, taken, free, over, ...notLookedUp].join(' ');
  });
  const decided = asked.map(({ email, ...request }) => {
    const account = book.accountOf(email);
    const { effect, because, remedies } = decide(book.licenses, { ...request, account }, book.factsFor(account, now));
    const told = [...because, ...remedies.map(({ kind }) => kind)].join(' ');
    return `${email.split('@')[0] ?? ''} ${effect === 'permit' ? 'yes' : 'no'}: ${told}`;
  });
  return [...counts, ...decided];
}

const ana = 'ana@acme.example';
const ben = 'ben@acme.example';
const drive = { product: 'google-drive', action: 'edit' } as const;
const desktop = { product: 'desktop', action: 'edit' } as const;
const wiki = { product: 'confluence', action: 'edit', at: 'wiki' } as const;

/** Each book with what is asked of it, what each of its licenses counts, and the answers; or what is wrong with it. */
const expected = {
  'accounts-twice.json': { asked: [], answers: ['accounts.1.email: is there twice, it is "ana@acme.example"'] },
  'address-tag-only.json': {
    asked: [],
    answers: ['licenses.0.holders.0.email: can be the address of no account, it is "+sales@gmail.com"'],
  },
  'address-trailing-dot.json': {
    asked: [],
    answers: ['licenses.0.holders.0.email: can be the address of no account, it is "ana@acme.example."'],
  },
  'cloud-without-directory.json': {
    asked: [{ product: 'jira', action: 'edit', at: 'jira', email: ana }],
    answers: ['50 0 unknown 0 users', 'ana yes: plugin/cloud-counts-all-users'],
  },
  'desktop-trial-of-somebody-else.json': {
    asked: [
      { ...desktop, email: ana },
      { ...desktop, email: ben },
    ],
    answers: [
      '1 1 0 0',
      'ana yes: desktop/trial-is-fully-functional',
      'ben no: desktop/belongs-to-people assign start-trial',
    ],
  },
  'ended-plan-member-told-to-restart.json': {
    asked: [
      { ...drive, email: ben },
      { ...drive, email: 'fay@acme.example' },
    ],
    answers: [
      '2 1 1 0',
      'ben no: drive/ended-views-only ask-administrator subscribe',
      'fay no: drive/no-subscription-views-only start-trial subscribe switch-account',
    ],
  },
  'group-misspelt-everybody-edits.json': {
    asked: [],
    answers: ['licenses.0.editorsGroup: is no group of this book, it is "editor"'],
  },
  'group-other-case.json': {
    asked: [],
    answers: ['licenses.0.editorsGroup: is no group of this book, it is "Editors"; there is "editors"'],
  },
  'listed-twice-count-and-explain-disagree.json': {
    asked: [
      { ...drive, email: ana },
      { ...drive, email: ben },
    ],
    answers: ['2 2 0 0', 'ana yes: drive/tied-to-one-account', 'ben yes: drive/tied-to-one-account'],
  },
  'marketplace-larger-than-host.json': {
    asked: [{ ...wiki, email: ana }],
    answers: ['unlimited 1 unlimited 0', 'ana yes: plugin/marketplace-covers-all-users'],
  },
  'staging-beats-production-by-id.json': {
    asked: [
      { ...wiki, email: ana },
      { ...wiki, at: 'wiki2', email: ben },
      { ...wiki, at: 'wiki2', email: ana },
    ],
    answers: [
      '2 1 1 0',
      '2 1 1 0',
      'ana yes: plugin/editors-edit-everybody-views',
      'ben yes: plugin/editors-edit-everybody-views',
      'ana no: plugin/editors-edit-everybody-views assign',
    ],
  },
  'trial-begins-2030.json': {
    asked: [
      { ...desktop, email: ana },
      { ...wiki, email: ana },
      { ...drive, email: ana },
    ],
    answers: [
      '1 1 0 0',
      '5 1 4 0',
      '1 1 0 0',
      'ana no: desktop/trial-is-fully-functional wait-for-start buy-license',
      'ana no: plugin/trial-is-fully-functional wait-for-start buy-license',
      'ana no: drive/not-started-views-only subscribe',
    ],
  },
} satisfies Record<string, { readonly asked: readonly Asked[]; readonly answers: readonly string[] }>;

const whereBooksAre = existsSync(books) ? describe : describe.skip;

whereBooksAre('books that people brought (../shared/cases/rules)', () => {
  test('are all of these', () => {
    expect(readdirSync(books).filter((file) => file.endsWith('.json'))).toEqual(Object.keys(expected));
  });

  test.each(Object.entries(expected))('%s is answered as it should be', (file, { asked, answers }) => {
    expect(answered(file, asked)).toEqual(answers);
  });
});
