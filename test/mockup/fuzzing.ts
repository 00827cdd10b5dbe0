// What all fuzzers share: numbers from a seed, pieces that readers trip over, and what must never come of them.
import { parseXml } from '@rgrove/parse-xml';
import { describeMockup } from '../../src/mockup/describe';
import { drawScene } from '../../src/mockup/draw';
import type { ReadResult } from '../../src/mockup/scene';
import { svgToString } from '../../src/mockup/svg';
import { allElements } from './fixtures';

/** Inputs altogether. More on demand: npm run test:fuzz -- --inputs 200000 */
const inputs = Number(process.env['MOCKUP_FUZZ'] ?? 10_000);
export const seed = Number(process.env['MOCKUP_FUZZ_SEED'] ?? 1);

/** A fuzzer's part of all inputs. */
export const share = (part: number): number => Math.ceil(inputs * part);

/** Milliseconds for so many inputs on a slow machine. */
export const timeFor = (count: number): number => 60_000 + count * 20;

/** Numbers from a seed: mulberry32. */
export function createRandom(start: number) {
  let state = start;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item };
}
export type Random = ReturnType<typeof createRandom>;

/** Milliseconds of processor time that a step takes. */
function processorTime(step: () => unknown): number {
  const began = process.cpuUsage();
  step();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

/** Less than this is nobody's wait, whatever others take. */
const noWait = 100;

/**
 * Keeps how long inputs take, and gives those that take more than ten times the median of their size. What seems slow is
 * tried again, since now and then an input pays for what a machine does besides.
 */
export function createStopwatch() {
  const bySize = new Map<number, { readonly name: string; readonly time: number; readonly again: () => unknown }[]>();
  return {
    time: <Result>(name: string, size: number, step: () => Result): Result => {
      let result: Result | undefined;
      const time = processorTime(() => (result = step()));
      const kept = bySize.get(Math.round(Math.log2(size + 1))) ?? [];
      kept.push({ name, time, again: step });
      bySize.set(Math.round(Math.log2(size + 1)), kept);
      return result as Result;
    },
    slow: (): readonly string[] =>
      [...bySize.values()].flatMap((inputs) => {
        const median = inputs.map(({ time }) => time).sort((a, b) => a - b)[inputs.length >> 1] ?? 0;
        const limit = Math.max(noWait, median * 10);
        return inputs
          .filter(({ time }) => time > limit)
          .filter(({ again }) => Math.min(...[1, 2, 3].map(() => processorTime(again))) > limit)
          .map(({ name, time }) => `${name}: ${Math.round(time)} ms where others take ${Math.round(median)}`);
      }),
  };
}

const allowed: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'ellipse',
  'text',
  'tspan',
  'image',
  'clipPath',
]);
const allowedAttributes =
  /^(xmlns|viewBox|width|height|x|y|cx|cy|rx|ry|d|id|href|class|transform|opacity|fill|stroke|preserveAspectRatio|text-(anchor|decoration)|textLength|lengthAdjust|fill-opacity|stroke-(width|linecap|linejoin|dasharray)|font-(family|size|weight|style)|clip-path|data-(control|type|link))$/;

/** Everything a page does with a file. Gives what should not be there: nothing. */
export function faultsOf(result: ReadResult): readonly string[] {
  if (!result.ok) return [];
  return result.scene.mockups.flatMap((mockup, index) => {
    describeMockup(mockup);
    const drawing = drawScene(result.scene, { index });
    const text = svgToString(drawing);
    return [
      ...allElements(drawing).flatMap(({ name, attributes }) => [
        ...(allowed.has(name) ? [] : [`element ${name}`]),
        ...Object.keys(attributes).filter((key) => !allowedAttributes.test(key)),
        ...('href' in attributes && !String(attributes['href']).startsWith('data:image/')
          ? [`href ${attributes['href']}`]
          : []),
      ]),
      ...(/NaN|undefined/.test(text.replace(/>[^<]*</g, '><').replace(/ data-\w+="[^"]*"/g, ''))
        ? ['a number that is none']
        : []),
      ...wellFormed(text),
    ];
  });
}

function wellFormed(text: string): readonly string[] {
  try {
    // Most of a drawing is paths; those of numbers and letters alone need no parser to be seen through.
    parseXml(text.replace(/ d="[MLCZ\d .-]*"/g, ''));
    return [];
  } catch (error) {
    return [String(error)];
  }
}

/** Pieces that mean something to one of the readers, or to whoever shows what they read. */
export const evil = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '%',
  '%u',
  '%uD83D',
  '%00',
  '%3Cscript%3E',
  '</controls>',
  '<control>',
  '<![CDATA[',
  '<!--',
  '-->',
  ']]>',
  '&#x0;',
  '&#xFFFFFFF;',
  '&amp;',
  '<!DOCTYPE a>',
  '<?x?>',
  '\u0000',
  '\ud800',
  '\uffff',
  '\u202e',
  '__proto__',
  'constructor',
  '-1',
  '1e308',
  '-1e308',
  'NaN',
  '0',
  '99999999',
  '1e-300',
  '{color:#',
  '{size:',
  '*',
  '_',
  '[',
  '](',
  '\\',
  '|',
  ',',
  '\n',
  '\t',
  '{99999L,',
  'data:text/html,',
  'javascript:',
  'é',
  '日本',
  '😀',
  'url(#x)',
  'x'.repeat(3000),
  '[x',
  '(o',
  '-'.repeat(50),
  '%0A'.repeat(60),
] as const;
