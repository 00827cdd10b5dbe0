// No file makes its reader wait: what takes time by the square of its length is found by doubling the length.
import { describe, expect, it } from '@jest/globals';
import { readBmml } from '../../src/mockup/bmml';
import { drawScene } from '../../src/mockup/draw';
import { controlTypes } from '../../src/mockup/types';
import { allElements, bmml } from './fixtures';
import { faultsOf } from './fuzzing';

const control = (type: string, text: string, box = 'w="900" h="90"'): string =>
  bmml(
    `<control controlID="1" controlTypeID="com.balsamiq.mockups::${type}" x="0" y="0" ${box}><controlProperties><text>${text}</text></controlProperties></control>`,
  );

/** Milliseconds of processor time that reading and drawing take, at their best of two. */
function timeOf(text: string): number {
  const times = [1, 2].map(() => {
    const began = process.cpuUsage();
    expect(faultsOf(readBmml(text))).toEqual([]);
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/**
 * How the time grows when the text is made eight times as long: some eight times where each character is looked at so
 * many times, 64 times where each is looked at with each other. Ten milliseconds are nothing, and too little to compare.
 */
const growth = (make: (count: number) => string, count: number): number =>
  timeOf(make(count * 8)) / Math.max(10, timeOf(make(count)));

const documents: readonly (readonly [string, (count: number) => string])[] = [
  ['an unclosed comment', (count) => `<mockup>${'<!--'.repeat(count)}`],
  ['comments before anything', (count) => '<!---->'.repeat(count)],
  ['an unclosed CDATA section', (count) => `<mockup>${'<![CDATA['.repeat(count)}`],
  ['a tag that never ends', (count) => `<mockup ${'a="b" '.repeat(count)}`],
  ['a name that never ends', (count) => `<mockup><controls><${'a'.repeat(count * 4)}<`],
  ['names that never end', (count) => bmml('<aaaaaaa'.repeat(count))],
  ['quotes that never close', (count) => `<mockup>${'<a "'.repeat(count)}`],
  ['quotes within quotes', (count) => bmml(`<a ${`"'`.repeat(count)}`)],
  ['slashes without end', (count) => bmml(`<a ${'/'.repeat(count * 4)}`)],
  ['blanks without end', (count) => bmml(`<a${' '.repeat(count * 4)}`)],
  ['tags opened and never closed', (count) => bmml('<a>'.repeat(count))],
  ['controls that break off', (count) => bmml('<control controlID="1"/>'.repeat(count / 8)).slice(0, -30)],
  ['percent signs', (count) => control('Label', '%u'.repeat(count))],
  ['ampersands', (count) => control('Label', '&amp;'.repeat(count))],
  ['declarations', (count) => `<?xml ${'?'.repeat(count * 4)}`],
];

describe('a document is read in time by its length:', () => {
  it.each(documents)('%s', (_, make) => {
    expect(growth(make, 4_000)).toBeLessThan(24);
  });
});

/** The longest texts that are drawn; a page of them would still have to be drawn. */
const texts: readonly (readonly [string, string])[] = [
  ['commas', ','.repeat(20_000)],
  ['line breaks', '%0A'.repeat(20_000)],
  ['words and commas', 'ab,'.repeat(6_600)],
  ['signs that mean something', '*_-~[{'.repeat(3_300)],
  ['one word', 'x'.repeat(20_000)],
  ['brackets that never close', '['.repeat(20_000)],
];

/** How many elements a control of this type becomes. */
function elementsOf(type: string, text: string): number {
  const result = readBmml(control(type, text));
  return result.ok ? allElements(drawScene(result.scene)).length : 0;
}

describe('the longest text becomes a drawing that a browser can hold, in a control of each type:', () => {
  it.each(texts)('%s', (_, text) => {
    const heavy = Object.keys(controlTypes).filter((type) => elementsOf(type, text) > 10_000);
    expect(heavy).toEqual([]);
  });
});
