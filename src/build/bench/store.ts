// What stores hold, what a check costs however many subscriptions are stored, and writers that contend for one plan.
import { createScriptPropertiesStore } from '../../stores/script-properties';
import type { Store, Write } from '../../subscriptions/ports';
import { createProperties, freeLock } from '../../../test/stores/properties';
import { boundOf, capacities } from './with/capacity';
import { fill } from './with/fill';
import { type Google, buyer, noon, recordsOf, startAddOn, subscribe, vendor, withFirestore } from './with/stored';

const asked = process.argv.slice(2).map(Number);
const onFirestore = asked.length > 0 ? asked : [1_000, 100_000, 1_000_000];
const rounds = 9;
/** Of more, only what a check may read is stored: Google's emulator keeps everything in memory. */
const mostWithHistory = 100_000;

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** Service calls and milliseconds of a check of an account that is remembered nowhere. */
async function coldCheck(count: number, properties: Readonly<Record<string, string>>, google?: Google) {
  const who = Array.from({ length: rounds + 1 }, (_, at) => buyer(Math.floor((at * (count - 1)) / rounds)));
  const people = [...new Map(who.map((one) => [one.id, one])).values()];
  const emulator = await startAddOn(people, properties, google);
  const times: number[] = [];
  let calls = 0;
  for (const { id } of people) {
    const { execution } = await emulator.homepage(id);
    times.push(execution.milliseconds);
    calls = execution.calls.length;
  }
  await emulator.close();
  return { calls, milliseconds: middle(times) };
}

function say(engine: string, counts: readonly number[], costs: readonly Awaited<ReturnType<typeof coldCheck>>[]): void {
  const [first] = costs;
  costs.forEach(({ calls, milliseconds }, at) => {
    const ratio = milliseconds / (first?.milliseconds ?? 1);
    console.log(
      `${engine} with ${counts[at] ?? 0} subscriptions: a cold check takes ${calls} service calls, ${ratio.toFixed(2)} × the time with ${counts[0] ?? 0}`,
    );
  });
}

/** Milliseconds that a request to the store takes from Apps Script. */
const distance = 150;

/** The first check of an address, which binds what was bought for it, with the store far away. */
async function firstChecks(google: Google): Promise<void> {
  await google.clear();
  const people = Array.from({ length: rounds }, (_, at) => buyer(at));
  const { hosts, asked } = await google.at(distance);
  const emulator = await startAddOn(people, {}, google, hosts);
  for (const [at, { email }] of people.entries()) {
    const row = { licenseId: `bought-${at}`, organisation: 'company', seats: 1, billing: 'yearly', startedAt: noon };
    const rows = [{ ...row, holders: [email], administrators: [] }];
    await emulator.run(vendor.id, 'importLicenses', [{ rows }]);
  }
  const before = asked.length;
  const times: number[] = [];
  for (const { id } of people) times.push((await emulator.homepage(id)).execution.milliseconds);
  const requests = (asked.length - before) / people.length;
  await emulator.close();
  console.log(
    `Firestore, ${distance} ms a request: the first check of an address takes ${middle(times).toFixed(0)} ms and ${requests.toFixed(1)} requests; ` +
      `${asked.filter((one) => one === 'token').length} tokens in ${people.length * 2} calls`,
  );
}

