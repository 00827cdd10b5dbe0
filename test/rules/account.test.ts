// Addresses as people write them, and when two are one person's.
import { describe, expect, test } from '@jest/globals';
import { isSameAddress, parseEmail } from '../../src/rules/index';

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
  { written: 'ana@acme', email: undefined },
  { written: 'ana', email: undefined },
  { written: '', email: undefined },
] as const;

describe('an address', () => {
  test.each(read)('"$written" is read as $email', ({ written, email }) => {
    expect(parseEmail(written)).toBe(email);
  });

  test('is the same however it is written, and what is none is the same as nothing', () => {
    expect(isSameAddress('ANA@acme.example', 'ana@acme.example ')).toBe(true);
    expect(isSameAddress('ana@acme.example', 'a.na@acme.example')).toBe(false);
    expect(isSameAddress('nonsense', 'nonsense')).toBe(false);
  });
});
