import { describe, expect, it } from '@jest/globals';
import { readBmml, symbolFilesOf } from '../../src/mockup/bmml';
import { longestSingle } from '../../src/mockup/limits';
import type { Link, Problem } from '../../src/mockup/scene';
import { allControls, bmml, control, firstControl, sceneOf } from './fixtures';

describe('a file that is no mockup is refused with the reason', () => {
  it.each<readonly [string, string, Problem]>([
    ['nothing', '', { kind: 'empty' }],
    ['blanks', ' \n\t', { kind: 'empty' }],
    ['prose', 'Dear all,', { kind: 'not-a-mockup', looksLike: 'text' }],
    ['YAML of the same ending', 'type: business-model\n', { kind: 'not-a-mockup', looksLike: 'text' }],
    ['other XML', '<?xml version="1.0"?><svg/>', { kind: 'not-a-mockup', looksLike: 'xml' }],
    ['a web page', '<!DOCTYPE html><html></html>', { kind: 'not-a-mockup', looksLike: 'html' }],
    ['JSON', '{"mockup":{}}', { kind: 'not-a-mockup', looksLike: 'json' }],
    ['a database', 'SQLite format 3\u0000', { kind: 'not-a-mockup', looksLike: 'database' }],
    ['an archive', 'PK\u0003\u0004', { kind: 'not-a-mockup', looksLike: 'zip' }],
    ['a picture', '\ufffdPNG\r\n', { kind: 'not-a-mockup', looksLike: 'image' }],
    ['a name that only begins alike', '<mockups/>', { kind: 'not-a-mockup', looksLike: 'xml' }],
    ['a document type', '<!DOCTYPE mockup><mockup/>', { kind: 'has-doctype' }],
    ['entities', '<!DOCTYPE m [<!ENTITY a "b">]><mockup>&a;</mockup>', { kind: 'has-doctype' }],
    ['too much', ' '.repeat(longestSingle + 1), { kind: 'too-large', size: longestSingle + 1, limit: longestSingle }],
    ['groups without end', bmml('<control><groupChildrenDescriptors>'.repeat(60)), { kind: 'too-deep', limit: 40 }],
    ['a cut before the first control', '<mockup version="1.0"><controls><control x="', { kind: 'damaged', line: 1 }],
    ['an unknown entity', '<mockup>&nbsp;</mockup>', { kind: 'damaged', line: 1 }],
  ])('%s', (_, text, problem) => {
    expect(readBmml(text)).toEqual({ ok: false, problem });
  });

  it('too many controls', () => {
    const one = '<control controlID="1" controlTypeID="Label" x="0" y="0"/>';
    expect(readBmml(bmml(one.repeat(20_001)))).toEqual({
      ok: false,
      problem: { kind: 'too-many-controls', limit: 20_000 },
    });
  });
});

