// How long the viewer takes to read and draw real mockups, how heavy its page is, and how long opening one takes on the desk.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import initSqlJs from 'sql.js';
import { launchBrowser } from '../../../test/browser';
import { readBmml } from '../../mockup/bmml';
import { readBmpr } from '../../mockup/bmpr';
import { drawScene } from '../../mockup/draw';
import type { ReadResult } from '../../mockup/scene';
import { svgToString } from '../../mockup/svg';
import { readTables } from '../../mockup/tables';

const project = process.cwd();
const folders = [path.join(project, '../shared/corpus'), path.join(project, 'src/sample/mockups')];
const folder = folders.find((each) => existsSync(each)) ?? project;
const rounds = 15;

interface Measure {
  readonly file: string;
  readonly kilobytes: number;
  readonly mockups: number;
  /** Milliseconds of a processor in a warm page, the middle of several rounds; the whole file is read, its fullest mockup drawn. */
  readonly read: number;
  readonly draw: number;
  readonly svgKilobytes: number;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of processor time until now: others on the machine don't count. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const SQL = await initSqlJs();

function read(bytes: Buffer, name: string): ReadResult {
  if (name.endsWith('.bmml')) return readBmml(bytes.toString('utf8'));
  const database = new SQL.Database(bytes);
  const result = readBmpr(readTables(database));
  database.close();
  return result;
}

/** Reads the whole file and draws its fullest mockup, which is what opening it takes. */
function measure(file: string): Measure {
  const bytes = readFileSync(file);
  const reads: number[] = [];
  const draws: number[] = [];
  let [mockups, length] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const start = spent();
    const result = read(bytes, file);
    const between = spent();
    if (!result.ok) continue;
    const sizes = result.scene.mockups.map(({ controls }) => JSON.stringify(controls).length);
    const index = sizes.indexOf(Math.max(...sizes));
    const drawing = spent();
    length = svgToString(drawScene(result.scene, { index })).length;
    draws.push(spent() - drawing);
    reads.push(between - start);
    mockups = result.scene.mockups.length;
  }
  return {
    file: path.basename(file),
    kilobytes: Math.round(bytes.length / 1024),
    mockups,
    read: middle(reads),
    draw: middle(draws),
    svgKilobytes: Math.round(length / 1024),
  };
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(bmml|bmpr)$/.test(file))
  .map((file) => path.join(folder, file))
  .sort((a, b) => statSync(a).size - statSync(b).size);

// Everything once before it is counted: a page that has drawn is warm. The database engine is started before that.
files.forEach(measure);
const measures = files.map(measure).sort((a, b) => a.read + a.draw - (b.read + b.draw));
for (const ending of ['', '.bmml', '.bmpr']) {
  const these = measures.filter(({ file }) => file.endsWith(ending));
  for (const [what, each] of [
    ['median', these[Math.floor(these.length / 2)]],
    ['slowest', these[these.length - 1]],
  ] as const) {
    if (each === undefined) continue;
    const { file: name, kilobytes, mockups, read: reading, draw, svgKilobytes } = each;
    console.log(
      `${what.padEnd(8)} of ${String(these.length).padStart(2)} ${(ending || 'files').padEnd(5)} warm: ` +
        `read ${reading.toFixed(1)} ms + draw ${draw.toFixed(1)} ms  (${kilobytes} kB, ${mockups} mockup(s), SVG ${svgKilobytes} kB, ${name})`,
    );
  }
}

const page = path.join(project, 'dist/open.html');
if (existsSync(page)) {
  const html = readFileSync(page);
  console.log(
    `page     open.html ${Math.round(html.length / 1024)} kB, ${Math.round(gzipSync(html).length / 1024)} kB compressed`,
  );
}

/** Starts the desk as people do, on a free port. */
function startDesk(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = spawn(process.execPath, [path.join(project, 'lib/sample/main.js')], {
    cwd: project,
    env: { ...process.env, PORT: '0' },
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const url = /The desk is at (\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve({ url, stop: () => void child.kill() });
    });
    child.on('close', () => {
      reject(new Error(output));
    });
  });
}

/** From asking for the page's address to the first words of the drawing: doGet, the page, the content, the drawing. */
async function openOnDesk(): Promise<void> {
  const desk = await startDesk();
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const list = await context.newPage();
  await list.goto(desk.url);
  for (const name of ['Sign in.bmml', 'Book club.bmpr']) {
    await list.getByRole('searchbox').fill(name);
    const row = list.getByRole('row', { name: new RegExp(`^${name}`) }).first();
    const [tab] = await Promise.all([context.waitForEvent('page'), row.dblclick()]);
    await tab.waitForURL(/state=/);
    const address = tab.url();
    await tab.close();
    const times: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const page = await context.newPage();
      const began = performance.now();
      await page.goto(address, { waitUntil: 'commit' });
      await page.frameLocator('iframe').locator('.sheet svg text').first().waitFor();
      times.push(performance.now() - began);
      await page.close();
    }
    console.log(
      `desk     ${name}: open to drawing ${middle(times).toFixed(0)} ms, the middle of ${times.length} (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`,
    );
  }
  await browser.close();
  desk.stop();
}

await openOnDesk();
