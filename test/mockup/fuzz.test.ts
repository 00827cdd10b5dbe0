import { describe, expect, it } from '@jest/globals';
import { parseXml } from '@rgrove/parse-xml';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readBmml } from '../../src/mockup/bmml';
import { readBmpr } from '../../src/mockup/bmpr';
import { describeMockup } from '../../src/mockup/describe';
import { drawScene } from '../../src/mockup/draw';
import type { ReadResult } from '../../src/mockup/scene';
import { svgToString } from '../../src/mockup/svg';
import { readTables } from '../../src/mockup/tables';
import { controlTypes } from '../../src/mockup/types';
import { mockupData, openDatabase, tablesOf } from './database';
import { allElements, bmml, filesIn, fixturesFolder, readText, samplesFolder } from './fixtures';

// Inputs of each kind. More on demand: MOCKUP_FUZZ=100000 npx jest --config src/build/jest.config.js test/mockup/fuzz
const count = Number(process.env['MOCKUP_FUZZ'] ?? 1500);
const seed = Number(process.env['MOCKUP_FUZZ_SEED'] ?? 1);

/** Numbers from a seed: mulberry32. */
function createRandom(start: number) {
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
type Random = ReturnType<typeof createRandom>;

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
  /^(xmlns|viewBox|width|height|x|y|cx|cy|rx|ry|d|id|href|class|transform|opacity|fill|stroke|preserveAspectRatio|text-(anchor|decoration)|fill-opacity|stroke-(width|linecap|linejoin|dasharray)|font-(family|size|weight|style)|clip-path|data-(control|type|link))$/;

/** Everything a page does with a file. Gives what should not be there: nothing. */
function faultsOf(result: ReadResult): readonly string[] {
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
    parseXml(text);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

const evil = [
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

/** Small mockups out of the fixtures: some controls each, so that one input is quick. */
function createSources(): readonly string[] {
  return filesIn(fixturesFolder, /\.bmml$/).flatMap((file) => {
    const controls = readText(file).match(/ {4}<control [\s\S]*?\n {4}<\/control>\n/g) ?? [];
    return Array.from({ length: Math.ceil(controls.length / 4) }, (_, index) =>
      bmml(controls.slice(index * 4, index * 4 + 4).join('')),
    );
  });
}

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick(evil) + text.slice(at);
  },
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + random.below(40));
  },
  (text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + String.fromCharCode(random.below(65_536)) + text.slice(at + 1);
  },
  (text, random) => {
    const at = random.below(text.length);
    const part = text.slice(at, at + random.below(200));
    return text.slice(0, at) + part.repeat(1 + random.below(6)) + text.slice(at);
  },
  // A value between tags, or an attribute's.
  (text, random) => replaceNth(text, />[^<>\n]+</g, `>${random.pick(evil)}<`, random),
  (text, random) =>
    replaceNth(
      text,
      /(?<= [xywh]| zOrder|measured[WH])="[^"]*"/g,
      `="${random.pick(['-1', '1e9', 'NaN', '', '0', '-99999', '0.0001', '1e-9'])}"`,
      random,
    ),
  (text, random) => replaceNth(text, /::\w+/g, `::${random.pick(Object.keys(controlTypes))}`, random),
];

function replaceNth(text: string, pattern: RegExp, value: string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const match = random.pick(found);
  return text.slice(0, match.index) + value + text.slice(match.index + match[0].length);
}

