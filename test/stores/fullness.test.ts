// A store that strangers filled with trials: whoever has paid is never worse off for it, at any mark of fullness.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buyer, noon, portsOn, vendor } from '../../src/build/bench/with/stored';
import { roomForRecords } from '../../src/stores/properties/room';
import { createScriptPropertiesStore } from '../../src/stores/script-properties';
import { changeLicense } from '../../src/subscriptions/changes/change-license';
import { type ImportRow, importLicenses, previewImport } from '../../src/subscriptions/changes/import';
import { startTrial } from '../../src/subscriptions/changes/start-trial';
import { check } from '../../src/subscriptions/check/check';
import type { Identified, Outside, Store } from '../../src/subscriptions/ports';
import { createProperties, freeLock } from './properties';

const openOn = (properties: ReturnType<typeof createProperties>): Store =>
  createScriptPropertiesStore(
    () => properties,
    () => freeLock,
    { now: () => noon },
  );

const used = ({ values }: ReturnType<typeof createProperties>): number =>
  Object.entries(values).reduce((sum, [name, text]) => sum + Buffer.byteLength(name + text), 0) / roomForRecords;

const row = (at: number, more: Partial<ImportRow> = {}): ImportRow => ({
  licenseId: `paid-${at}`,
  organisation: 'company',
  seats: 1,
  billing: 'yearly',
  startedAt: noon - 86_400_000,
  holders: [buyer(at).email],
  administrators: [],
  ...more,
});

const takesIn = (rows: readonly ImportRow[], store: Store): readonly string[] => {
  const result = importLicenses(rows, portsOn(store, vendor));
  return result.outcome === 'done' ? result.rows.map(({ outcome }) => outcome) : [result.outcome];
};

/** Later by a moment each time: entries of one license's history lie under their instants. */
let clock = noon;
const ports = (store: Store, who: Identified): Outside => ({ ...portsOn(store, who), now: () => (clock += 1) });

const stateOf = (store: Store, who: Identified): string => check({}, ports(store, who)).account.standing.state;

/** Twenty who bought and come now and then, and a plan of fifty whose people have not come yet. */
const singles = Array.from({ length: 20 }, (_, at) => row(at));
const seats = Array.from({ length: 50 }, (_, at) => buyer(500 + at));
const plan = row(100, {
  licenseId: 'plan',
  seats: 50,
  holders: seats.map(({ email }) => email),
  administrators: [buyer(499).email],
});

const marks = [0.8, 0.9, 0.97, 1] as const;
/** The properties at each mark. */
const filled = new Map<number, Readonly<Record<string, string>>>();
let refusedAt = Infinity;

beforeAll(() => {
  const properties = createProperties();
  const store = openOn(properties);
  expect(takesIn([...singles, plan], store)).not.toContain('unreachable');
  for (let at = 0; at < 10; at += 1) expect(stateOf(store, buyer(at))).toBe('active');
  let strangers = 10_000;
  let sold = 2_000;
  for (const mark of marks) {
    for (; used(properties) < mark && refusedAt === Infinity; strangers += 1) {
      const { outcome } = startTrial(portsOn(store, buyer(strangers)));
      if (outcome !== 'started') refusedAt = used(properties);
    }
    // Trials stop long before; what is bought goes on, until there is nothing more to be had.
    for (let tookAll = true; used(properties) < mark && tookAll; sold += 25) {
      const outcomes = takesIn(
        Array.from({ length: 25 }, (_, more) => row(sold + more)),
        store,
      );
      tookAll = outcomes.every((outcome) => outcome === 'imported');
    }
    filled.set(mark, { ...properties.values });
  }
});

describe.each(marks)('filled towards %d, as far as strangers and those who buy get', (mark) => {
  let store: Store;

  beforeAll(() => {
    const properties = createProperties();
    properties.setProperties({ ...filled.get(mark) });
    store = openOn(properties);
  });

  test('trials are what stops first', () => {
    expect(refusedAt).toBeLessThan(0.9);
    const trial = startTrial(portsOn(store, buyer(20_000)));
    if (mark >= 0.9) expect(trial).toMatchObject({ outcome: 'unreachable', isFull: true });
  });

  test('whoever bought and has not come yet is bound, each of a plan too', () => {
    const told = [...singles.slice(10).map((_, at) => buyer(10 + at)), ...seats].map((who) => stateOf(store, who));
    expect(told).toEqual(told.map(() => 'active'));
  });

  test('whoever was bound is renamed, releases, cancels and goes on', () => {
    const [holder, other] = [buyer(0), buyer(1)];
    const renamed = { ...holder, email: 'new.name@company.example' };
    expect(stateOf(store, renamed)).toBe('active');
    const release = { action: 'release', account: { email: other.email } } as const;
    const by = ports(store, vendor);
    expect(changeLicense({ licenseId: 'paid-1', wanted: release }, by).outcome).toBe('changed');
    expect(changeLicense({ licenseId: 'paid-2', wanted: { action: 'cancel' } }, by).outcome).toBe('changed');
    expect(changeLicense({ licenseId: 'paid-2', wanted: { action: 'restart' } }, by).outcome).toBe('changed');
    expect(stateOf(store, buyer(2))).toBe('active');
  });
});

test('a member of a plan that others manage takes little room, and is still known not to manage it', () => {
  const properties = createProperties();
  properties.setProperties({ ...filled.get(0.8) });
  const member = seats[10] ?? buyer(0);
  expect(stateOf(openOn(properties), member)).toBe('active');
  const text = properties.values[`account/${member.id}`] ?? '';
  expect(JSON.parse(text)).toMatchObject({ licenses: [{ id: 'plan', share: true, others: true }] });
  expect(text.length).toBeLessThan(200);
  const read = openOn(properties).read([`account/${member.id}`]);
  const values = read.outcome === 'read' ? read.values : [];
  expect(values[0]?.json).toMatchObject({ holdings: [{ id: 'plan', isManagedByOthers: true }] });
});

