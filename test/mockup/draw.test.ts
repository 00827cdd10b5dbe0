import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { parseXml } from '@rgrove/parse-xml';
import { readBmml } from '../../src/mockup/bmml';
import { drawScene } from '../../src/mockup/draw';
import { findIcon } from '../../src/mockup/icons';
import { ownIcons } from '../../src/mockup/icons/whole';
import { svgToString } from '../../src/mockup/svg';
import { controlTypes } from '../../src/mockup/types';
import {
  allControls,
  allElements,
  bmml,
  control,
  filesIn,
  fixturesFolder,
  golden,
  samplesFolder,
  sceneIn,
  sceneOf,
  toLines,
  wordsOf,
} from './fixtures';

const fixtures = filesIn(fixturesFolder, /\.bmml$/);
const draw = (xml: string, options = {}) => drawScene(sceneOf(readBmml(bmml(xml))), options);

describe('drawings stay as they were looked at', () => {
  it.each(fixtures.map((file) => [path.basename(file, '.bmml'), file]))('%s', (name, file) => {
    const present = toLines(drawScene(sceneIn(file)));
    expect(present).toBe(golden(name, present));
  });

  it('covers every control type that real files hold', () => {
    const drawn = new Set(
      [...fixtures, ...filesIn(samplesFolder, /\.bmml$/)].flatMap((file) =>
        sceneIn(file).mockups.flatMap(({ controls }) => allControls(controls).map(({ type }) => type)),
      ),
    );
    expect(Object.keys(controlTypes).filter((type) => !drawn.has(type))).toEqual([]);
  });

  it('comes out the same each time, to the last tremble', () => {
    const scene = sceneIn(path.join(fixturesFolder, 'buttons.bmml'));
    expect(svgToString(drawScene(scene))).toBe(svgToString(drawScene(scene)));
  });

  it('trembles differently for each control', () => {
    const two = [1, 2]
      .map((id) => `<control controlID="${id}" controlTypeID="HRule" x="0" y="0" w="200" h="10"/>`)
      .join('');
    const paths = allElements(draw(two)).flatMap(({ name, attributes }) => (name === 'path' ? [attributes['d']] : []));
    expect(new Set(paths).size).toBe(2);
  });
});

describe.each(Object.keys(controlTypes))('%s', (type) => {
  it.each([
    ['without any property', {}, ''],
    ['without text', { text: '' }, ''],
    ['as a point', { text: 'text' }, 'w0'],
    ['with nonsense in every property', nonsense(), ''],
  ])('is drawn %s, without a number that is none', (_, properties, size) => {
    const xml = control(type, properties).replace('w="100" h="30"', size === '' ? 'w="100" h="30"' : 'w="0" h="0"');
    const text = svgToString(draw(xml));
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|object Object/);
    expect(() => parseXml(text)).not.toThrow();
  });
});

/** Every property that any type reads, each with a value that fits none. */
function nonsense(): Record<string, string> {
  const names =
    'align alternateRowColor backgroundAlpha bold borderColor borderStyle bottomheight color crop curvature direction ' +
    'hLines hasHeader icon indeterminate labelPosition menuIcon onOffState orientation popoverArrowPosition ' +
    'popoverArrowSide position rotation rowHeight scrollBarValue selectedIndex shape shapeRotation size state stroke ' +
    'tabHPosition tabVPosition text textColor textOrientation tooltipDirection topheight vLines value verticalScrollbar';
  return Object.fromEntries(names.split(' ').map((name) => [name, '-1e9%22%3E__proto__']));
}

