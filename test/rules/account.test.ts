// Addresses as people write them, and when two are one person's.
import { describe, expect, test } from '@jest/globals';
import { isSameAddress, parseEmail } from '../../src/rules/index';

/** One letter fewer than an address may have. */
const longest = `${'a'.repeat(64)}@${`${'b'.repeat(61)}.`.repeat(3)}ab`;

const read = [
  { written: ' Ana@Acme.Example ', email: 'ana@acme.example' },
  { written: 'ana@mail.eu.acme.example', email: 'ana@mail.eu.acme.example' },
  { written: 'a.n.a+mockups+more@gmail.com', email: 'ana@gmail.com' },
  { written: 'a.na@googlemail.com', email: 'ana@gmail.com' },
  { written: 'a.na+mockups@acme.example', email: 'a.na+mockups@acme.example' },
  { written: 'ana@acme.example ben@acme.example', email: undefined },
  { written: 'ana@acme.example, Ana', email: undefined },
  { written: 'Ana ana@acme.example', email: undefined },
  { written: 'ana@acme..example', email: undefined },
  { written: 'ana@acme.example.', email: undefined },
  { written: 'ana@-acme.example', email: undefined },
  { written: 'ana@acme.123', email: undefined },
  { written: '.ana@acme.example', email: undefined },
  { written: 'an\u200ba@acme.example', email: undefined },
  { written: 'ana@acme\u00ad.example', email: undefined },
  { written: 'mailto:ana@acme.example', email: undefined },
  { written: 'Ana <ana@acme.example>', email: undefined },
  { written: '+sales@gmail.com', email: undefined },
  { written: '+sales@acme.example', email: '+sales@acme.example' },
  { written: 'jörg@münchen.example', email: 'jörg@münchen.example' },
  { written: `${'a'.repeat(64)}@acme.example`, email: `${'a'.repeat(64)}@acme.example` },
  { written: `${'a'.repeat(65)}@acme.example`, email: undefined },
  { written: `a@${`${'b'.repeat(62)}.`.repeat(4)}example`, email: undefined },
  { written: `${longest}c`, email: `${longest}c` },
  { written: `${longest}cd`, email: undefined },
  { written: 'ana@acme.信', email: 'ana@acme.信' },
  { written: 'ana@acme', email: undefined },
  { written: 'ana', email: undefined },
  { written: '', email: undefined },
] as const;

describe('an address', () => {
  test.each(read)('"$written" is read as $email', ({ written, email }) => {
    expect(parseEmail(written)).toBe(email);
  });

  test('is the same however it is written, and what is none is the same as itself alone', () => {
    expect(isSameAddress('ANA@acme.example', 'ana@acme.example ')).toBe(true);
    expect(isSameAddress('ana@acme.example', 'a.na@acme.example')).toBe(false);
    expect(isSameAddress('nonsense', ' Nonsense')).toBe(true);
    expect(isSameAddress('nonsense', 'nonsense.')).toBe(false);
    expect(isSameAddress('ana@acme.example.', 'ana@acme.example')).toBe(false);
  });
});
