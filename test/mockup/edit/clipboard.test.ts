// Controls through the clipboard: from every file that we have and back, between both formats, and from people who mean harm.
import { describe, expect, it } from '@jest/globals';
import { copiedText, controlsFrom } from '../../../src/mockup/edit/clipboard';
import { readBmml } from '../../../src/mockup/bmml';
import { boundsOf } from '../../../src/mockup/control';
import { changed, type EditedDocument } from '../../../src/mockup/edit/document';
import { newProject } from '../../../src/mockup/edit/new-project';
import type { Control } from '../../../src/mockup/scene';
import { bmml, sceneOf } from '../fixtures';
import { mockupFiles, opened, shownOf } from './documents';
import { drawingsIn, findingsIn } from './invariants';

const empty = { format: 'bmml', text: bmml(''), symbols: new Map() } as const;

const drawing = '00000000-0000-4000-8000-000000000000';

/** What is seen of a control and of what is in it. */
const seen = ({ type, text, properties, box, icon, isSymbol, children }: Control): unknown => {
  const { icon: _, href: __, hrefs: ___, ...plain } = properties;
  return [type, text, plain, box, icon, isSymbol, isSymbol ? [] : children.map(seen)];
};

describe('what is copied', () => {
  it.each(mockupFiles)('of %s is the same where it is pasted', async (_, file) => {
    const before = await opened(file);
    const mockup = before.scene.mockups.find(({ controls }) => controls.length > 0);
    if (!mockup) return;
    const controls = mockup.controls
      .filter(({ isSymbol }) => !isSymbol || before.document.format === 'bmpr')
      .slice(0, 40);
    const text = copiedText(before.document, mockup, controls);
    const made = controlsFrom(text, before.document);
    const key = { id: mockup.id, branch: mockup.branch };
    const result = changed(
      before.document,
      (made?.controls ?? []).map((each) => ({ kind: 'add', mockup: key, control: each }) as const),
    );
    if (!result.ok) throw new Error(result.why);
    const after = shownOf(result.content);
    const all =
      after.scene.mockups.find(({ id, branch }) => id === mockup.id && branch === mockup.branch)?.controls ?? [];
    const pasted = all.slice(mockup.controls.length);
    expect(pasted.map(seen)).toEqual(controls.map(seen));
    expect(findingsIn(after.document).length).toBeLessThanOrEqual(findingsIn(before.document).length);
    expect(drawingsIn(after.document)).toHaveLength(drawingsIn(before.document).length);
    // In the other format too, as far as that can hold it.
    const elsewhere = controlsFrom(text, empty)?.controls ?? [];
    const single = changed(
      empty,
      elsewhere.map((each) => ({ kind: 'add', mockup: { id: '', branch: '' }, control: each }) as const),
    );
    if (!single.ok) throw new Error(single.why);
    expect(findingsIn(shownOf(single.content).document)).toEqual([]);
  });
});

/** Projects with nothing in them but a drawing, of either schema. */
const projects = ['1.2', '2.0'].map((version) => {
  const begun = {
    ...newProject(sceneOf(readBmml(bmml(''))), { name: '', drawing: 'One', id: drawing, now: 0 }).after,
    info: [['SchemaVersion', version]],
  };
  const [row = []] = begun.resources;
  const { mimeType: _, thumbnailID: __, ...newer } = JSON.parse(row[2] ?? '') as Record<string, unknown>;
  const attributes = JSON.stringify({ ...newer, parentID: null });
  const resources = version === '1.2' ? begun.resources : [[row[0] ?? '', row[1] ?? '', attributes, row[3] ?? '']];
  return [version, { format: 'bmpr', tables: { ...begun, resources } }] as const;
});

/** What is seen of an instance, and of all that its symbol shows in it. */
const whole = ({ type, text, box, isSymbol, children, ...control }: Control): unknown => [
  type,
  text,
  box,
  isSymbol,
  control.icon,
  control.properties['state'],
  control.properties['color'],
  children.map(whole),
];

const instances = (controls: readonly Control[]): readonly Control[] =>
  controls.flatMap((each) => (each.isSymbol ? [each] : instances(each.children)));

