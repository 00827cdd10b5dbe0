// The browser of the tests keeps websites apart as people's do. It is unpacked whole or not at all, however many processes
// want it at once and whichever of them is ended half-way.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { launchBrowser } from '../browser';
import { serving } from '../serving';
import { root } from '../emulator';

const program = `
import { chromium } from 'playwright-core';
import { browserOptions } from ${JSON.stringify(pathToFileURL(path.join(root, 'src/build/chromium.js')).href)};
const browser = await chromium.launch(browserOptions(process.argv[1]));
console.log(browser.version());
await browser.close();`;

// Elsewhere the browser that is installed has to do.
const tryHere = process.platform === 'linux' && process.arch === 'x64' ? test : test.skip;

tryHere(
  'several at once end with a browser that starts, also after one that was ended while it was writing',
  async () => {
    const place = path.join(mkdtempSync(path.join(tmpdir(), 'unpacked-')), 'chromium');
    // A process with all that it starts, so that it can be ended with them.
    const start = () =>
      spawn(process.execPath, ['--input-type=module', '--eval', program, place], { cwd: root, detached: true });
    const begun = (): boolean =>
      readdirSync(path.dirname(place), { recursive: true, encoding: 'utf8' }).some((file) =>
        /-\w+\/chromium$/.test(file),
      );

    const ended = start();
    while (!begun()) await new Promise((resolve) => setTimeout(resolve, 5));
    process.kill(-(ended.pid ?? 0), 'SIGKILL');
    await once(ended, 'close');
    expect(existsSync(place)).toBe(false);

    const versions = await Promise.all(
      [start(), start()].map(async (child) => {
        let said = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
        await once(child, 'close');
        return said.trim();
      }),
    );
    expect(versions).toEqual([expect.stringMatching(/^\d+\.[\d.]+$/), versions[0]]);
    expect(existsSync(place)).toBe(true);
  },
);

test('no website reads what another one answers', async () => {
  const { port, stop } = await serving((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>here</h1>');
  });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    const readFrom = (name: string) =>
      page.evaluate(
        (url) =>
          fetch(url).then(
            (answer) => answer.text(),
            () => 'refused',
          ),
        `http://${name}:${port}/`,
      );
    expect([await readFrom('localhost'), await readFrom('127.0.0.1')]).toEqual(['<h1>here</h1>', 'refused']);
  } finally {
    await browser.close();
    stop();
  }
});
