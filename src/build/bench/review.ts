// What reviewing costs: rows and filters on the page, a large import, and a comparison with a large directory.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { admin, deploy, type Environment, jsonLines, signedInAs } from '../../../test/admin/command';
import { startDirectory } from '../../../test/admin/directory';
import { organisationAt } from '../../../test/admin/organisation';
import { storePlans } from '../../../test/admin/seats';
import { launchBrowser } from '../../../test/browser';
import { filterMilliseconds, pagesOf, reviewIn } from '../../../test/pages/review/harness';
import { createWindows } from '../../../test/pages/windows';
import { day } from '../../rules/index';
import type { Write } from '../../subscriptions/ports';
import type { Emulator } from '../../emulator/api';
import type { ScriptApi, ScriptApiOptions } from '../../emulator/script-api/server';
import { fill } from './with/fill';
import { pageSizes } from '../../subscriptions/review/review';
import { type Google, noon, recordsOf, startAddOn, vendor, withFirestore } from './with/stored';

const parts = ['reconcile', 'import', 'page'] as const;
const asked = process.argv.slice(2);
const isAsked = (part: (typeof parts)[number]): boolean =>
  !parts.some((one) => asked.includes(one)) || asked.includes(part);
const [few = 100, many = 100_000] = asked.map(Number).filter(Number.isFinite);
/** Rows of the import: 10,000, unless said otherwise by `rows=500`. */
const imported = Number(/^rows=(\d+)$/.exec(asked.find((one) => one.startsWith('rows=')) ?? '')?.[1] ?? 10_000);
const people = 10_000;

const { startScriptApi } = (await import(pathToFileURL(path.resolve('lib/emulator/script-api.js')).href)) as {
  readonly startScriptApi: (options: ScriptApiOptions) => Promise<ScriptApi>;
};

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** Milliseconds that a request to the store takes from Apps Script. */
const distance = 150;

interface PageCosts {
  /** Milliseconds from asking for the page to its first rows, with the store behind it. */
  readonly firstRows: number;
  /** The same with the store far away, of server and page without the making of a window, and to all rows. */
  readonly far: {
    readonly firstRows: number;
    readonly allRows: number;
    readonly calls: number;
    readonly query: number;
  };
  /** Milliseconds that the page itself takes for all rows, handed to it as the server pages them. */
  readonly allRows: number;
  /** Milliseconds from a key to the rows that fit, the middle of several. */
  readonly filter: number;
  /** Bytes that the page's script holds. */
  readonly heap: number;
}

/** Milliseconds of a query alone: Google's emulator looks through its whole collection for each. */
async function queryMilliseconds({ url, project }: Google): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    const began = performance.now();
    const answer = await fetch(`${url}v1/projects/${project}/databases/(default)/documents:runQuery`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
      body: JSON.stringify({ structuredQuery: { from: [{ collectionId: 'license' }], limit: 1 } }),
    });
    await answer.arrayBuffer();
    times.push(performance.now() - began);
  }
  return middle(times);
}

/** The page with the store far away: to its first rows, and to all of them. */
async function farAway(count: number, google: Google, open: ReturnType<typeof reviewIn>): Promise<PageCosts['far']> {
  const { hosts } = await google.at(distance);
  const emulator = await startAddOn([], {}, google, hosts);
  // Somebody was here within the hour: the token is there.
  await emulator.pageCall(vendor.id, 'reviewScopes', [null]);
  const { page } = await open({ emulator, idOf: () => vendor.id }, 'vera');
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  const served = emulator.executions().find(({ functionName }) => functionName === 'doGet')?.milliseconds ?? NaN;
  const firstRows = served + (await page.evaluate(() => performance.now()));
  const all = new Intl.NumberFormat('en').format(count);
  await page.getByText(`${all} rows of ${all}`).waitFor({ timeout: 900_000 });
  const allRows = served + (await page.evaluate(() => performance.now()));
  // The first rows come along with the page.
  const calls = 1 + emulator.executions().filter(({ functionName }) => functionName === 'reviewPage').length;
  await emulator.close();
  return { firstRows, allRows, calls, query: await queryMilliseconds(google) };
}