describe('what a file says is never markup', () => {
  const evil = '%3C%2Ftext%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%22%20onload%3D%22x';

  it.each(Object.keys(controlTypes))('%s', (type) => {
    const names = ['text', 'src', 'href', 'hrefs', 'color', 'borderColor', 'icon', 'controlName', 'state', 'shape'];
    const drawing = draw(control(type, Object.fromEntries(names.map((name) => [name, evil]))));
    const elements = allElements(drawing);
    expect(elements.filter(({ name }) => /script|foreignObject|animate|use|style|a$/i.test(name))).toEqual([]);
    expect(
      elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((name) => /^on|href/i.test(name)),
    ).toEqual([]);
    expect(svgToString(drawing)).not.toMatch(/<script|<\/text><script/);
  });

  it('is shown as the words it is', () => {
    expect(wordsOf(draw(control('Label', { text: '%3Cb%3E%26amp%3B' })))).toContain('<b>&amp;');
    expect(svgToString(draw(control('Label', { text: '%3Cb%3E%26amp%3B' })))).toContain('&lt;b&gt;&amp;amp;');
  });

  it('fetches no picture that a file names', () => {
    const elements = allElements(draw(control('Image', { src: 'https%3A//example.com/a.png' })));
    expect(elements.some(({ name }) => name === 'image')).toBe(false);
  });

  it('takes no font that is more than a name', () => {
    const scene = sceneOf(readBmml(bmml('', 'version="1.0" fontFace="x&apos;;}*{background:url(//e)"')));
    expect(String(drawScene(scene).attributes['font-family'])).toMatch(/^'Balsamiq Sans'/);
  });
});

describe('a label', () => {
  const linesOf = (fontFace: string, height: number): number => {
    const label = control('Label', { text: 'Release%20notes', size: '15' })
      .replace('w="100"', 'w="85"')
      .replace('h="30"', `h="${height}"`);
    const scene = sceneOf(readBmml(bmml(label, `version="1.0" skin="wireframe" fontFace="${fontFace}"`)));
    return allElements(drawScene(scene)).filter(({ name, attributes }) => name === 'tspan' && 'y' in attributes).length;
  };

  it.each([
    ['goes on below in the editor’s own font, whose widths are known', 'Balsamiq Sans', 22, 2],
    ['stays on its line in another font that is a little wider than a box of one line', 'Segoe UI', 22, 1],
    ['goes on below in another font where there is room for it', 'Segoe UI', 60, 2],
  ])('%s', (_, fontFace, height, count) => {
    expect(linesOf(fontFace, height)).toBe(count);
  });

  it('keeps a word in one line for which its box was wide enough as the original measures it', () => {
    const label = control('Label', { text: 'FileName', size: '20' }).replace('w="100" h="30"', 'w="83" h="28"');
    expect(piecesOf(label)).toEqual(['FileName']);
  });
});

/** The words of each piece of text, blanks as people type them. */
const piecesOf = (xml: string): readonly string[] =>
  allElements(draw(xml))
    .filter(({ name, attributes }) => name === 'tspan' && 'y' in attributes)
    .map((piece) => wordsOf(piece).replace(/\u00a0/g, ' '));

describe('blanks', () => {
  it('push the first cell of a grid’s row in, and no other', () => {
    const grid = control('DataGrid', { text: 'Name,  Kind%0A  id,  code' }).replace('h="30"', 'h="60"');
    expect(piecesOf(grid)).toEqual(['Name', 'Kind', '  id', 'code']);
  });

  it('alone between two commas push the items of a menu bar on', () => {
    const placeOf = (text: string): number => {
      const bar = control('MenuBar', { text }).replace('w="100"', 'w="300"');
      const [piece] = allElements(draw(bar)).filter(({ name, children }) => name === 'tspan' && children[0] === 'Help');
      return Number(piece?.attributes['x']);
    };
    expect(placeOf(`${'%20'.repeat(30)}%2C%20Help`)).toBeGreaterThan(placeOf('%2C%20Help') + 90);
  });

  it('part the words of a tag cloud, unless a backslash keeps two together', () => {
    expect(piecesOf(control('TagCloud', { text: 'web%5C%202.0%20wiki' }))).toEqual(['web 2.0', 'wiki']);
  });
});

describe('a field for searching', () => {
  it.each([
    [
      'shows all its words in the width that the original gives them',
      'search%20achievement',
      171,
      'search achievement',
    ],
    ['shows what there is room for in a narrower one', 'search%20achievement', 100, 'search ac'],
  ])('%s', (_, text, width, shown) => {
    const field = control('SearchBox', { text, size: '16' }).replace('w="100"', `w="${width}"`);
    expect(piecesOf(field)).toEqual([shown]);
  });
});