test('a plan that would have no room with everybody bound is refused whole, as its preview says', () => {
  const properties = createProperties();
  const store = openOn(properties);
  const plan = (count: number): ImportRow =>
    row(0, {
      licenseId: 'large',
      seats: count,
      holders: Array.from({ length: count }, (_, at) => buyer(at).email),
      administrators: [buyer(0).email],
    });
  expect(previewImport([plan(900)], ports(store, vendor))).toMatchObject({
    rows: [{ outcome: 'unreachable', isFull: true }],
  });
  expect(takesIn([plan(900)], store)).toEqual(['unreachable']);
  expect(properties.values).toEqual({});
  expect(takesIn([plan(500)], store)).toEqual(['imported']);
  expect([0, 250, 499].map((at) => stateOf(store, buyer(at)))).toEqual(['active', 'active', 'active']);
});

test('where nothing more can be written, whoever is bound goes on under a new address too; whoever is not is never called unlicensed', () => {
  const store = openOn(createProperties());
  takesIn([row(0), row(1)], store);
  expect(stateOf(store, buyer(0))).toBe('active');
  const full: Store = { ...store, commit: () => ({ outcome: 'unreachable', detail: 'full', isFull: true }) };
  expect(stateOf(full, { ...buyer(0), email: 'new.name@company.example' })).toBe('active');
  expect(check({}, ports(full, buyer(1))).account).toMatchObject({ isReachable: false, view: { effect: 'permit' } });
});

test('an address that goes to another account between two calls is read as before it or as after', () => {
  const properties = createProperties();
  properties.setProperties({
    'address/ana@acme.example': '"1"',
    'account/1': '{"email":"ana@acme.example","licenses":[{"id":"own","yearly":1770000000,"bound":1770000000}]}',
  });
  let moved = false;
  const torn = createScriptPropertiesStore(
    () => ({
      ...properties,
      getProperty: (name) => {
        const text = properties.getProperty(name);
        if (!moved) {
          moved = true;
          properties.setProperties({
            'address/ana@acme.example': '"2"',
            'account/1': '{"email":"ana@acme.example"}',
            'account/2':
              '{"email":"ana@acme.example","licenses":[{"id":"own","yearly":1770000000,"bound":1770000001}]}',
          });
        }
        return text;
      },
    }),
    () => freeLock,
  );
  const read = torn.read(['address/ana@acme.example']);
  expect(read.outcome === 'read' && read.values[0]?.json).toMatchObject({ accountId: '2', licenseIds: ['own'] });
});

test('little room is told once a day, and once more where there is nearly none', () => {
  const properties = createProperties();
  const { 'store-size': _, ...records } = filled.get(0.8) ?? {};
  properties.setProperties(records);
  const told: number[] = [];
  let today = noon;
  const store = createScriptPropertiesStore(
    () => properties,
    () => freeLock,
    { now: () => today, onNarrow: ({ used: bytes }) => told.push(bytes / roomForRecords) },
  );
  const comes = (at: number): string => stateOf(store, seats[at] ?? buyer(0));
  expect([comes(0), comes(1)]).toEqual(['active', 'active']);
  expect(told).toHaveLength(1);
  today += 86_400_000;
  expect([comes(2), comes(3)]).toEqual(['active', 'active']);
  expect(told).toHaveLength(2);
  // Settings of their own stand there too.
  properties.setProperties({ theirs: 'x'.repeat(Math.ceil((0.955 - used(properties)) * roomForRecords)) });
  expect([comes(4), comes(5)]).toEqual(['active', 'active']);
  expect(told).toHaveLength(3);
  expect(told[2]).toBeGreaterThan(0.95);
});

test('a store full of records of the first version is read as it is, and made smaller by each write', () => {
  const properties = createProperties();
  const store = openOn(properties);
  takesIn(singles, store);
  for (let at = 0; at < singles.length; at += 1) stateOf(store, buyer(at));
  const kinds = ['account/', 'address/', 'license/', 'in-organisation/', 'audit/', 'audit-of/'];
  const records = kinds.flatMap((prefix) => {
    const listed = store.list(prefix, undefined, 1000);
    return listed.outcome === 'listed' ? listed.entries : [];
  });
  // As 0.1.0 wrote them: each in an envelope with a version, an address with copies of its licenses.
  const old = createProperties();
  for (const { key, json } of records) {
    const { licenseIds, ...address } = json as { readonly licenseIds?: readonly string[] };
    const was = licenseIds && { ...address, schema: 1, licenses: licenseIds.map((id) => ({ id })) };
    old.setProperties({ [key]: JSON.stringify({ version: '7', json: was ?? json }) });
  }
  const before = used(old);
  const upgraded = openOn(old);
  expect(singles.map((_, at) => stateOf(upgraded, buyer(at)))).toEqual(singles.map(() => 'active'));
  expect(takesIn(singles, upgraded)).toEqual(singles.map(() => 'unchanged'));
  singles.forEach(({ licenseId }) => {
    const wanted = { action: 'change-billing', billing: 'monthly' } as const;
    const changed = changeLicense({ licenseId, wanted }, ports(upgraded, vendor));
    expect(changed.outcome).toBe('changed');
  });
  expect(used(old)).toBeLessThan(before);
  expect(singles.map((_, at) => stateOf(upgraded, buyer(at)))).toEqual(singles.map(() => 'active'));
});
