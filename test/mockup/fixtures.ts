// Where the mockups that tests read lie, and short ways to read and draw them.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readBmml } from '../../src/mockup/bmml';
import type { Control, ReadResult, Scene } from '../../src/mockup/scene';
import { type SvgElement, svgToString } from '../../src/mockup/svg';

const project = path.join(__dirname, '../..');

/** Mockups drawn by us, a family of control types each. */
export const fixturesFolder = path.join(project, 'test/fixtures/mockups');
const goldenFolder = path.join(project, 'test/fixtures/golden');
export const samplesFolder = path.join(project, 'src/sample/mockups');

/** Files of real projects, read in place where they are beside the checkout. */
export const corpusFolder = path.join(project, '../shared/corpus');

/** Every file below a folder with one of these endings; none when the folder is absent. */
export const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => ending.test(file))
        .sort()
        .map((file) => path.join(folder, file))
    : [];

export const readText = (file: string): string => readFileSync(file, 'utf8');

/** The scene of a result that must be one. */
export function sceneOf(result: ReadResult): Scene {
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.problem)}`);
  return result.scene;
}

export const sceneIn = (file: string): Scene => sceneOf(readBmml(readText(file)));

/** A mockup with these controls' XML. */
export const bmml = (controls: string, attributes = 'version="1.0" skin="sketch"'): string =>
  `<mockup ${attributes}><controls>${controls}</controls></mockup>`;

/** One control's XML. Values of properties are written as they stand. */
export const control = (type: string, properties: Readonly<Record<string, string>> = {}, attributes = ''): string =>
  `<control controlID="1" controlTypeID="com.balsamiq.mockups::${type}" x="10" y="20" w="100" h="30" ` +
  `measuredW="50" measuredH="20" zOrder="0" locked="false" isInGroup="-1" ${attributes}><controlProperties>` +
  Object.entries(properties)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('') +
  '</controlProperties></control>';

/** The first control of a mockup. */
export function firstControl(scene: Scene): Control {
  const [first] = scene.mockups[0]?.controls ?? [];
  if (!first) throw new Error('the mockup is empty');
  return first;
}

/** A line an element, so that a difference shows where it is. */
export const toLines = (drawing: SvgElement): string => `${svgToString(drawing).replaceAll('><', '>\n<')}\n`;

/** The drawing kept for this name. Run with UPDATE_GOLDEN=1 to keep the present one instead, then look at it. */
export function golden(name: string, present: string): string {
  const file = path.join(goldenFolder, `${name}.svg`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, present);
  return readText(file);
}

/** All controls of a mockup, members of groups included. */
export const allControls = (controls: readonly Control[]): readonly Control[] =>
  controls.flatMap((each) => [each, ...allControls(each.children)]);

/** All elements of a drawing, itself first. */
export const allElements = (root: SvgElement): readonly SvgElement[] => [
  root,
  ...root.children.flatMap((child) => (typeof child === 'string' ? [] : allElements(child))),
];

/** All words of a drawing. */
export const wordsOf = (root: SvgElement): string =>
  root.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('\n');
