// What editing costs: one edit and many, undo, and the script of each move of a drag, in the largest real mockups; and the weight
// of what is fetched for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import initSqlJs from 'sql.js';
import { launchBrowser } from '../../../test/browser';
import { createWindows } from '../../../test/pages/windows';
import { readBmml } from '../../mockup/bmml';
import { readBmpr } from '../../mockup/bmpr';
import { changed, type EditedDocument } from '../../mockup/edit/document';
import type { ControlEdit } from '../../mockup/edit/edits';
import { type Shown, shownAfter } from '../../mockup/edit/reading';
import type { Mockup, ReadResult } from '../../mockup/scene';
import { readTables } from '../../mockup/tables';

const project = process.cwd();
const folders = [path.join(project, '../shared/corpus'), path.join(project, 'src/sample/mockups')];
const folder = folders.find((each) => existsSync(each)) ?? project;
const rounds = 25;

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
const middle = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const p95 = (values: readonly number[]): number => sorted(values)[Math.floor(values.length * 0.95)] ?? 0;

const SQL = await initSqlJs();

interface Real {
  readonly file: string;
  readonly bytes: Buffer;
  readonly shown: Shown;
  /** The fullest one of the file. */
  readonly mockup: Mockup;
}

/** How many controls of a mockup are the file's own. */
const fullness = ({ controls }: Mockup): number => controls.length;

function open(file: string): Real | undefined {
  const bytes = readFileSync(file);
  let document: EditedDocument;
  let result: ReadResult;
  if (file.endsWith('.bmml')) {
    const text = bytes.toString('utf8');
    document = { format: 'bmml', text, symbols: new Map() };
    result = readBmml(text);
  } else {
    const database = new SQL.Database(bytes);
    const tables = readTables(database);
    database.close();
    document = { format: 'bmpr', tables };
    result = readBmpr(tables);
  }
  const mockup = result.ok ? [...result.scene.mockups].sort((a, b) => fullness(b) - fullness(a))[0] : undefined;
  return result.ok && mockup ? { file, bytes, mockup, shown: { document, scene: result.scene } } : undefined;
}

const reals = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(bmml|bmpr)$/.test(file))
  .flatMap((file) => open(path.join(folder, file)) ?? []);
const largest = ['.bmml', '.bmpr'].flatMap(
  (ending) =>
    reals.filter(({ file }) => file.endsWith(ending)).sort((a, b) => fullness(b.mockup) - fullness(a.mockup))[0] ?? [],
);

const line = (what: string, ending: string, milliseconds: number, budget: number, more = ''): void => {
  const verdict = milliseconds <= budget ? '' : '  over its budget';
  console.log(
    `${what.padEnd(14)} ${ending.padEnd(6)} ${milliseconds.toFixed(1).padStart(6)} ms of ${String(budget).padStart(3)}${more}${verdict}`,
  );
};

for (const { file, mockup, shown } of largest) {
  const ending = path.extname(file);
  console.log(
    `${path.basename(file)}: ${mockup.controls.length} controls side by side, ${shown.scene.mockups.length} mockup(s)`,
  );
  const moves = (count: number): readonly ControlEdit[] =>
    Array.from({ length: count }, (_, index): ControlEdit => {
      const { path: where = '', box } = mockup.controls[index % mockup.controls.length] ?? {};
      return { kind: 'place', mockup, path: where, box: { x: (box?.x ?? 0) + 1 + index, y: box?.y ?? 0 } };
    });
  const times: Record<'one' | 'many' | 'undo', number[]> = { one: [], many: [], undo: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, count] of [
      ['one', 1],
      ['many', 100],
    ] as const) {
      const began = performance.now();
      const result = changed(shown.document, moves(count));
      const after = result.ok ? shownAfter(shown, result.content) : undefined;
      times[name].push(performance.now() - began);
      if (after === undefined) throw new Error('an edit was refused');
      const undoing = performance.now();
      shownAfter(after, shown.document);
      if (name === 'one') times.undo.push(performance.now() - undoing);
    }
  }
  line('one edit', ending, middle(times.one), 15);
  line('a hundred', ending, middle(times.many), 30);
  line('undo', ending, middle(times.undo), 15);
}

const open_ = path.join(project, 'dist/open.html');
const asset = (name: string): string => readFileSync(path.join(project, `dist/${name}.html`), 'utf8');
if (existsSync(open_)) {
  for (const [name, limit] of [
    ['editor', 130],
    ['editor-words', 16],
    ['editor-more', 12],
    ['open', 275],
  ] as const) {
    const text = asset(name);
    console.log(
      `${name.padEnd(21)} ${(text.length / 1024).toFixed(1).padStart(6)} kB of ${limit}, ${Math.round(gzipSync(text).length / 1024)} kB compressed`,
    );
  }
  const browser = await launchBrowser();
  const windows = createWindows(browser);
  for (const { file, bytes } of largest) {
    const name = path.basename(file);
    const access = { account: 'bench', canEdit: true, canCreate: true, canStartTrial: false };
    const opening = { kind: 'open', files: [{ id: 'bench', name, access }], pageUrl: '', locale: 'en' };
    const json = JSON.stringify(opening).replaceAll('<', '\\u003c');
    const page = await windows.open(
      `${asset('open')}<script type="application/json" id="opening">${json}</script>`,
      (called, request) =>
        called === 'readMockup'
          ? { ok: true, name, size: bytes.length, revision: 'r', base64: bytes.toString('base64') }
          : called === 'readAsset'
            ? asset(String(request))
            : called === 'readIcons'
              ? {}
              : null,
    );
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.locator('.board').waitFor();
    const all = page.locator('.paper [data-control]');
    await page.keyboard.press('Control+a');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const script = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? 0) * 1000;
    };
    const box = await all.first().boundingBox();
    if (box === null) throw new Error('nothing is drawn');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    const costs: number[] = [];
    for (let step = 1; step <= 60; step += 1) {
      const before = await script();
      await page.mouse.move(box.x + box.width / 2 + step * 2, box.y + box.height / 2 + step);
      // What is dragged follows with the next frame.
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
      costs.push((await script()) - before);
    }
    await page.keyboard.press('Escape');
    await page.mouse.up();
    // The first ones find out what there is to snap to.
    const moving = costs.slice(3);
    line(
      'a drag’s move',
      path.extname(file),
      p95(moving),
      2,
      ` at p95 (${middle(moving).toFixed(1)} in the middle, ${(costs[0] ?? 0).toFixed(1)} the first)`,
    );
  }
  await browser.close();
}
