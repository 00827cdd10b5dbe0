import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readBmpr, toPicture } from '../../src/mockup/bmpr';
import { drawScene } from '../../src/mockup/draw';
import type { Control, Link, Scene } from '../../src/mockup/scene';
import { readTables } from '../../src/mockup/tables';
import { mockupData, openDatabase, tablesOf, type ProjectRows } from './database';
import { allControls, allElements, samplesFolder, sceneOf, wordsOf } from './fixtures';
import { createSampleProject } from './sample-project';

const png = 'iVBORw0KGgoAAAA=';
const kind = (name: string, more: object = {}) => ({ kind: 'mockup', name, ...more });
const label = (text: string, more: object = {}) => ({
  ID: '1',
  typeID: 'Label',
  x: '1',
  y: '2',
  properties: { text },
  ...more,
});
const read = (rows: ProjectRows): Scene => sceneOf(readBmpr(tablesOf(rows)));
const controlsOf = (controls: readonly object[]): readonly Control[] =>
  read({ resources: [['m', 'Master', kind('M'), mockupData(controls)]] }).mockups[0]?.controls ?? [];

describe('a project', () => {
  it('holds its mockups in its own order, alternates after the main version, nothing from the trash', () => {
    const scene = read({
      info: [['ArchiveAttributes', '{"name":"Shop"}']],
      branches: [
        ['Master', { skinName: 'wireframe', fontFace: 'Arial', fontSize: 12, linkColor: 255 }],
        ['b', { branchName: 'Blue' }],
      ],
      resources: [
        ['two', 'Master', kind('Two', { order: 2e9 }), mockupData([])],
        ['one', 'b', {}, mockupData([label('blue')])],
        ['one', 'Master', kind('One', { order: 1e9, notes: 'Ask Bo' }), mockupData([label('main')])],
        ['bin', 'Master', kind('Bin', { trashed: true }), mockupData([])],
        ['bin', 'b', {}, mockupData([])],
        ['pic', 'Master', { kind: 'asset', name: 'a.png' }, png],
      ],
      thumbnails: [
        ['t', { resourceID: 'one', branchID: 'Master', image: png }],
        ['u', { resourceID: 'two', image: png }],
      ],
    });
    expect(scene).toMatchObject({
      name: 'Shop',
      skin: 'wireframe',
      fontFace: 'Arial',
      fontSize: 12,
      linkColor: '#0000ff',
    });
    expect(scene.mockups.map(({ name, alternate, notes, thumbnail }) => [name, alternate, notes, thumbnail])).toEqual([
      ['One', undefined, 'Ask Bo', `data:image/png;base64,${png}`],
      ['One', 'Blue', 'Ask Bo', undefined],
      ['Two', undefined, undefined, `data:image/png;base64,${png}`],
    ]);
    expect(scene.assets).toEqual({ pic: `data:image/png;base64,${png}` });
  });

  it.each([
    ['no kind but a mockup inside', [['m', '', {}, mockupData([label('a')])]] as const],
    [
      'a single control instead of a list',
      [
        ['m', 'Master', kind('M'), '{"mockup":{"controls":{"control":{"ID":"1","typeID":"Label","x":"0","y":"0"}}}}'],
      ] as const,
    ],
  ])('is read with %s', (_, resources) => {
    expect(read({ resources }).mockups[0]?.controls).toHaveLength(1);
  });

  it('shows what can be read and names what can not', () => {
    const result = readBmpr(
      tablesOf({
        info: [['SchemaVersion', '9.0']],
        resources: [
          ['a', 'Master', kind('Good'), mockupData([label('a'), { ID: '7', typeID: 'Label' }])],
          ['b', 'Master', kind('Bad'), '{"mockup": {'],
        ],
      }),
    );
    expect(result).toMatchObject({
      ok: true,
      warnings: [
        { kind: 'unknown-version', version: '9.0' },
        { kind: 'unreadable-control', path: '7' },
        { kind: 'unreadable-mockup', id: 'b', name: 'Bad' },
      ],
    });
  });

  it.each([
    ['nothing in it', tablesOf({}), { kind: 'no-mockups' }],
    ['other tables', { ...tablesOf({}), hasResources: false }, { kind: 'not-a-mockup', looksLike: 'database' }],
    ['no tables left to read', { ...tablesOf({}), hasResources: false, isDamaged: true }, { kind: 'damaged' }],
  ])('is refused with the reason: %s', (_, tables, problem) => {
    expect(readBmpr(tables)).toMatchObject({ ok: false, problem });
  });
});

