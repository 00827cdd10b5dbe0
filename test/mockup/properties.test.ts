import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readBmml } from '../../src/mockup/bmml';
import { readBmpr } from '../../src/mockup/bmpr';
import { drawScene } from '../../src/mockup/draw';
import { findIcon } from '../../src/mockup/icons';
import { ownIcons } from '../../src/mockup/icons/whole';
import { absentValue, absentValues } from '../../src/mockup/properties';
import type { Control, Scene } from '../../src/mockup/scene';
import { svgToString } from '../../src/mockup/svg';
import { readTables } from '../../src/mockup/tables';
import { controlTypes, isControlType } from '../../src/mockup/types';
import { openDatabase } from './database';
import { allControls, bmml, control, corpusFolder, filesIn, readText, sceneOf } from './fixtures';

const casesFolder = path.join(corpusFolder, '../cases/drawings');
const files = [...filesIn(corpusFolder, /\.bm(ml|pr)$/), ...filesIn(casesFolder, /\.bm(ml|pr)$/)];
const describeReal = existsSync(corpusFolder) ? describe : describe.skip;

const open = async (file: string): Promise<Scene> =>
  sceneOf(
    file.endsWith('.bmml') ? readBmml(readText(file)) : readBmpr(readTables(await openDatabase(readFileSync(file)))),
  );

/** What the readers turn into something else, or what changes nothing that can be seen. */
const elsewhere: Readonly<Record<string, string>> = {
  text: 'read as the text',
  icon: 'read as the icon',
  src: 'read as the source',
  href: 'read as the link',
  hrefs: 'read as the links of items',
  markup: 'decides whether the control is commentary',
  controlName: 'names a group that is a symbol',
  customID: 'for programs that read the file',
  resizing: 'how the editor resizes a phone; its size is written',
  newLayout: 'written by one version of the editor for all it made',
  notes: 'said beside the drawing',
};

/** Values that are obeyed and yet change nothing in the few controls that have them. */
const alike: Readonly<Record<string, string>> = {
  'ButtonBar.size=a number': 'it is the size of the project',
  'List.alternateRowColor=a number': 'it is the color of the list',
  'RoundButton.align=left': 'a list of points stands at the left anyway',
  'TitleWindow.dragger=false': 'without a foot there is nothing to drag by',
  'iPhone.model=IPhone5': 'as the phone before it, taller: its height is written',
};

describeReal('whatever real files say is drawn', () => {
  it('leaves no property of any type aside', async () => {
    const aside = new Set<string>();
    for (const file of files) {
      for (const each of (await open(file)).mockups.flatMap(({ controls }) => allControls(controls))) {
        for (const name of Object.keys(each.properties)) {
          if (elsewhere[name] === undefined && absentValue(each.type, name, 'mockups') === undefined)
            aside.add(`${each.type}.${name}`);
        }
      }
    }
    expect([...aside].sort()).toEqual([]);
  });

  it('leaves no value of any property aside', async () => {
    const aside = new Set<string>();
    const seen = new Set<string>();
    for (const file of files) {
      const scene = await open(file);
      const [mockup] = scene.mockups;
      if (mockup === undefined) continue;
      const drawn = (controls: readonly Control[]): string =>
        svgToString(drawScene({ ...scene, mockups: [{ ...mockup, controls }] }));
      for (const each of scene.mockups.flatMap(({ controls }) => allControls(controls))) {
        for (const [name, value] of Object.entries(each.properties)) {
          const kind = `${each.type}.${name}=${/^-?[\d.]+$/.test(value) ? 'a number' : value}`;
          const isAbsent = (['mockups', 'wireframes'] as const).some(
            (edition) => absentValue(each.type, name, edition) === value,
          );
          if (seen.has(kind) || elsewhere[name] !== undefined || isAbsent) continue;
          const { [name]: _, ...others } = each.properties;
          if (drawn([{ ...each, properties: others }]) === drawn([each])) aside.add(kind);
          else {
            seen.add(kind);
            aside.delete(kind);
          }
        }
      }
    }
    expect([...aside].sort()).toEqual(Object.keys(alike));
  });

  it('knows every type and every icon', async () => {
    const unknown = new Set<string>();
    for (const file of files) {
      const scene = await open(file);
      for (const { type, icon, icons } of scene.mockups.flatMap(({ controls }) => allControls(controls))) {
        if (!isControlType(type)) unknown.add(type);
        for (const name of [...(icon ? [icon.name] : []), ...icons]) {
          if (!findIcon(name, ownIcons) && !(name in scene.assets)) unknown.add(name);
        }
      }
    }
    expect([...unknown]).toEqual([]);
  });
});

/** The properties that the drawing of a control asks for. */
function askedBy(type: string): ReadonlySet<string> {
  const asked = new Set<string>();
  const properties = new Proxy(
    {},
    {
      get: (_, name) => {
        asked.add(String(name));
        return undefined;
      },
    },
  );
  const scene = sceneOf(readBmml(bmml(control(type, { text: 'One, Two' }))));
  const spied = (each: Control): Control => ({ ...each, properties });
  drawScene({
    ...scene,
    mockups: scene.mockups.map((mockup) => ({ ...mockup, controls: mockup.controls.map(spied) })),
  });
  return asked;
}

// Asked of every control, or of every text, before anybody knows what it is.
const common: ReadonlySet<string> = new Set('size bold italic underline align state textColor crop'.split(' '));

describe.each(Object.keys(controlTypes))('the table of %s', (type) => {
  it('has every property that its drawing asks for', () => {
    const row = Object.keys(absentValues[type as keyof typeof absentValues]);
    expect([...askedBy(type)].filter((name) => !row.includes(name) && !common.has(name))).toEqual([]);
  });
});