describe('a label on its side', () => {
  it.each([
    ['right', undefined],
    ['up', 'rotate(-90)'],
    ['down', 'rotate(90)'],
    ['left', 'rotate(180)'],
  ])('runs %s', (textOrientation, turn) => {
    const turned = allElements(draw(control('Label', { text: 'x', textOrientation })))
      .map(({ attributes }) => /rotate\(.*?\)/.exec(String(attributes['transform']))?.[0])
      .find((each) => each !== undefined);
    expect(turned).toBe(turn);
  });
});

describe('a group that nothing is in', () => {
  it.each([
    ['shows its name', { controlName: 'New%20Symbol' }, ['New Symbol']],
    ['shows nothing without a name', {}, []],
  ])('%s', (_, properties, words) => {
    expect(piecesOf(control('__group__', properties))).toEqual(words);
  });
});

describe('a switch hides markup', () => {
  const typesIn = (markup: boolean): readonly (string | number | undefined)[] =>
    allElements(drawScene(sceneIn(path.join(fixturesFolder, 'markup.bmml')), { markup }))
      .map(({ attributes }) => attributes['data-type'])
      .filter((type) => type !== undefined);

  it('shows everything when on', () => {
    expect(typesIn(true)).toEqual(
      expect.arrayContaining(['Arrow', 'CallOut', 'HCurly', 'ScratchOut', 'StickyNote', 'VCurly', 'Label']),
    );
  });

  it('leaves only what says that it is none when off', () => {
    expect(typesIn(false)).toEqual(['StickyNote']);
  });
});

describe('links are places with a name, not addresses', () => {
  it('covers a control that leads somewhere', () => {
    const drawing = draw(control('Button', { href: 'a.bmml' }));
    expect(allElements(drawing).filter(({ attributes }) => 'data-link' in attributes)).toMatchObject([
      { name: 'rect', attributes: { 'data-link': '1', width: 100, height: 30 } },
    ]);
  });

  it('covers each item that leads somewhere', () => {
    const drawing = draw(control('LinkBar', { text: 'A, B', hrefs: '%2Cb.bmml' }));
    expect(allElements(drawing).flatMap(({ attributes }) => attributes['data-link'] ?? [])).toEqual(['1:1']);
  });
});

describe('icons', () => {
  it.each([
    'PencilIcon',
    'pencil',
    'pencil-square-o',
    'search-solid',
    'cog',
    'GearIcon',
    'XIcon',
    'bars',
    'user-circle-o',
    'thumbs-o-down',
    'trash-alt-regular',
    'folder-open-o',
    'BatteryIcon',
    'CellBarsIcon',
    'WirelessIcon',
    'pen-to-square-regular',
    'up-right-from-square-solid',
    'arrow-right-from-bracket',
    'arrow-left-long-regular',
    'sun-regular',
    'qrcode',
    'WriteIcon',
    'HLinesIcon',
    'TwitterIcon',
    'FacebookIcon',
    'LinkedInIcon',
    'LinkGlobeIcon',
    'GeoLocationIcon',
    'JumpBackIcon',
    'ChartColumnIcon',
    'cc-visa',
    'CartIcon',
    'AIMIcon',
    'YIMIcon',
    'JumpOutIcon',
    'MSNIcon',
    'NoteIcon',
  ])('%s has a drawing', (name) => {
    expect(findIcon(name, ownIcons)).toBeDefined();
  });

  it('shows an empty tile for a name nobody knows', () => {
    const [tile] = allElements(draw(control('Icon', { icon: 'zebra-solid%7Csmall' }))).filter(
      ({ name }) => name === 'rect',
    );
    expect(tile?.attributes).toMatchObject({ fill: 'none' });
  });

  it.each(['constructor', '__proto__', 'toString'])('%s is a name nobody knows', (name) => {
    expect(findIcon(name, ownIcons)).toBeUndefined();
  });
});