describe('a control of a project', () => {
  it('has a place, a size and plain properties', () => {
    expect(
      controlsOf([
        label('a\nb', { w: '50', measuredH: 20, properties: { text: 'a\nb', bold: 'true', size: 14, menu: {} } }),
      ]),
    ).toMatchObject([
      { box: { x: 1, y: 2, width: 50, height: 20 }, text: 'a\nb', properties: { bold: 'true', size: '14' } },
    ]);
  });

  it.each<readonly [string, object, Link | undefined]>([
    ['another mockup', { ID: 'x' }, { kind: 'mockup', id: 'x' }],
    ['an address', { URL: 'https://example.com' }, { kind: 'url', url: 'https://example.com' }],
    ['one step back', { URL: 'action://back' }, { kind: 'back' }],
    ['nowhere', {}, undefined],
  ])('leads to %s', (_, href, link) => {
    expect(controlsOf([label('a', { properties: { href } })])[0]?.link).toEqual(link);
  });

  it('has links for its items', () => {
    expect(controlsOf([label('a', { properties: { hrefs: { href: [{}, { ID: 'x' }] } } })])[0]?.itemLinks).toEqual([
      undefined,
      { kind: 'mockup', id: 'x' },
    ]);
  });

  it.each([
    ['of later files', { ID: 'pencil', size: 'medium' }, { name: 'pencil', size: 32 }],
    ['of older files', { name: 'PencilIcon', size: 'xsmall' }, { name: 'PencilIcon', size: 16 }],
  ])('has an icon %s', (_, icon, expected) => {
    expect(controlsOf([label('', { properties: { icon } })])[0]?.icon).toEqual(expected);
  });

  it('is an arrow through its points', () => {
    const properties = { p0: { x: 0, y: 5 }, p1: { x: 0.5, y: 0.1 }, p2: { x: 90, y: 5 } };
    expect(controlsOf([label('', { typeID: 'Arrow', properties })])[0]?.arrow).toEqual({
      from: { x: 0, y: 5 },
      to: { x: 90, y: 5 },
      handle: { x: 0.5, y: 0.1 },
    });
  });

  it('can not reach the language by a name', () => {
    const text =
      '{"mockup":{"controls":{"control":[{"ID":"1","typeID":"Label","x":"0","y":"0","properties":{"__proto__":"p","constructor":"c"}}]}}}';
    const [control] = read({ resources: [['m', 'Master', kind('M'), text]] }).mockups[0]?.controls ?? [];
    expect(Object.getPrototypeOf(control?.properties)).toBeNull();
    expect(Object.keys(control?.properties ?? {})).toEqual(['__proto__', 'constructor']);
  });
});

describe('a symbol', () => {
  const library = [
    {
      ID: '7',
      typeID: '__group__',
      x: '500',
      y: '500',
      children: {
        controls: {
          control: [
            label('inside'),
            { ...label('deep'), ID: '2', children: { controls: { control: [label('deeper')] } } },
          ],
        },
      },
    },
  ];
  const use = (properties: object, data = mockupData(library)) =>
    read({
      resources: [
        [
          'm',
          'Master',
          kind('M'),
          mockupData([{ ID: 'c', typeID: 'Component', x: '10', y: '20', w: '99', h: '88', properties }]),
        ],
        ['lib', 'Master', { kind: 'symbolLibrary' }, data],
      ],
    }).mockups[0]?.controls ?? [];

  it('is opened where it is used', () => {
    expect(allControls(use({ src: { ID: 'lib', Anchor: 7 } })).map(({ path, text }) => [path, text])).toEqual([
      ['c', undefined],
      ['c/1', 'inside'],
      ['c/2', 'deep'],
      ['c/2/1', 'deeper'],
    ]);
  });

  it('takes its instance’s changes, at any depth', () => {
    const overrides = [
      { ID: '1', text: 'changed', x: '30' },
      { ID: '2:1', text: 'changed too', bold: 'true' },
    ];
    const [, first, , deep] = allControls(use({ src: { ID: 'lib', Anchor: 7 }, overrides }));
    expect(first).toMatchObject({ text: 'changed', box: { x: 30, y: 2 } });
    expect(deep).toMatchObject({ text: 'changed too', properties: { bold: 'true' } });
  });

  it('that is not in the project stays a box of its size', () => {
    expect(use({ src: { ID: 'other', Anchor: 7 } })).toMatchObject([
      { type: 'Component', box: { width: 99, height: 88 }, children: [] },
    ]);
  });

  it('that holds itself comes to an end', () => {
    const own = [
      {
        ID: '7',
        typeID: '__group__',
        x: '0',
        y: '0',
        children: {
          controls: {
            control: [{ ID: 'i', typeID: 'Component', x: '0', y: '0', properties: { src: { ID: 'lib', Anchor: 7 } } }],
          },
        },
      },
    ];
    expect(allControls(use({ src: { ID: 'lib', Anchor: 7 } }, mockupData(own))).length).toBeLessThan(60);
  });
});

