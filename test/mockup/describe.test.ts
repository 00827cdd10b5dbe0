import { describe, expect, it } from '@jest/globals';
import { readBmml } from '../../src/mockup/bmml';
import { describeMockup, findLink } from '../../src/mockup/describe';
import type { Mockup } from '../../src/mockup/scene';
import { bmml, sceneOf } from './fixtures';

const at = (id: string, type: string, x: number, y: number, properties = '', inside = ''): string =>
  `<control controlID="${id}" controlTypeID="${type}" x="${x}" y="${y}" w="50" h="20" zOrder="${id}"><controlProperties>${properties}</controlProperties>${inside}</control>`;

const read = (controls: string): Mockup => {
  const [mockup] = sceneOf(readBmml(bmml(controls))).mockups;
  if (!mockup) throw new Error('no mockup');
  return mockup;
};

const mockup = read(
  at('1', 'Button', 200, 103, '<text>Right</text>') +
    at('2', 'Label', 10, 200, '<text>Below</text>') +
    at(
      '3',
      '__group__',
      0,
      90,
      '',
      `<groupChildrenDescriptors>${at('4', 'Label', 20, 10, '<text>*Left*</text>')}</groupChildrenDescriptors>`,
    ) +
    at('5', 'StickyNote', 0, 0, '<text>Note</text>') +
    at('6', 'LinkBar', 0, 300, '<text>A, B</text><hrefs>%2Cb.bmml</hrefs>'),
);

describe('describeMockup', () => {
  it('reads from top to bottom and left to right, through groups', () => {
    expect(describeMockup(mockup).map(({ path, text }) => [path, text])).toEqual([
      ['5', 'Note'],
      ['3/4', 'Left'],
      ['1', 'Right'],
      ['2', 'Below'],
      ['6', 'A, B'],
    ]);
  });

  it('leaves markup out where it is hidden', () => {
    expect(describeMockup(mockup, { markup: false }).map(({ path }) => path)).not.toContain('5');
  });

  it('names the links', () => {
    expect(describeMockup(mockup).flatMap(({ links }) => links)).toEqual([
      { key: '6:1', link: { kind: 'file', name: 'b.bmml' } },
    ]);
  });
});

describe('findLink', () => {
  it.each([
    ['6:1', { kind: 'file', name: 'b.bmml' }],
    ['6:0', undefined],
    ['6:9', undefined],
    ['6', undefined],
    ['nobody', undefined],
    ['', undefined],
  ])('%p', (key, link) => {
    expect(findLink(mockup, key)).toEqual(link);
  });
});
