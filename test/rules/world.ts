// Small licenses and facts for tests, each given in full but for what a test is about.
import type { Account, DesktopLicense, DriveLicense, Facts, Instant, PluginLicense } from '../../src/rules/index';

/** An instant by its ISO 8601 form; a day alone is its first millisecond, UTC. */
export const at = (text: string): Instant => Date.parse(text);

export const now = at('2026-03-10T12:00:00Z');

export const facts = (changed: Partial<Facts> = {}): Facts => ({ now, graceDays: 0, reachable: true, ...changed });

const person = (name: string): Account & { readonly id: string } => ({
  id: `id-${name}`,
  email: `${name}@acme.example`,
});

export const ana = person('ana');
export const ben = person('ben');
export const cleo = person('cleo');
export const dan = person('dan');
export const eve = person('eve');
export const fay = person('fay');

export const drive = (changed: Partial<DriveLicense> = {}): DriveLicense => ({
  product: 'google-drive',
  id: 'subscription',
  seats: 1,
  term: { kind: 'paid', billing: 'yearly', startedAt: at('2026-01-01') },
  holders: [{ ...ana, boundAt: at('2026-01-01') }],
  administrators: [],
  ...changed,
});

export const trial = (changed: Partial<DriveLicense> = {}): DriveLicense =>
  drive({ id: 'trial', term: { kind: 'trial', startedAt: at('2026-03-01') }, ...changed });

/** A plan of three seats with Ana, Ben and Cleo, administered by Fay. */
export const plan = (changed: Partial<DriveLicense> = {}): DriveLicense =>
  drive({
    id: 'plan',
    seats: 3,
    holders: [
      { ...ana, boundAt: at('2026-01-01') },
      { ...ben, boundAt: at('2026-01-02') },
      { ...cleo, boundAt: at('2026-01-03') },
    ],
    administrators: [fay],
    ...changed,
  });

export const desktop = (changed: Partial<DesktopLicense> = {}): DesktopLicense => ({
  product: 'desktop',
  id: 'desktop',
  users: 2,
  assigned: [ana, ben],
  ...changed,
});

export const confluence = (changed: Partial<PluginLicense<'confluence'>> = {}): PluginLicense<'confluence'> => ({
  product: 'confluence',
  id: 'confluence',
  editors: 2,
  boughtFrom: 'vendor',
  instance: 'wiki',
  staging: ['wiki-staging'],
  assigned: [ana, ben],
  ...changed,
});

export const jira = (changed: Partial<PluginLicense<'jira'>> = {}): PluginLicense<'jira'> => ({
  product: 'jira',
  id: 'jira',
  editors: 2,
  boughtFrom: 'vendor',
  instance: 'tracker',
  staging: [],
  assigned: [ana, ben],
  ...changed,
});

/** So many different accounts. */
export const people = (count: number, prefix = 'user'): readonly Account[] =>
  Array.from({ length: count }, (_, index) => ({ email: `${prefix}-${index + 1}@acme.example` }));