async function reviewOnPage(count: number, google: Google): Promise<PageCosts> {
  const emulator = await startAddOn([], {}, google);
  const world = { emulator, idOf: () => vendor.id };
  const browser = await launchBrowser();
  const open = reviewIn(createWindows(browser));
  const asked = performance.now();
  const real = await open(world, 'vera');
  await real.page.getByRole('grid').getByRole('row').nth(1).waitFor();
  const firstRows = performance.now() - asked;
  const far = await farAway(count, google, open);

  const began = performance.now();
  const { page } = await open(world, 'vera', { answers: { reviewPage: pagesOf(count, pageSizes.later) } });
  const all = new Intl.NumberFormat('en').format(count);
  await page.getByText(`${all} rows of ${all}`).waitFor({ timeout: 600_000 });
  const allRows = performance.now() - began;
  const times: number[] = [];
  for (const text of ['person00000', '000', 'acme', 'person000001', '']) {
    times.push(await filterMilliseconds(page, text));
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await browser.close();
  await emulator.close();
  return { firstRows, far, allRows, filter: middle(times), heap: usedSize };
}

const middle = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/** The records of subscriptions from one number up to another, some hundreds at a time. */
function* lists(from: number, to: number): Generator<readonly Write[]> {
  for (let at = from; at < to; at += 50) {
    yield Array.from({ length: Math.min(50, to - at) }, (_, more) => recordsOf(at + more)).flat();
  }
}

/** Runs the command to its end, and says how long it took and the most memory that it held. */
async function timed(args: readonly string[], env: Environment) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'memory');
  const hook = `import { writeFileSync } from 'node:fs';
    process.on('exit', () => writeFileSync(${JSON.stringify(file)}, String(process.resourceUsage().maxRSS)));`;
  const began = performance.now();
  const ended = await admin(args, {
    ...env,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hook)}`,
  });
  const milliseconds = performance.now() - began;
  return { ...ended, milliseconds, memory: Number(readFileSync(file, 'utf8')) * 1024 };
}

async function serve(emulator: Emulator): Promise<{ readonly api: ScriptApi; readonly env: Environment }> {
  const api = await startScriptApi({ emulator });
  await deploy(api, emulator.world.defaultAccountId());
  return { api, env: signedInAs(api, vendor.id) };
}

async function importMany(google: Google, milliseconds: number): Promise<void> {
  const { hosts, asked } = await google.at(milliseconds);
  const emulator = await startAddOn([], {}, google, hosts);
  const { api, env } = await serve(emulator);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bench-')), 'bought.csv');
  const rows = Array.from(
    { length: imported },
    (_, at) => `bought-${at},company,1,yearly,2026-01-31,buyer-${at}@company.example`,
  );
  writeFileSync(file, ['license,organisation,seats,billing,started,holders', ...rows].join('\n'));
  const first = await timed(['import', file], env);
  const requests = asked.length;
  const calls = emulator.executions().filter(({ functionName }) => functionName === 'importLicenses').length;
  const again = await timed(['import', file], env);
  const query = await queryMilliseconds(google);
  console.log(
    `import   ${imported} rows, ${milliseconds} ms a request (a query alone ${query.toFixed(0)} ms): ${seconds(first.milliseconds)} in ${calls} calls and ${requests} requests, ${megabytes(first.memory)}: ${first.stderr.trim()}`,
  );
  console.log(
    `         the same file again: ${(again.milliseconds / first.milliseconds).toFixed(2)} × the time, ${asked.length - requests} requests: ${again.stderr.trim()}`,
  );
  await api.close();
  await emulator.close();
}

async function reconcileMany(): Promise<void> {
  const emulator = await startAddOn([], {});
  const { users, groups, plans, expected } = organisationAt(noon, people, 70);
  storePlans(emulator.world, 'large', plans, noon - 200 * day);
  const { api, env } = await serve(emulator);
  const directory = await startDirectory(users, groups, api.signIn(vendor.id).access_token);
  const { milliseconds, memory, stdout } = await timed(['reconcile', '--organisation', 'large', '--json'], {
    ...env,
    MOCKUPS_ADMIN_DIRECTORY_URL: directory.url,
  });
  console.log(
    `reconcile ${people} people: ${seconds(milliseconds)}, ${directory.asked.length} requests to the directory, ${megabytes(memory)}, ${jsonLines(stdout).length} findings of ${Object.keys(expected).length}`,
  );
  await directory.close();
  await api.close();
  await emulator.close();
}

async function reviewFewAndMany(google: Google): Promise<void> {
  let stored = 0;
  const costs: PageCosts[] = [];
  for (const count of [few, many]) {
    await fill(google, lists(stored, count));
    stored = count;
    const cost = await reviewOnPage(count, google);
    costs.push(cost);
    console.log(
      `page     ${count} subscriptions: first rows ${seconds(cost.firstRows)} with them in the store; all in the page ${seconds(cost.allRows)}, a filter ${cost.filter.toFixed(0)} ms, ${megabytes(cost.heap)}`,
    );
    const { far } = cost;
    console.log(
      `         ${distance} ms a request (a query alone ${far.query.toFixed(0)} ms): first rows ${far.firstRows.toFixed(0)} ms, all rows ${seconds(far.allRows)} in ${far.calls} calls`,
    );
  }
  const [small, large] = costs;
  if (small && large) {
    console.log(
      `         ${many} beside ${few}: first rows ${(large.firstRows / small.firstRows).toFixed(2)} ×, a filter ${(large.filter / small.filter).toFixed(2)} ×`,
    );
  }
}

if (isAsked('reconcile')) await reconcileMany();
if (isAsked('import') || isAsked('page')) {
  await withFirestore(async (google) => {
    for (const milliseconds of isAsked('import') ? [0, distance] : []) {
      await importMany(google, milliseconds);
      await google.clear();
    }
    if (isAsked('page')) await reviewFewAndMany(google);
  });
}
