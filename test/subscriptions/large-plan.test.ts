// A plan of hundreds: what one of its people does concerns that one alone, whoever else holds a seat.
import { describe, expect, jest, test } from '@jest/globals';
import { buyer, noon, portsOn, vendor } from '../../src/build/bench/with/stored';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import { changeLicense } from '../../src/subscriptions/changes/change-license';
import { importLicenses } from '../../src/subscriptions/changes/import';
import { check } from '../../src/subscriptions/check/check';
import type { Outside, Store } from '../../src/subscriptions/ports';
import { readRecord } from '../../src/subscriptions/records/read';
import { parseLicenseRecord } from '../../src/subscriptions/records/records';
import { commitLicenses } from '../../src/subscriptions/write-license';
import { createMemoryStore } from '../stores/memory-store';
import { createProperties, freeLock } from '../stores/properties';

const seats = 500;
const people = Array.from({ length: seats }, (_, at) => buyer(at));
const [first, second, last] = [buyer(0), buyer(1), buyer(seats - 1)];

/** A store that notes what is written to it, beside a plan to which everybody is bound but the last. */
function planned(administrators: readonly string[], kept: Store = createMemoryStore()) {
  const written: string[] = [];
  const store: Store = {
    ...kept,
    commit: (writes, purpose) => {
      written.push(...writes.map(({ key }) => key.split('/').slice(0, 2).join('/')));
      return kept.commit(writes, purpose);
    },
  };
  const outside = portsOn(store, vendor);
  const row = { licenseId: 'plan', organisation: 'company', seats, billing: 'yearly', startedAt: noon - 1 } as const;
  importLicenses([{ ...row, holders: people.map(({ email }) => email), administrators }], outside);
  const { record: before, version } = readPlan(outside);
  const holders = before.license.holders.map((one, at) =>
    at < seats - 1 ? { boundAt: noon, ...one, ...buyer(at) } : one,
  );
  commitLicenses([{ before, version, after: { ...before, license: { ...before.license, holders } } }], [], outside);
  written.length = 0;
  return { outside, written };
}

function readPlan({ store }: Outside) {
  const read = readRecord(store, 'license/plan', parseLicenseRecord);
  if (read.outcome !== 'read' || read.record === undefined) throw new Error('no plan');
  return { record: read.record, version: read.version };
}

const comes = (outside: Outside, who: typeof last): string =>
  check({}, { ...outside, identity: () => who }).account.standing.state;

describe.each([
  ['nobody', []],
  ['one of them', [second.email]],
] as const)('%s administers', (_, administrators) => {
  test('the last who comes writes their own account, address, seat and entry', () => {
    const { outside, written } = planned(administrators);
    expect(comes(outside, last)).toBe('active');
    expect(written).toEqual([
      `account/${last.id}`,
      `address/${last.email}`,
      'license/plan',
      'audit/plan',
      'audit-of/company',
    ]);
  });

  test('on Script Properties too', () => {
    const properties = createProperties();
    const { outside } = planned(
      administrators,
      createScriptPropertiesStore(
        () => properties,
        () => freeLock,
      ),
    );
    const before = { ...properties.values };
    expect(comes(outside, last)).toBe('active');
    const changed = Object.entries(properties.values).filter(([name, text]) => before[name] !== text);
    expect(changed.map(([name]) => name.split('/')[0]).sort()).toEqual(['account', 'address', 'history', 'holders']);
  });

  test('nobody else is looked at', () => {
    const { outside } = planned(administrators);
    const compared = jest.spyOn(JSON, 'stringify');
    comes(outside, last);
    // Each entry as it was and as it is, to find the one that differs, and what is written.
    expect(compared.mock.calls.length).toBeLessThan(2 * seats + 50);
    compared.mockRestore();
  });
});

test('where nobody administers, whoever manages it from now on is told when the one before leaves', () => {
  const { outside, written } = planned([]);
  changeLicense({ licenseId: 'plan', wanted: { action: 'release', account: first } }, outside);
  expect(written.filter((key) => key.startsWith('account/'))).toEqual([`account/${second.id}`, `account/${first.id}`]);
});
