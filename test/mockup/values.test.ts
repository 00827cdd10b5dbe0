import { describe, expect, it } from '@jest/globals';
import { cleanText, colorOf, emptyMap, toColor, toNumber, unescapeText } from '../../src/mockup/values';

describe('unescapeText', () => {
  it.each([
    ['plain text stays', 'Save', 'Save'],
    ['a plus is a plus', 'a+b', 'a+b'],
    ['%XX is Latin-1, not UTF-8', 'Caf%E9', 'Café'],
    ['two Latin-1 codes stay two letters', '%C3%A9', 'Ã©'],
    ['%uXXXX is UTF-16', '%u201CHi%u201D', '“Hi”'],
    ['a pair of surrogates becomes one character', '%uD83D%uDE00', '😀'],
    ['codes may be in either case', '%u20ac%2c', '€,'],
    ['a percent sign alone stays', '100% of %zz and %u12', '100% of %zz and %u12'],
    ['a code is decoded once', '%2541', '%41'],
    ['a line feed', 'a%0Ab', 'a\nb'],
  ])('%s', (_, escaped, text) => {
    expect(unescapeText(escaped)).toBe(text);
  });
});

describe('cleanText', () => {
  it.each([
    ['all line ends become one kind', 'a\r\nb\rc', 'a\nb\nc'],
    ['control characters go', 'a\u0000\u0008\u001fb', 'ab'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['half a surrogate pair is replaced', 'a\ud83db', 'a\ufffdb'],
    ['a whole pair stays', 'a😀b', 'a😀b'],
  ])('%s', (_, given, text) => {
    expect(cleanText(given)).toBe(text);
  });

  it('ends where nobody reads on', () => {
    expect(cleanText('x'.repeat(1_000_000))).toHaveLength(20_000);
  });
});

describe('toNumber', () => {
  it.each([
    ['12', 12],
    ['-1', -1],
    ['0.25', 0.25],
    [7, 7],
    ['', undefined],
    [' ', undefined],
    ['NaN', undefined],
    ['Infinity', undefined],
    ['12px', undefined],
    [null, undefined],
    [{}, undefined],
    ['1e99', 100_000],
    ['-1e99', -100_000],
  ])('%p is %p', (value, number) => {
    expect(toNumber(value)).toBe(number);
  });
});

describe('toColor', () => {
  it.each([
    ['13369344', '#cc0000'],
    ['0', '#000000'],
    ['16777215', '#ffffff'],
    [545684, '#085394'],
    ['16777216', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['red" onload="x', undefined],
    [undefined, undefined],
  ])('%p is %p', (value, color) => {
    expect(toColor(value)).toBe(color);
  });
});

describe('emptyMap', () => {
  it('knows no names but those put into it', () => {
    const map = emptyMap<string>();
    expect(['constructor', '__proto__', 'toString'].filter((name) => name in map)).toEqual([]);
  });

  it('keeps a dangerous name as a plain value', () => {
    const map = emptyMap<string>();
    map['__proto__'] = '13369344';
    expect(colorOf(map, '__proto__', '#000000')).toBe('#cc0000');
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});
