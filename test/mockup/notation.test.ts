import { describe, expect, it } from '@jest/globals';
import { parseNotation, plainText, type Run } from '../../src/mockup/notation';

const runsOf = (text: string): readonly Run[] => parseNotation(text)[0]?.runs ?? [];

describe('parseNotation', () => {
  it.each<readonly [string, string, readonly Run[]]>([
    ['plain text is one run', 'plain', [{ text: 'plain', style: {} }]],
    [
      'stars are bold',
      'a *b* c',
      [
        { text: 'a ', style: {} },
        { text: 'b', style: { bold: true } },
        { text: ' c', style: {} },
      ],
    ],
    ['underscores are italic', '_b_', [{ text: 'b', style: { italic: true } }]],
    ['hyphens are disabled', '-b-', [{ text: 'b', style: { disabled: true } }]],
    ['ampersands underline', '&b&', [{ text: 'b', style: { underline: true } }]],
    ['tildes strike out', '~b~', [{ text: 'b', style: { strike: true } }]],
    [
      'marks nest',
      '*a _b_*',
      [
        { text: 'a ', style: { bold: true } },
        { text: 'b', style: { bold: true, italic: true } },
      ],
    ],
    ['brackets are a link', '[more]', [{ text: 'more', style: { link: true } }]],
    ['a link may name its target', '[more](a.bmml)', [{ text: 'more', style: { link: true } }]],
    ['names with underscores are no italics', 'bs_input_label', [{ text: 'bs_input_label', style: {} }]],
    ['a sum is not disabled', '3 - 2 - 1', [{ text: '3 - 2 - 1', style: {} }]],
    ['a product is not bold', '3 * 2 * 1', [{ text: '3 * 2 * 1', style: {} }]],
    ['a mark without its partner stays', '*open', [{ text: '*open', style: {} }]],
    ['a backslash takes the meaning away', '\\*a\\*', [{ text: '*a*', style: {} }]],
    ['a check box is no link', '[x] done', [{ text: '[x] done', style: {} }]],
    [
      'a color by number',
      '{color:#FF0000}a{color}b',
      [
        { text: 'a', style: { color: '#ff0000' } },
        { text: 'b', style: {} },
      ],
    ],
    ['a color by name', '{color:Olive}a', [{ text: 'a', style: { color: 'olive' } }]],
    ['a color of the editor’s palette by name', '{color:Red}a', [{ text: 'a', style: { color: '#cf2a27' } }]],
    ['a shade of it', '{color:blue4}a', [{ text: 'a', style: { color: '#085394' } }]],
    ['a shade that it has not', '{color:blue9}a{color:__proto__}', [{ text: 'a', style: {} }]],
    ['a color that is none is ignored', '{color:url(x)}a', [{ text: 'a', style: {} }]],
    ['a size', '{size:20}a{size}', [{ text: 'a', style: { size: 20 } }]],
    ['a size out of all proportion is ignored', '{size:9999}a', [{ text: 'a', style: {} }]],
    ['braces that mean nothing stay', '{a: 1}', [{ text: '{a: 1}', style: {} }]],
  ])('%s', (_, text, runs) => {
    expect(runsOf(text)).toEqual(runs);
  });

  it('carries a color over line ends', () => {
    expect(parseNotation('{color:olive}a\nb').map(({ runs }) => runs[0]?.style)).toEqual([
      { color: 'olive' },
      { color: 'olive' },
    ]);
  });

  it('breaks lines at \\r typed by hand', () => {
    expect(parseNotation('a\\rb').map(({ runs }) => runs[0]?.text)).toEqual(['a', 'b']);
  });

  it('finds bullets only where they are asked for', () => {
    expect(parseNotation('* a', { bullets: true })[0]).toEqual({ isBullet: true, runs: [{ text: 'a', style: {} }] });
    expect(parseNotation('* a')[0]).toEqual({ isBullet: false, runs: [{ text: '* a', style: {} }] });
  });
});

describe('plainText', () => {
  it('is what people read', () => {
    expect(plainText('*Save* as [PDF](x)\n{color:red}now{color}')).toBe('Save as PDF\nnow');
  });
});
