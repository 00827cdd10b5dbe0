import { describe, expect, it } from '@jest/globals';
import { parseGrid, type Grid } from '../../src/mockup/controls/grid';
import { parseChoice } from '../../src/mockup/controls/inputs';

const left = { share: undefined, align: 'left' } as const;

describe('parseGrid', () => {
  it.each<readonly [string, string, Grid]>([
    [
      'commas part cells',
      'a,b\n1,2',
      {
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
        columns: [left, left],
      },
    ],
    ['tabs part cells too', 'a\tb', { rows: [['a', 'b']], columns: [left, left] }],
    ['a backslash keeps a comma', 'a\\, b,c', { rows: [['a, b', 'c']], columns: [left, left] }],
    [
      'the last line gives widths and alignment',
      'a,b,c\n{20L, 10R, C}',
      {
        rows: [['a', 'b', 'c']],
        columns: [
          { share: 20, align: 'left' },
          { share: 10, align: 'right' },
          { share: undefined, align: 'center' },
        ],
      },
    ],
    [
      'columns without a width share what is left',
      'a,b\n{30}',
      { rows: [['a', 'b']], columns: [{ share: 30, align: 'left' }, left] },
    ],
    ['braces elsewhere are text', 'a\n{see below}', { rows: [['a'], ['{see below}']], columns: [left] }],
    ['rows may differ in length', 'a\nb,c', { rows: [['a'], ['b', 'c']], columns: [left, left] }],
  ])('%s', (_, text, grid) => {
    expect(parseGrid(text)).toEqual(grid);
  });
});

describe('parseChoice', () => {
  it.each([
    ['[x] a', { kind: 'check', mark: 'set', isDisabled: false, text: 'a' }],
    ['[] a', { kind: 'check', mark: 'none', isDisabled: false, text: 'a' }],
    ['[ ] a', { kind: 'check', mark: 'none', isDisabled: false, text: 'a' }],
    ['[-] a', { kind: 'check', mark: 'mixed', isDisabled: false, text: 'a' }],
    ['(o) a', { kind: 'radio', mark: 'set', isDisabled: false, text: 'a' }],
    ['( ) a', { kind: 'radio', mark: 'none', isDisabled: false, text: 'a' }],
    ['-[x] a-', { kind: 'check', mark: 'set', isDisabled: true, text: 'a' }],
    ['[more] a', undefined],
    ['plain', undefined],
  ])('%s', (line, choice) => {
    expect(parseChoice(line)).toEqual(choice);
  });
});