describe('toPicture', () => {
  it.each([
    ['a PNG', png, `data:image/png;base64,${png}`],
    [
      'a WebP',
      'UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=',
      'data:image/webp;base64,UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=',
    ],
    ['a RIFF of another kind', 'UklGRiQAAABXQVZFZm10IA==', undefined],
    ['a JPEG', '/9j/4AAQ', 'data:image/jpeg;base64,/9j/4AAQ'],
    ['a GIF', 'R0lGODlh', 'data:image/gif;base64,R0lGODlh'],
    ['an SVG', 'PHN2Zz48L3N2Zz4=', undefined],
    ['no base64', 'iVBORw0KGgo"><script>', undefined],
    ['nothing', '', undefined],
  ])('takes only what it knows: %s', (_, base64, url) => {
    expect(toPicture(base64)).toBe(url);
  });
});

describe('readTables', () => {
  it.each([
    ['UTF-16', 'UTF-16LE', 'CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT)'],
    [
      'UTF-8 with more tables',
      'UTF-8',
      'CREATE TABLE COMMENTS (ID TEXT); CREATE TABLE RESOURCES (ID TEXT, BRANCHID TEXT, ATTRIBUTES TEXT, DATA TEXT)',
    ],
  ])('reads a database in %s', async (_, encoding, schema) => {
    const database = await openDatabase();
    database.run(`PRAGMA encoding='${encoding}'; ${schema}`);
    database.run('INSERT INTO RESOURCES VALUES (?, ?, ?, ?)', ['1', 'Master', '{}', 'Grüße ✓']);
    const again = await openDatabase(database.export());
    expect(readTables(again)).toMatchObject({
      resources: [['1', 'Master', '{}', 'Grüße ✓']],
      hasResources: true,
      isDamaged: false,
      hasCode: false,
    });
  });

  it('tolerates missing tables and columns', async () => {
    const database = await openDatabase();
    database.run('CREATE TABLE RESOURCES (ATTRIBUTES TEXT, DATA TEXT)');
    database.run('INSERT INTO RESOURCES VALUES (?, ?)', ['{"kind":"mockup"}', mockupData([])]);
    expect(readTables(database)).toEqual({
      info: [],
      branches: [],
      resources: [['', '', '{"kind":"mockup"}', mockupData([])]],
      thumbnails: [],
      hasResources: true,
      isDamaged: false,
      hasCode: false,
    });
  });

  it.each([
    ['bytes that are none', new Uint8Array(4096).fill(7)],
    ['a header and nothing more', new TextEncoder().encode('SQLite format 3\u0000')],
  ])('says that a database is damaged: %s', async (_, bytes) => {
    expect(readTables(await openDatabase(bytes)).isDamaged).toBe(true);
  });
});

describe('the sample project', () => {
  const file = path.join(samplesFolder, 'Book club.bmpr');

  it('is the file that its maker makes', async () => {
    const made = createSampleProject(await openDatabase());
    // Run with UPDATE_GOLDEN=1 to write the file anew.
    const keep = process.env['UPDATE_GOLDEN'] === '1' ? writeFileSync : () => undefined;
    keep(file, made);
    expect(readTables(await openDatabase(readFileSync(file)))).toEqual(readTables(await openDatabase(made)));
  });

  it('shows its symbol, its picture and its alternate', async () => {
    const scene = sceneOf(readBmpr(readTables(await openDatabase(readFileSync(file)))));
    expect(scene.mockups.map(({ name, alternate }) => [name, alternate])).toEqual([
      ['Shelf', undefined],
      ['One book', undefined],
      ['Meeting', undefined],
      ['Meeting', 'On the island'],
      ['Parts', undefined],
    ]);
    const drawing = drawScene(scene, { index: 0 });
    expect(wordsOf(drawing)).toContain('Our shelf');
    expect(allElements(drawing).filter(({ name }) => name === 'image')).toHaveLength(1);
  });
});
