import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBmml } from '../../src/mockup/bmml';
import { readBmpr } from '../../src/mockup/bmpr';
import { drawScene } from '../../src/mockup/draw';
import type { ReadResult } from '../../src/mockup/scene';
import { isControlType } from '../../src/mockup/types';
import type { SvgElement } from '../../src/mockup/svg';
import { readTables } from '../../src/mockup/tables';
import { openDatabase } from './database';
import { allControls, allElements, corpusFolder, filesIn, readText, sceneOf } from './fixtures';

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

describeCorpus('mockups of real projects are read whole and drawn in their places', () => {
  it.each(rows(bmmlFiles))('%s', (_, file) => {
    check(readBmml(readText(file)));
  });

  it.each(rows(bmprFiles))('%s', async (_, file) => {
    check(await open(file));
  });
});
