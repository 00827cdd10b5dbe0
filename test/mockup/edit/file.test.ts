// Writing back: what is changed is changed, and everything else in the file stays as it was.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'sql.js';
import { readBmml } from '../../../src/mockup/bmml';
import { readBmpr } from '../../../src/mockup/bmpr';
import { escapeText } from '../../../src/mockup/edit/bmml-notation';
import { editBmml, editBmpr } from './whole';
import type { Edit, Edited } from '../../../src/mockup/edit/edits';
import { controlAt } from '../../../src/mockup/edit/reading';
import { decodeText, isSame } from '../../../src/pages/open/encoding';
import type { Control, Mockup, Scene } from '../../../src/mockup/scene';
import { readTables } from '../../../src/mockup/tables';
import { unescapeText } from '../../../src/mockup/values';
import { openDatabase } from '../database';
import {
  allControls,
  bmml,
  control,
  corpusFolder,
  filesIn,
  fixturesFolder,
  readText,
  samplesFolder,
  sceneOf,
} from '../fixtures';

const single = { id: '', branch: '' };

function contentOf<Content>(result: Edited<Content>): Content {
  if (!result.ok) throw new Error(`not written: ${result.why}`);
  return result.content;
}

const mockupsIn = (scene: Scene) => scene.mockups;
const sceneIn = (text: string): Scene => sceneOf(readBmml(text));
const change = (text: string, ...edits: readonly Edit[]): string => contentOf(editBmml(text, edits));

/** A .bmml as a list of lines, an element each, so that a difference names what differs. */
const lines = (text: string): readonly string[] => text.replaceAll('><', '>\n<').split('\n');

/** Which lines are not in the other text any more. */
const gone = (before: string, after: string): readonly string[] => {
  const left = new Map<string, number>();
  for (const line of lines(after)) left.set(line, (left.get(line) ?? 0) + 1);
  return lines(before).filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
};

const everyRow = (database: Database): Readonly<Record<string, unknown>> => {
  const [schema] = database.exec('SELECT type, name, sql FROM sqlite_master ORDER BY type, name');
  const tables = (schema?.values ?? []).filter(([type]) => type === 'table').map(([, name]) => String(name));
  return {
    schema: schema?.values,
    ...Object.fromEntries(tables.map((name) => [name, database.exec(`SELECT rowid, * FROM "${name}" ORDER BY rowid`)])),
    encoding: database.exec('PRAGMA encoding'),
    pageSize: database.exec('PRAGMA page_size'),
  };
};

const realBmml = filesIn(corpusFolder, /\.bmml$/);
const realBmpr = filesIn(corpusFolder, /\.bmpr$/);
const ownBmml = [...filesIn(fixturesFolder, /\.bmml$/), ...filesIn(samplesFolder, /\.bmml$/)];
const ownBmpr = filesIn(samplesFolder, /\.bmpr$/);
if (!existsSync(corpusFolder)) console.warn('No real files beside this checkout: only our own are written.');
const named = (files: readonly string[]) => files.map((file) => [path.basename(file), file] as const);