describe.each(projects)('symbols pasted into another project of schema %s', (_, project) => {
  const key = { id: drawing, branch: 'Master' };
  const paste = (text: string, into: EditedDocument): EditedDocument => {
    const read = controlsFrom(text, into);
    const adding = read?.controls.map((control) => ({ kind: 'add', mockup: key, control }) as const) ?? [];
    const result = changed(into, [...(read?.first ?? []), ...adding]);
    if (!result.ok) throw new Error(result.why);
    expect(read?.symbols).toBe('whole');
    return result.content;
  };
  const librariesIn = (document: EditedDocument): number =>
    document.format === 'bmpr'
      ? document.tables.resources.filter(([, , text]) => text?.includes('symbolLibrary')).length
      : 0;

  it.each(mockupFiles.filter(([name]) => name.endsWith('.bmpr')))('are those of %s', async (__, file) => {
    const { document, scene } = await opened(file);
    for (const mockup of scene.mockups) {
      const controls = mockup.controls.filter((each) => instances([each]).some(({ children }) => children.length > 0));
      if (controls.length === 0 || instances(controls).some(({ children }) => children.length === 0)) continue;
      const text = copiedText(document, mockup, controls);
      const after = paste(text, project);
      const [there] = shownOf(after).scene.mockups;
      expect(there?.controls.map(whole)).toEqual(controls.map(whole));
      expect(findingsIn(after)).toEqual([]);
      // Once more: they are there by now.
      const again = paste(text, after);
      expect(librariesIn(again)).toBe(librariesIn(after));
      const [twice] = shownOf(again).scene.mockups;
      expect(twice?.controls.map(whole)).toEqual([...controls, ...controls].map(whole));
      // A single mockup has what they show.
      const apart = controlsFrom(text, empty);
      const single = changed(
        empty,
        (apart?.controls ?? []).map(
          (each) => ({ kind: 'add', mockup: { id: '', branch: '' }, control: each }) as const,
        ),
      );
      if (!single.ok) throw new Error(single.why);
      expect(apart?.symbols).toBe('apart');
      const shown = shownOf(single.content).scene.mockups[0]?.controls ?? [];
      const words = ({ text: own, children }: Control): readonly unknown[] => [own, ...children.flatMap(words)];
      expect(instances(shown)).toEqual([]);
      for (const { type, box, children } of shown.filter((_each, index) => controls[index]?.isSymbol)) {
        const { width, height } = boundsOf(children);
        if (type === '__group__') expect([box.width, box.height]).toEqual([width, height].map(Math.round));
      }
      expect(shown.flatMap(words)).toEqual(controls.flatMap(words));
      expect(findingsIn(single.content)).toEqual([]);
    }
  });

  it('lead nowhere else, take their pictures along, and show themselves in nothing', () => {
    const part = (id: string, type: string, properties: object) => ({
      ID: id,
      typeID: type,
      x: '0',
      y: '0',
      properties,
    });
    const own = { ID: 'LIBRARY', Anchor: '7' };
    const inside = [
      part('3', 'Button', { text: 'Own', href: { ID: 'ELSEWHERE' } }),
      part('9', 'Image', { src: { ID: 'PICTURE' } }),
      part('4', 'Component', { src: own }),
      part('5', 'Component', { src: { ID: 'LIBRARY', Anchor: '99' } }),
    ];
    const symbol = { ...part('7', '__group__', {}), children: { controls: { control: inside } } };
    const overrides = [
      { ID: '3', text: 'Changed', href: { ID: 'ELSEWHERE' } },
      { ID: '9', src: { ID: 'OTHER' } },
    ];
    const text = JSON.stringify({
      mockup: { controls: { control: [part('0', 'Component', { src: own, overrides })] } },
      symbols: { LIBRARY: { name: 'Parts', control: [symbol] }, __proto__: { name: '', control: [symbol] } },
    });
    const read = controlsFrom(text, project, (id) => (id === 'PICTURE' ? 'HERE' : undefined));
    expect(read?.symbols).toBe('missing');
    expect(read?.controls[0]?.parts).toEqual({ src: own, overrides: [{ ID: '3', text: 'Changed' }, { ID: '9' }] });
    expect(read?.first).toMatchObject([
      {
        kind: 'add-symbols',
        mockup: { id: 'LIBRARY', branch: 'Master' },
        name: 'Parts',
        symbols: [
          {
            id: '7',
            children: [
              { id: '3', text: 'Own' },
              { id: '9', parts: { src: { ID: 'HERE' } } },
              { id: '4', parts: { src: own } },
              { id: '5', type: 'Component' },
            ],
          },
        ],
      },
    ]);
    const [added] = read?.first ?? [];
    expect(JSON.stringify(added)).not.toContain('ELSEWHERE');
    // A drawing is no library, whoever says so.
    const forged = text.replaceAll('LIBRARY', drawing);
    const given = controlsFrom(forged, project);
    expect(changed(project, given?.first ?? [])).toEqual({ ok: false, why: 'ambiguous' });
  });
});

describe('what is pasted by people who mean harm', () => {
  const paste = (value: unknown): readonly unknown[] | undefined =>
    controlsFrom(typeof value === 'string' ? value : JSON.stringify(value), empty)?.controls;
  const around = (...control: unknown[]): unknown => ({ mockup: { controls: { control } } });

  it.each<[string, unknown]>([
    ['no JSON', '{"mockup"'],
    ['another JSON', { some: 'thing' }],
    ['no controls', around()],
    ['a type that is markup', around({ ID: '0', typeID: '"><script>', x: '0', y: '0' })],
    ['a group of nothing', around({ ID: '0', typeID: '__group__', x: '0', y: '0', children: {} })],
    ['controls that are none', { mockup: { controls: { control: [null, 7, 'x', [], {}] } } }],
  ])('is nothing: %s', (_, value) => {
    expect(paste(value)).toBeUndefined();
  });

  it('is bounded and made plain', () => {
    let nested: unknown = { ID: '0', typeID: 'Label', x: '0', y: '0' };
    for (let depth = 0; depth < 100; depth += 1)
      nested = { ID: '0', typeID: '__group__', x: '0', y: '0', children: { controls: { control: [nested] } } };
    // Too deep to be a drawing: there is nothing in it.
    expect(paste(around(nested))).toBeUndefined();
    const open = '{"mockup":{"controls":{"control":';
    expect(paste(open.repeat(100_000))).toBeUndefined();
    const text =
      '{"mockup":{"controls":{"control":[{"ID":"0","typeID":"Label","x":"1e999","y":"nan","properties":{"__proto__":{"x":1},"a b":"c","text":"a\\u0000<b>"}}]}}}';
    const [label] = controlsFrom(text, empty)?.controls ?? [];
    expect(label).toMatchObject({ type: 'Label', text: 'a<b>', properties: {} });
    const many = paste(around(...Array.from({ length: 30_000 }, () => ({ ID: '0', typeID: 'Label', x: '0', y: '0' }))));
    expect(many?.length).toBe(20_000);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('leads nowhere that is not in the project', () => {
    const value = around({
      ID: '0',
      typeID: 'Button',
      x: '0',
      y: '0',
      properties: { href: { ID: 'GONE' }, src: { ID: 'GONE' } },
    });
    const [button] = controlsFrom(JSON.stringify(value), empty)?.controls ?? [];
    expect(button?.link).toBeUndefined();
  });
});