describe('what stands before a mockup does not matter', () => {
  it.each([
    ['a byte order mark', '\ufeff'],
    ['a declaration', '<?xml version="1.0" encoding="UTF-8"?>\n'],
    ['comments', '<!-- one --><!-- two -->\n'],
  ])('%s', (_, before) => {
    expect(readBmml(before + bmml(control('Label')))).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('a damaged file shows what could be read', () => {
  const whole = bmml(`${control('Label', { text: 'one' })}\n${control('Label', { text: 'two' })}`);

  it.each([
    ['cut in the second control', whole.slice(0, whole.indexOf('two')), 1],
    ['cut after the second control', whole.slice(0, whole.indexOf('</controls>')), 2],
    ['a tag that closes nothing', whole.replace('</mockup>', '</other></mockup>'), 2],
    ['a stray sign in the second control', whole.replace('two', '<two'), 1],
  ])('%s', (_, text, count) => {
    const result = readBmml(text);
    expect(sceneOf(result).mockups[0]?.controls).toHaveLength(count);
    expect(result).toMatchObject({ warnings: [{ kind: 'damaged' }] });
  });

  it('keeps whole members of a group that breaks off', () => {
    const inner = control('Label', { text: 'inner' });
    const text = `<mockup version="1.0"><controls><control controlID="9" controlTypeID="__group__" x="0" y="0"><groupChildrenDescriptors>${inner}<control`;
    expect(allControls(sceneOf(readBmml(text)).mockups[0]?.controls ?? []).map(({ path }) => path)).toEqual([
      '9',
      '9/1',
    ]);
  });

  it('leaves out a control without a place and says so', () => {
    expect(readBmml(bmml('<control controlID="4" controlTypeID="Label" x="a" y="1"/>'))).toMatchObject({
      ok: true,
      warnings: [{ kind: 'unreadable-control', path: '4' }],
    });
  });

  it('shows a version it does not know, with a warning', () => {
    expect(readBmml(bmml(control('Label'), 'version="9.0"'))).toMatchObject({
      ok: true,
      warnings: [{ kind: 'unknown-version', version: '9.0' }],
    });
  });
});

describe('a control', () => {
  const read = (xml: string) => firstControl(sceneOf(readBmml(bmml(xml))));

  it('has no line ends of the XML in its text, only those that are escaped', () => {
    expect(read(control('Label', { text: '\n  a%0Ab\n  ' })).text).toBe('a\nb');
  });

  it('is read with its text unescaped once', () => {
    expect(read(control('Button', { text: 'Caf%E9 %u2713' }))).toMatchObject({
      path: '1',
      type: 'Button',
      box: { x: 10, y: 20, width: 100, height: 30 },
      isMarkup: false,
      text: 'Café ✓',
    });
  });

  it.each([
    ['its own size', 'w="80" h="40" measuredW="1" measuredH="2"', { width: 80, height: 40 }],
    ['-1 is the measured size', 'w="-1" h="-1" measuredW="61" measuredH="27"', { width: 61, height: 27 }],
    ['nothing is the natural size', '', { width: 63, height: 27 }],
    ['nonsense is the natural size', 'w="wide" h="" measuredW="?" measuredH="-5"', { width: 63, height: 27 }],
  ])('has a size: %s', (_, attributes, size) => {
    expect(
      read(`<control controlID="1" controlTypeID="com.balsamiq.mockups::Button" x="0" y="0" ${attributes}/>`).box,
    ).toMatchObject(size);
  });

  it.each([
    ['a note by its type', control('StickyNote'), true],
    ['a note that says it is not', control('StickyNote', { markup: 'false' }), false],
    ['a label that says it is', control('Label', { markup: 'true' }), true],
    ['a label', control('Label'), false],
  ])('is markup or not: %s', (_, xml, isMarkup) => {
    expect(read(xml).isMarkup).toBe(isMarkup);
  });

  it.each<readonly [string, string, Link | undefined]>([
    ['four parts', 'Home%26bm%3Bhome.bmml%26bm%3Bhome.bmml%26bm%3Bhome.bmml', { kind: 'file', name: 'home.bmml' }],
    ['a name alone', 'home.bmml', { kind: 'file', name: 'home.bmml' }],
    ['a path', './sub/my%2520home.bmml', { kind: 'file', name: 'my home.bmml' }],
    ['an address', 'https%3A//example.com/', { kind: 'url', url: 'https://example.com/' }],
    ['nothing', '', undefined],
    ['script is a file nobody has', 'javascript%3Aalert%281%29', { kind: 'file', name: 'javascript:alert(1)' }],
  ])('leads somewhere: %s', (_, href, link) => {
    expect(read(control('Button', { href })).link).toEqual(link);
  });

  it('has a link an item where it has items', () => {
    const hrefs = 'A%26bm%3Ba.bmml%26bm%3Ba.bmml%26bm%3Ba.bmml%2C%2CB%26bm%3Bb.bmml%26bm%3Bb.bmml%26bm%3Bb.bmml';
    expect(read(control('LinkBar', { hrefs })).itemLinks).toEqual([
      { kind: 'file', name: 'a.bmml' },
      undefined,
      { kind: 'file', name: 'b.bmml' },
    ]);
  });

  it('has an icon by name and size', () => {
    expect(read(control('Icon', { icon: 'PencilIcon%7Clarge' })).icon).toEqual({ name: 'PencilIcon', size: 48 });
  });

  it('keeps properties apart from the language', () => {
    const { properties } = read(control('Label', { constructor: 'a', __proto__x: 'b' }));
    expect(Object.getPrototypeOf(properties)).toBeNull();
    expect(properties['constructor']).toBe('a');
  });

  it('shows the texts that a symbol from another file is given, at their places', () => {
    const xml = `<control controlID="5" controlTypeID="com.balsamiq.mockups::Component" x="1" y="2" w="90" h="40"><controlProperties><src>.%2Fassets%2Fsymbols.bmml%23Head</src><override controlID="2" x="3" y="4" w="50" h="20"><text>Hello%21</text></override><override controlID="3"><text>no place</text></override></controlProperties></control>`;
    expect(read(xml)).toMatchObject({
      source: './assets/symbols.bmml#Head',
      children: [{ path: '5/2#0', type: 'Label', text: 'Hello!', box: { x: 3, y: 4 } }],
    });
  });
});

describe('a symbol whose file is at hand', () => {
  it('says nothing of a closed symbol where the page has something of its own, unless that holds it', () => {
    const symbol = `<control controlID="5" controlTypeID="com.balsamiq.mockups::Component" x="10" y="10" w="300" h="300"><controlProperties><src>.%2Fassets%2Fsymbols.bmml%23Head</src><override controlID="2" x="10" y="10" w="80" h="20"><text>over</text></override><override controlID="3" x="10" y="100" w="80" h="20"><text>beside</text></override><override controlID="4" x="200" y="200" w="40" h="20"><text>inside</text></override></controlProperties></control>`;
    const own = (type: string, x: number, y: number, w: number, h: number): string =>
      `<control controlID="${x}" controlTypeID="com.balsamiq.mockups::${type}" x="${x}" y="${y}" w="${w}" h="${h}"/>`;
    const page = bmml(
      symbol + own('Label', 30, 25, 60, 20) + own('Canvas', 190, 190, 100, 100) + own('Arrow', 20, 110, 50, 50),
    );
    const [component] = sceneOf(readBmml(page)).mockups[0]?.controls ?? [];
    expect(component?.children.map(({ text }) => text)).toEqual(['beside', 'inside']);
  });

  const use = (overrides: string, name = 'Head'): string =>
    `<control controlID="5" controlTypeID="com.balsamiq.mockups::Component" x="1" y="2" w="90" h="40"><controlProperties><src>.%2Fassets%2FSymbols.bmml%23${name}</src>${overrides}</controlProperties></control>`;
  const label = (id: string): string =>
    `<control controlID="${id}" controlTypeID="a::Label" x="7" y="8" w="9" h="10"><controlProperties><text>plain${id}</text><color>1</color></controlProperties></control>`;
  const group = (id: string, name: string, children: string): string =>
    `<control controlID="${id}" controlTypeID="__group__" x="50" y="60"><controlProperties><controlName>${name}</controlName></controlProperties><groupChildrenDescriptors>${children}</groupChildrenDescriptors></control>`;
  const files = (controls: string): ReadonlyMap<string, string> => new Map([['symbols.bmml', bmml(controls)]]);
  const opened = (xml: string, library: string) => firstControl(sceneOf(readBmml(bmml(xml), files(library))));

  it('is drawn as itself, with what its instance changes', () => {
    const inner = `<control controlID="3" controlTypeID="__group__" x="1" y="1"><groupChildrenDescriptors>${label('2')}</groupChildrenDescriptors></control>`;
    const overrides =
      '<override controlID="1" x="30"><text>changed%201</text></override><override controlID="3:2"><text>changed%202</text></override>';
    expect(opened(use(overrides), group('9', 'Other', '') + group('4', 'Head', label('1') + inner))).toMatchObject({
      type: '__group__',
      box: { x: 1, y: 2, width: 90, height: 40 },
      children: [
        { path: '5/1', type: 'Label', text: 'changed 1', box: { x: 30, y: 8, width: 9 }, properties: { color: '1' } },
        { path: '5/3', children: [{ path: '5/3/2', text: 'changed 2' }] },
      ],
    });
  });

  it('is named among the files that are wanted, and only while it is not there', () => {
    const wanted = (library: string): readonly string[] => [
      ...symbolFilesOf(sceneOf(readBmml(bmml(use('')), files(library))).mockups[0]?.controls ?? []),
    ];
    expect(wanted('')).toEqual(['symbols.bmml']);
    expect(wanted(group('4', 'Head', label('1')))).toEqual([]);
  });

  it('that holds itself is opened once', () => {
    expect(opened(use(''), group('4', 'Head', label('1') + use('')))).toMatchObject({
      type: '__group__',
      children: [{ type: 'Label' }, { type: 'Component', children: [] }],
    });
  });
});

describe('a mockup', () => {
  it('is painted by ascending zOrder, equal ones as they stand, in groups too', () => {
    const at = (id: string, z: string): string =>
      `<control controlID="${id}" controlTypeID="Label" x="0" y="0" zOrder="${z}"/>`;
    const group = `<control controlID="g" controlTypeID="__group__" x="5" y="5" zOrder="1"><groupChildrenDescriptors>${at('b', '2')}${at('a', '1')}</groupChildrenDescriptors></control>`;
    const scene = sceneOf(readBmml(bmml(at('last', '9') + group + at('first', '0') + at('second', '0'))));
    expect(allControls(scene.mockups[0]?.controls ?? []).map(({ path }) => path)).toEqual([
      'first',
      'second',
      'g',
      'g/a',
      'g/b',
      'last',
    ]);
  });

  it('is as large as its controls, whatever it says of itself', () => {
    expect(sceneOf(readBmml(bmml(control('Label'), 'version="1.0" mockupW="9999"'))).mockups[0]?.bounds).toEqual({
      x: 10,
      y: 20,
      width: 100,
      height: 30,
    });
  });

  it.each([
    ['sketch', 'skin="sketch"', 'sketch'],
    ['wireframe', 'skin="wireframe"', 'wireframe'],
    ['anything else is sketch', 'skin="neon"', 'sketch'],
  ])('has a skin: %s', (_, attributes, skin) => {
    expect(sceneOf(readBmml(bmml('', attributes))).skin).toBe(skin);
  });
});
