// How large a control is when a file does not say: types of one line are as wide as their words.
import { measureText } from './font';
import { plainText } from './notation';
import { absentValue } from './properties';
import type { Properties } from './scene';
import { factsOf } from './types';
import { booleanOf, toNumber } from './values';

/** Pixels that a type adds to its words' width, and to 1.38 sizes a line; fitted to the measured sizes of real files. */
const pads: Readonly<Record<string, readonly [number, number]>> = {
  Button: [24, 9],
  CheckBox: [20, 4],
  ComboBox: [30.5, 9],
  Label: [0, 3],
  Link: [0, 3],
  PointyButton: [30, 9],
  RadioButton: [20, 5],
  SubTitle: [0, -5],
  TextInput: [16, 9],
  Title: [0, -4],
};

/** Width and height of a control that has neither, in pixels. */
export function naturalSize(
  type: string,
  text: string | undefined,
  properties: Properties,
): { readonly width: number; readonly height: number } {
  const facts = factsOf(type);
  const pad = Object.prototype.hasOwnProperty.call(pads, type) ? pads[type] : undefined;
  if (!pad || text === undefined || text === '') return facts;
  const size = toNumber(properties['size']) ?? toNumber(absentValue(type, 'size', 'mockups')) ?? 13;
  const lines = plainText(text).split('\n');
  const isBold = booleanOf(properties, 'bold', false);
  return {
    width: Math.max(...lines.map((line) => measureText(line, size, isBold))) + pad[0],
    height: lines.length * size * 1.38 + pad[1],
  };
}
