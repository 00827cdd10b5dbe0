// npm run listing: draws the Marketplace's pictures from their SVG sources. Their PNGs are committed, so only whoever changes one runs it.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './installed.js';

ensureInstalled();
await import('./build.js');
const { chromium } = await import('playwright-core');
const { browserOptions } = await import('./chromium.js');

const folder = path.join(root, 'src/deploy/listing');

/** Source, target, and its size. https://developers.google.com/workspace/marketplace/create-listing */
const pictures = /** @type {const} */ ([
  ['icon-small.svg', 'icon-32.png', 32, 32],
  ['icon-small.svg', 'icon-48.png', 48, 48],
  ['icon.svg', 'icon-96.png', 96, 96],
  ['icon.svg', 'icon-128.png', 128, 128],
  ['banner.svg', 'banner-220x140.png', 220, 140],
]);

/** @param {string} weight */
const face = (weight) => {
  const file = path.join(
    root,
    `node_modules/@fontsource/balsamiq-sans/files/balsamiq-sans-latin-${weight}-normal.woff2`,
  );
  const font = readFileSync(file).toString('base64');
  return `@font-face { font-family: 'Balsamiq Sans'; font-weight: ${weight}; src: url(data:font/woff2;base64,${font}); }`;
};

const browser = await chromium.launch(browserOptions());
try {
  for (const [source, target, width, height] of pictures) {
    const page = await browser.newPage({ viewport: { width, height } });
    const svg = readFileSync(path.join(folder, source), 'utf8');
    await page.setContent(
      `<!doctype html><style>${face('400')}${face('700')}html,body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
    );
    await page.evaluate('document.fonts.ready');
    writeFileSync(path.join(folder, target), await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(`${target} from ${source}`);
  }
  await screenshots();
} finally {
  await browser.close();
}

/** The panel and the page as people see them, out of the sample world. */
async function screenshots() {
  const desk = spawn(process.execPath, [path.join(root, 'lib/sample/main.js')], { env: { ...process.env, PORT: '0' } });
  try {
    const url = await new Promise((resolve, reject) => {
      let output = '';
      desk.stdout.on('data', (chunk) => {
        output += chunk;
        const found = /The desk is at (\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
      desk.on('close', () => reject(new Error(output)));
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.goto(url);
    const row = page.getByRole('row', { name: /^Sign in/ });
    await row.click();
    await page.locator('.card').getByText('You can edit this mockup').waitFor();
    await page.screenshot({ path: path.join(folder, 'screenshot-panel.png') });
    const [tab] = await Promise.all([context.waitForEvent('page'), row.dblclick()]);
    await tab.frameLocator('iframe').locator('svg').first().waitFor();
    await tab.waitForLoadState('networkidle');
    await tab.screenshot({ path: path.join(folder, 'screenshot-page.png') });
    console.log('screenshot-panel.png and screenshot-page.png from npm start');
  } finally {
    desk.kill();
  }
}
