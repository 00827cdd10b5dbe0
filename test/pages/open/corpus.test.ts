// Every mockup of real projects, opened in a real browser: drawn without a fault, every control in its place.
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { corpusFolder, filesIn } from '../../mockup/fixtures';
import { windowsOfSuite } from '../suite';
import { content, drawing, engine, file, openingOf, openWith, title } from './harness';

const files = filesIn(corpusFolder, /\.(bmml|bmpr)$/);
const describeCorpus = files.length > 0 ? describe : describe.skip;
// Jest refuses an empty table even in a group that is skipped.
const rows: readonly (readonly [string, string])[] =
  files.length > 0 ? files.map((each) => [path.relative(corpusFolder, each), each] as const) : [['none', '']];

/** Mockups of a project that are looked at one after the other; the others are drawn in the list beside it. */
const turned = 2;

describeCorpus('real mockups (../shared/corpus, skipped where it is not)', () => {
  const show = openWith(windowsOfSuite());

  it.each(rows)('%s', async (_, place) => {
    const name = path.basename(place);
    const page = await show(openingOf(file('1', name)), {
      readMockup: { 1: content(name, readFileSync(place)) },
      ...(name.endsWith('.bmpr') && { readAsset: engine() }),
    });
    await drawing(page).waitFor();
    for (let turn = 0; turn < turned; turn += 1) {
      // Type by type, what the browser lays out: boxes that leave the paper would be cut off.
      const strays = await page.evaluate(() => {
        const svg = document.querySelector<SVGSVGElement>('.sheet svg');
        const [, , width = 0, height = 0] = (svg?.getAttribute('viewBox') ?? '').split(' ').map(Number);
        const paper = svg?.getBoundingClientRect();
        if (!svg || !paper) return ['no drawing'];
        const scale = paper.width / width;
        return [...svg.querySelectorAll('g[data-control]')].flatMap((control) => {
          const box = control.getBoundingClientRect();
          const isShown = box.width > 0 && control.closest('[clip-path]') === null;
          const by = Math.max(
            paper.left - box.left,
            paper.top - box.top,
            box.right - paper.right,
            box.bottom - paper.bottom,
          );
          return isShown && by > 40 * scale + height * 0.02 * scale
            ? [`${control.getAttribute('data-type') ?? ''} by ${Math.round(by / scale)}`]
            : [];
        });
      });
      expect({ mockup: await title(page), strays }).toEqual({ mockup: expect.any(String), strays: [] });
      const next = page.getByRole('button', { name: 'Next mockup' });
      if ((await next.count()) === 0 || (await next.isDisabled())) break;
      await next.click();
      await drawing(page).waitFor();
    }
  });
});
