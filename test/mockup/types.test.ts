// The one table of control types, held to what is drawn and to what real files say.
import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { editorEnglish } from '../../src/messages/editor.en';
import { viewerEnglish } from '../../src/messages/viewer.en';
import { readBmml } from '../../src/mockup/bmml';
import { drawScene } from '../../src/mockup/draw';
import { absentValues } from '../../src/mockup/properties';
import { editableProperties, hasIcon, hasItemLinks, kindOf } from '../../src/mockup/property-kinds';
import { svgToString } from '../../src/mockup/svg';
import { controlTypes, type ControlType, factsOf, families } from '../../src/mockup/types';
import { opened } from './edit/documents';
import { allControls, bmml, control, corpusFolder, filesIn, sceneOf } from './fixtures';

const types = Object.keys(controlTypes) as ControlType[];
const drawn = (type: string, properties: Record<string, string>): string =>
  svgToString(drawScene(sceneOf(readBmml(bmml(control(type, properties))))));

/** Drawn or read, but not set here. */
const notSet: Readonly<Record<string, string>> = {
  crop: 'a part of a group or picture, which is cut out with a frame',
  controlName: 'the name of a group that nothing is in, given where the group is made',
  thumb: 'files know one value',
  'iPhoneKeyboard.orientation': 'its keys are drawn as wide as it is',
};

/** In files, and kept as it is. */
const kept: Readonly<Record<string, string>> = {
  ...notSet,
  controlName: 'names a group that is a symbol',
  resizing: 'how the original resizes a phone; its size is written',
  newLayout: 'written by one version of the original for all it made',
  src: 'the picture or symbol itself, which is put there',
  notes: 'said beside the drawing',
};

/** Set elsewhere than in a type's own list. */
const setOfEvery = (type: string): ReadonlySet<string> =>
  new Set([
    'text',
    'markup',
    'href',
    'customID',
    ...(hasIcon(type) ? ['icon'] : []),
    ...(hasItemLinks(type) ? ['hrefs'] : []),
  ]);

/** Choices that are drawn as another one. */
const alike: Readonly<Record<string, string>> = {
  'Arrow.shape=line': 'straight as long as it is not bent',
  'Image.borderStyle=square': 'of a picture',
  'Image.rotation=90': 'of a picture',
  'Image.rotation=180': 'of a picture',
  'Image.rotation=270': 'of a picture',
  'RoundButton.shapeRotation=90': 'a circle looks alike',
  'TabBar.tabHPosition=right': 'these tabs fill the bar',
  'iPhone.model=IPhone5': 'as the phone before it, taller',
};

describe.each(types)('the row of %s', (type) => {
  it('has a name of its own', () => {
    const name = viewerEnglish[`type.${type}`];
    expect(types.filter((other) => viewerEnglish[`type.${other}`] === name)).toEqual([type]);
  });

  it('says whether words are drawn', () => {
    const isSaid = drawn(type, { text: 'Qwx' }) !== drawn(type, { text: 'Zpo Kjl, m' });
    expect(factsOf(type).wording !== 'none').toBe(isSaid);
  });

  it('offers everything that is drawn, by words', () => {
    const offered = editableProperties(type);
    const own = Object.keys(absentValues[type]).filter((name) => notSet[name] === undefined && name !== 'icon');
    const plain = own.filter((name) => !offered.some((each) => each === name));
    // What is not offered makes no difference.
    expect(plain.filter((name) => drawn(type, { [name]: 'right' }) !== drawn(type, { [name]: 'left' }))).toEqual([]);
    for (const name of offered) {
      const kind = kindOf(type, name);
      expect(editorEnglish).toHaveProperty([`property.${name}`]);
      if (kind.kind !== 'choice') continue;
      const said = name === 'textOrientation' ? 'value.runs' : 'value';
      for (const value of kind.values) expect(editorEnglish).toHaveProperty([`${said}.${value}`]);
    }
  });

  it('offers choices that are seen', () => {
    const text = 'A, B\nC, D';
    const same: string[] = [];
    for (const name of editableProperties(type)) {
      const kind = kindOf(type, name);
      if (kind.kind !== 'choice') continue;
      const pictures = new Map<string, string>();
      for (const value of kind.values) {
        const picture =
          drawn(type, { text, [name]: value }) + drawn(type, { text, icon: 'PencilIcon|small', [name]: value });
        const before = pictures.get(picture);
        if (before !== undefined && alike[`${type}.${name}=${value}`] === undefined)
          same.push(`${type}.${name}=${value} as ${before}`);
        pictures.set(picture, value);
      }
    }
    expect(same).toEqual([]);
  });
});

it('is the only list of types and properties: words are there for these and for no others', () => {
  const said = (catalogue: object, before: string) =>
    Object.keys(catalogue).flatMap((key) => (key.startsWith(`${before}.`) ? [key.slice(before.length + 1)] : []));
  expect(said(viewerEnglish, 'type').sort()).toEqual([...types].sort());
  expect(said(editorEnglish, 'also').filter((type) => !types.some((each) => each === type))).toEqual([]);
  const settable = new Set(types.flatMap((type) => [...editableProperties(type), ...setOfEvery(type)]));
  expect(said(editorEnglish, 'property').filter((name) => !settable.has(name))).toEqual([]);
});

it('keeps what is made by other ways out of the families that are offered', () => {
  expect(Object.keys(families.made)).toEqual(['__group__', 'Component']);
});

const casesFolder = path.join(corpusFolder, '../cases/drawings');
const files = [...filesIn(corpusFolder, /\.bm(ml|pr)$/), ...filesIn(casesFolder, /\.bm(ml|pr)$/)];
const itWithCorpus = existsSync(corpusFolder) ? it : it.skip;

itWithCorpus('every property of a real file can be set or is named as kept', async () => {
  const aside = new Set<string>();
  for (const file of files) {
    for (const each of (await opened(file)).scene.mockups.flatMap(({ controls }) => allControls(controls))) {
      const set = new Set<string>([...editableProperties(each.type), ...setOfEvery(each.type)]);
      for (const name of Object.keys(each.properties))
        if (!set.has(name) && kept[name] === undefined && kept[`${each.type}.${name}`] === undefined)
          aside.add(`${each.type}.${name}`);
    }
  }
  expect([...aside].sort()).toEqual([]);
});
