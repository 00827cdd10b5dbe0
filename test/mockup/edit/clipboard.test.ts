// Controls through the clipboard: from every file that we have and back, between both formats, and from people who mean harm.
import { describe, expect, it } from '@jest/globals';
import { copiedText, controlsFrom } from '../../../src/mockup/edit/clipboard';
import { changed } from '../../../src/mockup/edit/document';
import type { Control } from '../../../src/mockup/scene';
import { bmml } from '../fixtures';
import { mockupFiles, opened, shownOf } from './documents';
import { drawingsIn, findingsIn } from './invariants';

const empty = { format: 'bmml', text: bmml(''), symbols: new Map() } as const;

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
      (made ?? []).map((each) => ({ kind: 'add', mockup: key, control: each }) as const),
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
    const elsewhere = controlsFrom(text, empty) ?? [];
    const single = changed(
      empty,
      elsewhere.map((each) => ({ kind: 'add', mockup: { id: '', branch: '' }, control: each }) as const),
    );
    if (!single.ok) throw new Error(single.why);
    expect(findingsIn(shownOf(single.content).document)).toEqual([]);
  });
});

describe('what is pasted by people who mean harm', () => {
  const paste = (value: unknown): readonly unknown[] | undefined =>
    controlsFrom(typeof value === 'string' ? value : JSON.stringify(value), empty);
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
    const [label] = controlsFrom(text, empty) ?? [];
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
    const [button] = controlsFrom(JSON.stringify(value), empty) ?? [];
    expect(button?.link).toBeUndefined();
  });
});
