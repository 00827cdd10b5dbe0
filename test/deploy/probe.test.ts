// npm run probe as people run it, against Google on loopback; and its page in a browser, under Google's kinds.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sample from '../../src/addon/vendor.sample.json';
import { lines } from '../../src/deploy/probe/lines';
import type { Emulator } from '../../src/emulator/api';
import { conditions } from '../../src/emulator/conditions';
import { launchBrowser, patience } from '../browser';
import { account, createEmulator, root } from '../emulator';
import { startOther } from '../start';
import { type Google, startGoogle } from './google';

const work = mkdtempSync(path.join(tmpdir(), 'probe-'));
const config = path.join(work, '.deploy.json');
const probed = path.join(work, 'probed');
let emulator: Emulator;
let google: Google;
let browser: Browser;

function probe(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  const child = spawn(process.execPath, [path.join(root, 'lib/deploy/probe.js'), ...args, '--config', config], {
    env: google.environment('1'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve) => {
    let [out, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code: code ?? -1, out, said });
    });
  });
}

/** What is saved in the script. */
const saved = (): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(emulator.project.files.scripts.map(({ name, source }) => [name, source])),
  ...emulator.project.files.html,
});

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'script-'));
  writeFileSync(path.join(folder, 'appsscript.json'), '{"timeZone":"Etc/UTC"}');
  writeFileSync(path.join(folder, 'Code.gs'), 'function mine() {}');
  emulator = await createEmulator({ folder, accounts: [account('1', 'ana@example.com')] });
  google = await startGoogle(emulator);
  const vendor = { ...sample, pickerClientId: '1-a.apps.googleusercontent.com' };
  writeFileSync(config, JSON.stringify({ staging: { scriptId: google.api.scriptId, vendor } }));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await google.close();
  await emulator.close();
});

describe('the command', () => {
  let before: ReturnType<typeof saved>;

  test('saves the probe, prints one address, and has the Picker lead back to it', async () => {
    before = saved();
    const { code, out, said } = await probe('staging');
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('--done') });
    expect(out).toMatch(/^https:\/\/script\.google\.com\/macros\/s\/[\w-]+\/dev\n$/);
    const [, picker = ''] = /id="pick"[^>]* href="([^"]*)"/.exec(saved()['probe'] ?? '') ?? [];
    const { searchParams } = new URL(picker.replaceAll('&amp;', '&'));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: '1-a.apps.googleusercontent.com',
      redirect_uri: out.trim(),
      trigger_onepick: 'true',
      file_ids: 'THIS-FILE',
    });
  });

  test('run again keeps what was there before the first time', async () => {
    expect((await probe('staging')).code).toBe(0);
    expect(saved()).toHaveProperty('probe');
  });

  test('saves that again when it is done', async () => {
    expect((await probe('staging', '--done')).code).toBe(0);
    expect(saved()).toEqual(before);
  });
});

test('it is not for production, and there is nothing to save again where nothing was kept', async () => {
  expect((await probe('production')).code).toBe(2);
  writeFileSync(config, JSON.stringify({ staging: { scriptId: google.api.scriptId }, other: { scriptId: 'x' } }));
  expect((await probe('other', '--done')).code).toBe(2);
});