describe('a .bmml', () => {
  it.each(named([...ownBmml, ...realBmml]))('%s, unchanged, is the same to the byte', (_, file) => {
    const bytes = readFileSync(file);
    const { text, encode } = decodeText(bytes);
    expect(isSame(encode(change(text)), bytes)).toBe(true);
  });

  it.each(named([...ownBmml, ...realBmml]))(
    '%s, with a control moved, differs in its place and the sizes of the whole',
    (_, file) => {
      const text = readText(file);
      const before = sceneIn(text);
      const controls = allControls(mockupsIn(before)[0]?.controls ?? []);
      const moved = controls[Math.floor(controls.length / 2)];
      if (moved === undefined) return;
      const { x, y } = moved.box;
      const edit: Edit = { kind: 'place', mockup: single, path: moved.path, box: { x: x + 7, y: y + 3 } };
      const result = editBmml(text, [edit]);
      if (!result.ok) {
        // Some real files give two controls one path: nothing is guessed.
        expect(result.why).toBe('ambiguous');
        expect(controls.filter((each) => each.path === moved.path).length).toBeGreaterThan(1);
        return;
      }
      const after = allControls(mockupsIn(sceneIn(result.content))[0]?.controls ?? []);
      const place = after.find((each) => each.path === moved.path);
      expect(place?.box).toMatchObject({ x: x + 7, y: y + 3 });
      const changed = gone(text, result.content);
      const groups = moved.path.split('/').length - 1;
      expect(changed.length).toBeLessThanOrEqual(2 + groups);
      const moveBack = { ...edit, box: { x, y } };
      const back = change(result.content, moveBack);
      // Groups and the whole may have had sizes that were not true before.
      expect(gone(text, back).filter((line) => !/^\s*<(mockup|control [^>]*__group__)/.test(line))).toEqual([]);
    },
  );

  const plain = bmml(
    control('Label', { text: 'Old', unknown: '%u201Ckept%u201D' }, 'future="1"'),
    'version="1.0" skin="sketch" measuredW="60" measuredH="40" mockupW="50" mockupH="20"',
  );

  it('takes texts of any kind, and keeps what nobody knows', () => {
    const words = 'Ünï “quoted”\n<b>&amp;</b> 日本 😀 100% + a/b';
    const text = change(plain, { kind: 'text', mockup: single, path: '1', text: words });
    expect(sceneIn(text).mockups[0]?.controls[0]?.text).toBe(words);
    expect(unescapeText(/<text>(.*?)<\/text>/.exec(text)?.[1] ?? '')).toBe(words);
    expect(text).toContain('future="1"');
    expect(text).toContain('<unknown>%u201Ckept%u201D</unknown>');
  });

  it('escapes as ActionScript does', () => {
    expect(escapeText('a b<“é😀')).toBe('a%20b%3C%u201C%E9%uD83D%uDE00');
  });

  it.each([
    ['without properties', '<control controlID="1" controlTypeID="com.balsamiq.mockups::Label" x="0" y="0"></control>'],
    ['that closes itself', '<control controlID="1" controlTypeID="com.balsamiq.mockups::Label" x="0" y="0"/>'],
    [
      'with empty properties',
      '<control controlID="1" controlTypeID="a::Label" x="0" y="0"><controlProperties/></control>',
    ],
    [
      'with text that closes itself',
      '<control controlID="1" controlTypeID="a::Label" x="0" y="0"><controlProperties><text/></controlProperties></control>',
    ],
    [
      'with an attribute that looks like two',
      `<control title=' controlID="9" x="5"' controlID='1' controlTypeID="a::Label" x='0' y="0"/>`,
    ],
  ])('gives a text to a control %s', (_, xml) => {
    const text = change(
      bmml(xml),
      { kind: 'text', mockup: single, path: '1', text: 'New' },
      { kind: 'place', mockup: single, path: '1', box: { x: 4 } },
    );
    expect(sceneIn(text).mockups[0]?.controls[0]).toMatchObject({ text: 'New', box: { x: 4 } });
  });

  it('adds on top and removes again, to the letter', () => {
    const text = readText(path.join(samplesFolder, 'Sign in.bmml'));
    const box = { x: 100, y: 50, width: 80, height: 30 };
    const result = editBmml(text, [
      { kind: 'add', mockup: single, control: { type: 'Button', box, text: 'Go <on>', properties: { color: '255' } } },
    ]);
    const added = result.ok ? result.added[0] : undefined;
    const controls = sceneIn(contentOf(result)).mockups[0]?.controls ?? [];
    expect(controls[controls.length - 1]).toMatchObject({
      path: added,
      type: 'Button',
      box,
      text: 'Go <on>',
      properties: { color: '255' },
    });
    expect(change(contentOf(result), { kind: 'remove', mockup: single, path: added ?? '' })).toBe(text);
  });

  it('closes the hole that a removal leaves, and no other, where a file had others before', () => {
    const stacked = (id: number, order: number) =>
      control('Canvas').replace('controlID="1"', `controlID="${id}"`).replace('zOrder="0"', `zOrder="${order}"`);
    const ordersWithout = (path: string) =>
      [1, 2, 3, 4, 7].reduce<readonly string[]>((found, id) => {
        const after = change(
          bmml([stacked(1, 0), stacked(2, 1), stacked(3, 1), stacked(4, 2), stacked(7, 6)].join('')),
          { kind: 'remove', mockup: single, path },
        );
        const [, order] = new RegExp(`controlID="${id}"[^>]*zOrder="(\\d+)"`).exec(after) ?? [];
        return order === undefined ? found : [...found, order];
      }, []);
    expect(ordersWithout('1')).toEqual(['0', '0', '1', '5']);
    // Another has its number, so that nothing is left out.
    expect(ordersWithout('2')).toEqual(['0', '1', '2', '6']);
    expect(ordersWithout('4')).toEqual(['0', '1', '1', '5']);
    expect(ordersWithout('7')).toEqual(['0', '1', '1', '2']);
  });

  it('adds into an empty mockup and into a group, whose sizes follow', () => {
    const group =
      '<control controlID="5" controlTypeID="__group__" x="10" y="10" w="-1" h="-1" measuredW="1" measuredH="1" zOrder="0" locked="false" isInGroup="-1"/>';
    const box = { x: 20, y: 30, width: 40, height: 50 };
    const result = editBmml(bmml(group), [
      { kind: 'add', mockup: single, into: '5', control: { type: 'Canvas', box } },
    ]);
    expect(result).toMatchObject({ ok: true, added: ['5/0'] });
    // A group begins where its first member does.
    expect(sceneIn(contentOf(result)).mockups[0]?.bounds).toEqual({ x: 30, y: 40, width: 40, height: 50 });
    expect(contentOf(result)).toContain('isInGroup="5"');
    for (const empty of ['<mockup version="1.0"><controls/></mockup>', '<mockup version="1.0"/>'])
      expect(
        sceneIn(change(empty, { kind: 'add', mockup: single, control: { type: 'Canvas', box } })).mockups[0]?.controls,
      ).toHaveLength(1);
  });

  const place = (at: string): Edit => ({ kind: 'place', mockup: single, path: at, box: { x: 1 } });
  it.each<[string, string, Edit, string]>([
    ['a control that is not there', plain, place('9'), 'no-such-control'],
    ['two controls of one path', bmml(control('Label') + control('Label')), place('1'), 'ambiguous'],
    ['a damaged file', plain.slice(0, -12), place('1'), 'damaged'],
    ['no mockup', 'Dear Ana', place('1'), 'damaged'],
    ['a number that is none', plain, { kind: 'place', mockup: single, path: '1', box: { x: NaN } }, 'not-a-value'],
    [
      'a type that is markup',
      plain,
      { kind: 'add', mockup: single, control: { type: 'a"><b', box: { x: 0, y: 0, width: 1, height: 1 } } },
      'not-a-value',
    ],
    ['a name of its own', plain, { kind: 'rename', mockup: single, name: 'New' }, 'named-by-its-file'],
    [
      'a group that is none',
      plain,
      { kind: 'add', mockup: single, into: '1', control: { type: 'Label', box: { x: 0, y: 0, width: 1, height: 1 } } },
      'no-such-control',
    ],
  ])('is left alone for %s', (_, text, edit, why) => {
    expect(editBmml(text, [edit])).toEqual({ ok: false, why });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeff<mockup/>')],
    ['UTF-16, little end first', Buffer.from('\ufeff<mockup a="日"/>', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeff<mockup a="日"/>', 'utf16le').swap16()],
  ])('keeps its encoding: %s', (_, bytes) => {
    const { text, encode } = decodeText(bytes);
    expect(text).toContain('<mockup');
    expect(isSame(encode(text), bytes)).toBe(true);
  });

  it('whose bytes are no text is known by that', () => {
    const bytes = Buffer.from([...Buffer.from('<mockup a="'), 0xe9, ...Buffer.from('"/>')]);
    const { text, encode } = decodeText(bytes);
    expect(isSame(encode(text), bytes)).toBe(false);
  });
});

describe('a .bmpr', () => {
  it.each(named([...ownBmpr, ...realBmpr]))('%s, unchanged, holds the same rows', async (_, file) => {
    const database = await openDatabase(readFileSync(file));
    const before = everyRow(database);
    expect(everyRow(await openDatabase(contentOf(editBmpr(database, []))))).toEqual(before);
  });

  it.each(named([...ownBmpr, ...realBmpr]))(
    '%s, with a control moved in one mockup, differs in one value of one row',
    async (_, file) => {
      const database = await openDatabase(readFileSync(file));
      const before = everyRow(database) as {
        readonly RESOURCES: readonly { readonly values: readonly (readonly unknown[])[] }[];
      };
      const scene = sceneOf(readBmpr(readTables(database)));
      const mockup = scene.mockups.find(({ controls }) => movable(controls) !== undefined) as Mockup;
      const moved = movable(mockup.controls) as Control;
      const box = { x: moved.box.x + 5, y: moved.box.y };
      const content = contentOf(editBmpr(database, [{ kind: 'place', mockup, path: moved.path, box }]));
      const changed = await openDatabase(content);
      const after = everyRow(changed) as typeof before;
      const cells = (rows: typeof before) => rows.RESOURCES[0]?.values.flat() ?? [];
      const different = cells(before).flatMap((cell, at) => (cell === cells(after)[at] ? [] : [at]));
      expect(different).toHaveLength(1);
      expect({ ...after, RESOURCES: undefined }).toEqual({ ...before, RESOURCES: undefined });
      const place = sceneOf(readBmpr(readTables(changed))).mockups.find(
        ({ id, branch }) => id === mockup.id && branch === mockup.branch,
      );
      expect(controlAt(place?.controls ?? [], moved.path)?.box.x).toBe(box.x);
    },
  );

  const sample = () => openDatabase(readFileSync(path.join(samplesFolder, 'Book club.bmpr')));
  const open = async (bytes: Uint8Array): Promise<Scene> => sceneOf(readBmpr(readTables(await openDatabase(bytes))));

  it('renames a mockup with its alternates, adds, retexts and removes, in one go', async () => {
    const database = await sample();
    const scene = sceneOf(readBmpr(readTables(database)));
    const [first, , meeting, alternate] = scene.mockups;
    if (!first || !meeting || !alternate) throw new Error('the sample has changed');
    const [control_] = first.controls;
    const words = 'Ünï “quoted”\n<b> 日本 😀';
    const result = editBmpr(database, [
      { kind: 'rename', mockup: alternate, name: 'Gathering "1"' },
      { kind: 'text', mockup: first, path: control_?.path ?? '', text: words, natural: { width: 50, height: 20 } },
      {
        kind: 'add',
        mockup: first,
        control: { type: 'Button', box: { x: 1, y: 2, width: 30, height: 40 }, text: 'Go' },
      },
      { kind: 'remove', mockup: meeting, path: meeting.controls[0]?.path ?? '' },
    ]);
    const after = await open(contentOf(result));
    expect(after.mockups.map(({ name }) => name)).toEqual([
      first.name,
      'One book',
      'Gathering "1"',
      'Gathering "1"',
      'Parts',
    ]);
    expect(after.mockups[0]?.controls[0]?.text).toBe(words);
    expect(after.mockups[0]?.controls.slice(-1)[0]).toMatchObject({
      path: result.ok && result.added[0],
      type: 'Button',
      text: 'Go',
    });
    expect(after.mockups[2]?.controls).toHaveLength(meeting.controls.length - 1);
    expect(after.mockups[3]?.controls).toEqual(alternate.controls);
  });

  it('is left alone when a change can’t be made, also the changes before it', async () => {
    const database = await sample();
    const before = everyRow(database);
    const [first] = sceneOf(readBmpr(readTables(database))).mockups;
    const mockup = first as Mockup;
    const rename: Edit = { kind: 'rename', mockup, name: 'x' };
    const refused = (edit: Edit) => editBmpr(database, [rename, edit]);
    expect(refused({ kind: 'remove', mockup, path: '99' })).toEqual({ ok: false, why: 'no-such-control' });
    expect(refused({ kind: 'rename', mockup: { id: 'none', branch: 'Master' }, name: 'x' })).toEqual({
      ok: false,
      why: 'no-such-mockup',
    });
    expect(everyRow(database)).toEqual(before);
  });

  it('does not reach into a symbol from where that is used', async () => {
    const database = await sample();
    const mockup = sceneOf(readBmpr(readTables(database))).mockups[0] as Mockup;
    const symbol = mockup.controls.find(({ type, children }) => type === '__group__' && children.length > 0);
    const [inside] = symbol?.children ?? [];
    expect(inside).toBeDefined();
    expect(editBmpr(database, [{ kind: 'remove', mockup, path: inside?.path ?? '' }])).toEqual({
      ok: false,
      why: 'no-such-control',
    });
  });
});

/** A control that is the file's own, not a symbol's, and the only one of its path. */
function movable(controls: readonly Control[]): Control | undefined {
  return controls.find(({ path: place }) => controls.filter((other) => other.path === place).length === 1);
}