describe('whatever a file holds, it neither breaks the viewer nor becomes markup', () => {
  it(`a .bmml, mutated ${count} times`, () => {
    const random = createRandom(seed);
    const sources = createSources();
    for (let index = 0; index < count; index += 1) {
      let text = random.pick(sources);
      for (let round = random.below(4); round >= 0; round -= 1) text = random.pick(mutations)(text, random);
      const faults = faultsOf(readBmml(text));
      if (faults.length > 0) throw new Error(`seed ${seed}, input ${index}: ${faults.join(', ')}\n${text}`);
    }
  });

  it(`JSON of any shape in a project, ${count} times`, () => {
    const random = createRandom(seed + 1);
    for (let index = 0; index < count; index += 1) {
      const data =
        random.below(4) === 0
          ? JSON.stringify(anything(random, 5))
          : mockupData(Array.from({ length: 4 }, () => anyControl(random, 3)));
      const attributes =
        random.below(3) === 0 ? (anything(random, 2) as object) : { kind: 'mockup', name: random.pick(evil) };
      const cut = random.below(5) === 0 ? data.slice(0, random.below(data.length)) : data;
      const rows = {
        resources: [
          ['m', random.pick(['Master', '', 'b']), attributes, cut],
          ['lib', 'Master', { kind: 'symbolLibrary' }, data],
        ] as const,
      };
      const faults = faultsOf(readBmpr(tablesOf(rows)));
      if (faults.length > 0) throw new Error(`seed ${seed}, input ${index}: ${faults.join(', ')}\n${data}`);
    }
  });

  it(`a database, mutated ${Math.ceil(count / 10)} times`, async () => {
    const random = createRandom(seed + 2);
    const whole = readFileSync(path.join(samplesFolder, 'Book club.bmpr'));
    for (let index = 0; index < count / 10; index += 1) {
      const bytes = Uint8Array.from(random.below(6) === 0 ? whole.subarray(0, random.below(whole.length)) : whole);
      for (let change = random.below(60); change > 0; change -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      const database = await openDatabase(bytes);
      const faults = faultsOf(readBmpr(readTables(database)));
      database.close();
      if (faults.length > 0) throw new Error(`seed ${seed}, input ${index}: ${faults.join(', ')}`);
    }
  });

  it.each([
    ['an unclosed comment', `<mockup>${'<!--'.repeat(200_000)}`],
    ['comments before anything', '<!---->'.repeat(200_000)],
    ['a tag that never ends', `<mockup ${'a="b" '.repeat(200_000)}`],
    ['quotes that never close', `<mockup>${'<a "'.repeat(200_000)}`],
    ['tags opened and never closed', bmml('<a>'.repeat(200_000))],
    [
      'signs that mean something',
      bmml(
        `<control controlID="1" controlTypeID="Paragraph" x="0" y="0" w="9" h="9"><controlProperties><text>${'*_-~[{'.repeat(100_000)}</text></controlProperties></control>`,
      ),
    ],
    [
      'a grid without end',
      bmml(
        `<control controlID="1" controlTypeID="DataGrid" x="0" y="0" w="900" h="90000"><controlProperties><text>${'a,'.repeat(9_000)}</text></controlProperties></control>`,
      ),
    ],
    [
      'percent signs',
      bmml(
        `<control controlID="1" controlTypeID="Label" x="0" y="0"><controlProperties><text>${'%u'.repeat(300_000)}</text></controlProperties></control>`,
      ),
    ],
  ])('ends soon with %s', (_, text) => {
    const started = process.cpuUsage().user;
    expect(faultsOf(readBmml(text))).toEqual([]);
    // No clock decides here: a reader that takes time by the square would be at it for minutes.
    expect(process.cpuUsage().user - started).toBeLessThan(10_000_000);
  });
});

/** JSON of no particular shape. */
function anything(random: Random, depth: number): unknown {
  switch (random.below(depth > 0 ? 8 : 5)) {
    case 0:
      return random.pick(evil);
    case 1:
      return random.below(100_000) - 50_000;
    case 2:
      return null;
    case 3:
      return random.below(2) === 0;
    case 4:
      return random.pick([1e308, -1e308, 0.1, '1e999', '']);
    case 5:
      return Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [
          random.pick([
            'mockup',
            'controls',
            'control',
            'children',
            'properties',
            'kind',
            'name',
            'ID',
            'x',
            '__proto__',
            'text',
            'src',
            'trashed',
          ]),
          anything(random, depth - 1),
        ]),
      );
  }
}

const propertyNames =
  'text color borderColor size bold align state icon href hrefs src selectedIndex value shape direction curvature p0 p1 p2 crop rowHeight overrides ' +
  'textOrientation borderStyle backgroundAlpha rotation stroke menuIcon hasHeader verticalScrollbar topheight bottomheight scrollBarValue';

/** A control with a known type and properties of any shape. */
function anyControl(random: Random, depth: number): object {
  const names = propertyNames.split(' ');
  const value = (): unknown =>
    random.pick([
      () => anything(random, 2),
      () => String(random.below(400) - 100),
      () => random.pick(evil),
      () => ({
        ID: 'lib',
        Anchor: random.below(3),
        URL: random.pick(evil),
        x: random.below(99),
        y: random.pick([0, 'NaN', 1e9]),
      }),
    ])();
  return {
    ID: String(random.below(4)),
    typeID: random.pick(Object.keys(controlTypes)),
    x: random.pick([0, '10', '-50', 1e9]),
    y: random.pick([0, '10', '300', '']),
    w: random.pick(['120', '-1', 0, '1e9', undefined]),
    h: random.pick(['40', '-1', 0, '1e9', undefined]),
    zOrder: random.pick(['1', 'z', null]),
    properties: Object.fromEntries(Array.from({ length: random.below(7) }, () => [random.pick(names), value()])),
    ...(depth > 0 && random.below(4) === 0
      ? {
          children: {
            controls: { control: Array.from({ length: random.below(3) }, () => anyControl(random, depth - 1)) },
          },
        }
      : {}),
  };
}