/** Sixteen people at a time, each the first check of an address of the same plan. */
async function contend(engine: string, google?: Google): Promise<void> {
  const [writers, plans] = [16, 6];
  const people = Array.from({ length: writers * plans }, (_, at) => buyer(at));
  const emulator = await startAddOn(people, {}, google);
  const plan = (at: number): string => `plan-${at}`;
  for (let at = 0; at < plans; at += 1) {
    const rows = [
      {
        licenseId: plan(at),
        organisation: 'company',
        seats: writers,
        billing: 'yearly',
        startedAt: noon - 86_400_000,
        holders: people.slice(at * writers, (at + 1) * writers).map(({ email }) => email),
        administrators: [],
      },
    ];
    await emulator.run(vendor.id, 'importLicenses', [{ rows }]);
  }
  const began = performance.now();
  for (let at = 0; at < plans; at += 1) {
    const group = people.slice(at * writers, (at + 1) * writers);
    await Promise.all(group.map(({ id }) => emulator.homepage(id)));
  }
  const seconds = (performance.now() - began) / 1000;
  // Whoever could not be bound in time was told to come again.
  let again = 0;
  const bound = async (): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    let after: string | undefined;
    do {
      const { outcome } = await emulator.run(vendor.id, 'exportRecords', [after === undefined ? {} : { after }]);
      if (outcome.status !== 'completed') throw new Error('No records were exported');
      const page = outcome.result as { records: readonly { key: string; json: unknown }[]; next?: string };
      for (const { key, json } of page.records) {
        if (!key.startsWith('license/plan-')) continue;
        const { license } = json as { license: { holders: readonly { id?: string; boundAt?: number }[] } };
        for (const holder of license.holders) {
          if (holder.id !== undefined && holder.boundAt !== undefined) ids.add(`${key} ${holder.id}`);
        }
      }
      after = page.next;
    } while (after !== undefined);
    return ids;
  };
  const first = await bound();
  for (const [at, { id }] of people.entries()) {
    if (first.has(`license/${plan(Math.floor(at / writers))} ${id}`)) continue;
    again += 1;
    await emulator.homepage(id);
  }
  const lost = people.length - (await bound()).size;
  console.log(
    `${engine}, ${writers} contending writers: ${(first.size / seconds).toFixed(1)} bindings a second; ${again} of ${people.length} had to come again, ${lost} lost`,
  );
  await emulator.close();
}

const opened = (values: ReturnType<typeof createProperties>): Store =>
  createScriptPropertiesStore(
    () => values,
    () => freeLock,
  );

// Before: 237, 171, 390 and 31, with these same people.
const { bought, changed, trials, mixed } = capacities();
console.log(
  `Script Properties hold ${bought} bought subscriptions (before: 237); ${changed} with three later changes each (171); ${trials} trials alone (390); ` +
    `${mixed} customers with changes, each with two running trials of strangers and eight that ended (31)`,
);
const seats = 500;
console.log(`Script Properties, a plan of ${seats} seats: ${boundOf(seats)} of ${seats} people are bound`);
const full = createProperties();
let most = 0;
while (subscribe(opened(full), most)) most += 1;
const bytes = Object.entries(full.values).reduce((sum, [key, text]) => sum + Buffer.byteLength(key + text), 0);
console.log(
  `Script Properties hold ${most} subscriptions, each bought and bound with its history: ${Math.round(bytes / most)} bytes each`,
);
const counts = [10, 1000, most].filter((count) => count <= most);
if (most < 1000) console.log(`Script Properties with 1000 subscriptions: they do not hold them`);
const costs = [];
for (const count of counts) {
  const values = createProperties();
  for (let at = 0; at < count; at += 1) subscribe(opened(values), at);
  costs.push(await coldCheck(count, values.values));
}
say('Script Properties', counts, costs);
await contend('Script Properties');

await withFirestore(async (google) => {
  await firstChecks(google);
  await contend('Firestore', google);
  await google.clear();
  const done: number[] = [];
  const paid: Awaited<ReturnType<typeof coldCheck>>[] = [];
  for (const count of onFirestore) {
    const from = done[done.length - 1] ?? 0;
    const filled = await fill(google, lists(from, count)).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (filled !== undefined) {
      console.log(`Firestore with ${count} subscriptions: Google's emulator did not take them (${filled})`);
      break;
    }
    done.push(count);
    paid.push(await coldCheck(count, {}, google));
  }
  say('Firestore', done, paid);
});

/** The records of subscriptions from one number up to another, some hundreds at a time. */
function* lists(from: number, to: number): Generator<readonly Write[]> {
  const hasHistory = to <= mostWithHistory;
  for (let at = from; at < to; at += 50) {
    const records = Array.from({ length: Math.min(50, to - at) }, (_, more) => recordsOf(at + more)).flat();
    yield hasHistory ? records : records.filter(({ key }) => /^(license|account|address)\//.test(key));
  }
}
