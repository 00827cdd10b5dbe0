import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBmml } from '../../src/mockup/bmml';
import { readBmpr } from '../../src/mockup/bmpr';
import { drawScene } from '../../src/mockup/draw';
import { letteringOf, measureText } from '../../src/mockup/font';
import { findIcon } from '../../src/mockup/icons';
import { ownIcons } from '../../src/mockup/icons/whole';
import type { ReadResult, Scene } from '../../src/mockup/scene';
import { isControlType } from '../../src/mockup/types';
import type { SvgElement } from '../../src/mockup/svg';
import { readTables } from '../../src/mockup/tables';
import { openDatabase } from './database';
import { allControls, allElements, corpusFolder, filesIn, readText, sceneOf, wordsOf } from './fixtures';

const hasCorpus = existsSync(corpusFolder);
const describeCorpus = hasCorpus ? describe : describe.skip;
const named = (files: readonly string[]) => files.map((file) => [path.relative(corpusFolder, file), file] as const);
const bmmlFiles = named(filesIn(corpusFolder, /\.bmml$/));
const bmprFiles = named(filesIn(corpusFolder, /\.bmpr$/));
// Jest refuses an empty table even in a group that is skipped.
const rows = (files: typeof bmmlFiles) =>
  files.length > 0 ? files : ([['no real files beside this checkout', '']] as const);

const open = async (file: string): Promise<ReadResult> => readBmpr(readTables(await openDatabase(readFileSync(file))));

/** Distance by which the strokes of a control leave its box; beyond this something is drawn in the wrong place. */
const tolerance = 12;

interface Stray {
  readonly control: string;
  readonly type: string;
  readonly by: number;
}

/** Strokes and words that begin outside their control. */
const strays = (
  drawing: SvgElement,
  sizes: ReadonlyMap<string, { readonly width: number; readonly height: number }>,
): readonly Stray[] =>
  allElements(drawing)
    .filter(({ attributes }) => 'data-control' in attributes && attributes['data-type'] !== '__group__')
    .flatMap((group) => {
      const control = String(group.attributes['data-control']);
      const { width = 0, height = 0 } = sizes.get(control) ?? {};
      const own = group.children.filter((child): child is SvgElement => typeof child !== 'string');
      const outside = own
        .filter(({ name, attributes }) => name === 'path' && !String(attributes['d']).includes('a'))
        .flatMap(({ attributes }) => pointsOf(String(attributes['d'])))
        .map(([x, y]) => Math.max(-x, x - width, -y, y - height));
      const by = Math.max(0, ...outside);
      return by > tolerance + Math.max(width, height) * 0.02
        ? [{ control, type: String(group.attributes['data-type']), by }]
        : [];
    });

const pointsOf = (d: string): readonly (readonly [number, number])[] => {
  const numbers = (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
    numbers[index * 2] ?? 0,
    numbers[index * 2 + 1] ?? 0,
  ]);
};

// An arrow of a later file runs between points of its own, and a tag cloud's words are no strokes.
const ownPlace: ReadonlySet<string> = new Set(['Arrow']);

function check(result: ReadResult): void {
  expect(result).toMatchObject({ ok: true, warnings: [] });
  const scene = sceneOf(result);
  scene.mockups.forEach((mockup, index) => {
    const controls = allControls(mockup.controls);
    const drawing = drawScene(scene, { index });
    const drawn = allElements(drawing).flatMap(({ attributes }) =>
      'data-control' in attributes ? [attributes['data-control']] : [],
    );
    expect(drawn).toEqual(controls.map(({ path: place }) => place));
    expect(controls.map(({ type }) => type).filter((type) => !isControlType(type))).toEqual([]);
    const sizes = new Map(controls.map(({ path: place, box }) => [place, box]));
    expect(strays(drawing, sizes).filter(({ type }) => !ownPlace.has(type))).toEqual([]);
  });
}

/** Pixels by which a line of words stands out of the paper at most: then a letter of it is cut off. */
function cutOff(drawing: SvgElement, scene: Scene): number {
  const [left = 0, top = 0, width = 0, height = 0] = String(drawing.attributes['viewBox']).split(' ').map(Number);
  const lettering = letteringOf(scene.fontFace);
  let most = 0;
  const walk = (
    { name, attributes, children }: SvgElement,
    x: number,
    y: number,
    text: SvgElement | undefined,
  ): void => {
    const transform = String(attributes['transform'] ?? '');
    // What is turned, or cut by a frame of its own, is left to who looks at it.
    if (/rotate|matrix/.test(transform) || 'clip-path' in attributes) return;
    const [, right = 0, down = 0] = (/translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(transform) ?? []).map(Number);
    const [atX, atY] = [x + (right || 0), y + (down || 0)];
    if (name === 'tspan' && text && 'y' in attributes) {
      const words = wordsOf({ name, attributes, children }).replace(/\n/g, '');
      const size = Number(text.attributes['font-size']);
      const wide = measureText(words.trimEnd(), size, text.attributes['font-weight'] === 700, lettering);
      const share = { middle: 0.5, end: 1 }[String(text.attributes['text-anchor'])] ?? 0;
      const from = atX + Number(attributes['x']) - wide * share;
      const line = atY + Number(attributes['y']);
      most = Math.max(most, left - from, from + wide - left - width, line - top - height, top - line + size * 0.7);
    }
    for (const child of children) {
      if (typeof child !== 'string') walk(child, atX, atY, name === 'text' ? { name, attributes, children } : text);
    }
  };
  walk(drawing, 0, 0, undefined);
  return most;
}

describeCorpus('over all real projects', () => {
  it('hardly a word is cut at the edge of the paper, and no icon is a tile', async () => {
    const cut: string[] = [];
    let [icons, tiles, mockups] = [0, 0, 0];
    for (const [name, file] of [...bmmlFiles, ...bmprFiles]) {
      const scene = sceneOf(file.endsWith('.bmml') ? readBmml(readText(file)) : await open(file));
      scene.mockups.forEach((mockup, index) => {
        mockups += 1;
        if (cutOff(drawScene(scene, { index }), scene) > 3) cut.push(`${name} » ${mockup.name}`);
        for (const { icon, icons: others } of allControls(mockup.controls)) {
          const names = [...(icon ? [icon.name] : []), ...others].filter(
            (each) => each !== '' && !(each in scene.assets),
          );
          icons += names.length;
          tiles += names.filter((each) => !findIcon(each, ownIcons)).length;
        }
      });
    }
    // 5 of 939 mockups, and 1 % of all icons, would be noticed.
    expect({ cut, tiles: tiles / icons < 0.01 }).toEqual({
      cut: cut.slice(0, Math.floor((mockups * 5) / 939)),
      tiles: true,
    });
  });
});

describeCorpus('mockups of real projects are read whole and drawn in their places', () => {
  it.each(rows(bmmlFiles))('%s', (_, file) => {
    check(readBmml(readText(file)));
  });

  it.each(rows(bmprFiles))('%s', async (_, file) => {
    check(await open(file));
  });
});