describe('the page', () => {
  beforeAll(() => {
    mkdirSync(probed);
    const own = path.join(root, 'src/deploy/probe');
    const manifest = JSON.parse(readFileSync(path.join(root, 'dist/appsscript.json'), 'utf8')) as object;
    writeFileSync(path.join(probed, 'appsscript.json'), JSON.stringify(manifest));
    writeFileSync(path.join(probed, 'Probe.js'), readFileSync(path.join(own, 'probe.gs')));
    const html = readFileSync(path.join(own, 'probe.html'), 'utf8');
    const json = JSON.stringify(lines);
    writeFileSync(
      path.join(probed, 'probe.html'),
      `${html}<script type="application/json" id="lines">${json}</script>`,
    );
  });

  const resultsUnder = async (
    query: string,
    ...google: readonly string[]
  ): Promise<Readonly<Record<string, unknown>>> => {
    const desk = await startOther(probed, ...google.flatMap((one) => ['--google', one]));
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(patience);
      await page.goto(new URL(`/exec?page=probe${query}`, desk.url).href);
      const frame = page.locator('iframe').first();
      const inside = (await frame.count()) > 0 ? frame.contentFrame() : page;
      await inside.getByRole('button', { name: 'Begin' }).click();
      await inside.getByText('Done.').waitFor();
      const json = await inside.getByRole('textbox').inputValue();
      await page.close();
      return (JSON.parse(json) as { readonly results: Readonly<Record<string, unknown>> }).results;
    } finally {
      desk.stop();
    }
  };

  test('tries every line, and at its usual the emulator is what the product assumes', async () => {
    const results = await resultsUnder('');
    expect(Object.keys(results)).toEqual(lines.map(({ id }) => id));
    const others = lines.filter(({ id, expected = '' }) => {
      const result = results[id];
      return !new RegExp(expected, 's').test(typeof result === 'string' ? result : JSON.stringify(result));
    });
    // The browser of tests has neither a screen to fill nor leave to copy.
    expect(others.map(({ id }) => id).filter((id) => id !== 'fullscreen' && id !== 'clipboard')).toEqual([]);
  });

  test('tells the other case where Google is less kind', async () => {
    const results = await resultsUnder('', 'driveAnswers=stale,comments=cut-everywhere,undefinedProperties=null');
    expect(results).toMatchObject({
      'after-a-save': { tag: 'old', revision: 'old' },
      comments: { template: 'cut', string: 'cut' },
      undefined: { sent: 'null' },
    });
  });
});

test('whatever the probe tries is a line, and every line is tried', () => {
  const own = (file: string): string => readFileSync(path.join(root, 'src/deploy/probe', file), 'utf8');
  const triesOf = (source: string, begin: string): readonly string[] => {
    const inner = source.slice(source.indexOf(begin));
    const indent = /\n( +)\S/.exec(inner)?.[1] ?? '';
    const body = inner.slice(0, inner.indexOf(`\n${indent.slice(2)}}`));
    return [...body.matchAll(new RegExp(`^${indent}'?([a-z-]+)'?: `, 'gm'))].map(([, id = '']) => id);
  };
  const tried = [...triesOf(own('probe.gs'), 'var tries_ = {'), ...triesOf(own('probe.html'), 'var tries = {')];
  expect([...tried].sort()).toEqual(lines.map(({ id }) => id).sort());
});

test('the guide says for each line what is assumed and which setting is the other case', () => {
  const guide = readFileSync(path.join(root, 'src/deploy/GUIDE.md'), 'utf8');
  const rows = guide
    .slice(guide.indexOf('## What Google is like'))
    .split('\n')
    .flatMap((line) => [/^\| `([a-z-]+)` +\| (.+?) +\| (.+?) +\|$/.exec(line)?.slice(1) ?? []])
    .filter((row) => row.length === 3);
  expect(rows).toEqual(
    lines.map(({ id, assumes, otherCase }) => [id, assumes, otherCase === undefined ? 'none' : `\`${otherCase}\``]),
  );
  // Nobody can see within an hour what ends after a week: that setting has no line.
  const named = lines.flatMap(({ otherCase = '' }) => otherCase.split('=').slice(0, -1));
  expect([...new Set(named)].sort()).toEqual(
    Object.keys(conditions)
      .filter((name) => name !== 'publishing')
      .sort(),
  );
  for (const { otherCase } of lines) {
    const [name = '', value = ''] = otherCase?.split('=') ?? [];
    if (otherCase !== undefined)
      expect((conditions as Readonly<Record<string, readonly string[]>>)[name]).toContain(value);
  }
});
