// Phones, and what only phones have.
import { drawIcon } from '../icons';
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { gray, inset, itemsOf, lightGray, white, type Tools } from '../tools';

/** iPhone and AndroidPhone: a frame around a screen, with the status line on it. */
export function drawPhone(tools: Tools): readonly SvgNode[] {
  const { pen } = tools;
  const isLying = tools.control.properties['orientation'] === 'landscape';
  const [width, height] = isLying ? [tools.height, tools.width] : [tools.width, tools.height];
  const box: Box = { x: 0, y: 0, width, height };
  const isAndroid = tools.control.type === 'AndroidPhone';
  const [side, top, bottom] = isAndroid
    ? [width * 0.05, height * 0.08, height * 0.08]
    : [width * 0.06, height * 0.13, height * 0.14];
  const screen = inset(box, side, top, side, bottom);
  const bar: Box = { ...screen, height: Math.min(20, height * 0.05) };
  const knob = Math.min(width * 0.16, bottom * 0.72);
  const frame = [
    pen.rounded(inset(box, 0.7), width * (isAndroid ? 0.08 : 0.13), { fill: isAndroid ? white : '#4a4a4a', width: 2 }),
    pen.rounded({ x: width * 0.38, y: top * 0.45, width: width * 0.24, height: Math.max(3, top * 0.09) }, 3, {
      fill: '#cfcfcf',
      width: 1,
    }),
    pen.rectangle(screen, { fill: white }),
    element('rect', { ...bar, fill: '#e2e2e2' }),
    ...(isAndroid
      ? [
          drawIcon(
            { name: 'triangle-left', size: 16 },
            { x: width * 0.25 - 8, y: height - bottom / 2 - 8, size: 16 },
            gray,
          ),
          drawIcon({ name: 'circle', size: 16 }, { x: width * 0.5 - 8, y: height - bottom / 2 - 8, size: 16 }, gray),
          drawIcon({ name: 'square', size: 16 }, { x: width * 0.75 - 8, y: height - bottom / 2 - 8, size: 16 }, gray),
        ]
      : [
          pen.ellipse(
            { x: (width - knob) / 2, y: height - bottom / 2 - knob / 2, width: knob, height: knob },
            { fill: '#5c5c5c' },
          ),
          pen.rounded(
            { x: (width - knob * 0.4) / 2, y: height - bottom / 2 - knob * 0.2, width: knob * 0.4, height: knob * 0.4 },
            3,
            { width: 1 },
          ),
        ]),
  ];
  const status = [
    tools.write('9:41', bar, { align: 'center', size: bar.height * 0.65, isPlain: true }),
    drawIcon(
      { name: 'signal', size: bar.height * 0.7 },
      { x: bar.x + 5, y: bar.y + bar.height * 0.15, size: bar.height * 0.7 },
      black,
    ),
    drawIcon(
      { name: 'battery', size: bar.height * 0.8 },
      { x: bar.x + bar.width - bar.height, y: bar.y + bar.height * 0.1, size: bar.height * 0.8 },
      black,
    ),
  ];
  return isLying ? [element('g', { transform: `translate(0 ${width}) rotate(-90)` }, frame)] : [...frame, ...status];
}

/** iPhoneMenu: rows with an arrow, a switch or a check at their end. */
export function drawPhoneMenu(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text.split('\n');
  const row = height / Math.max(1, lines.length);
  const isSquare = tools.control.properties['borderStyle'] === 'square';
  return [
    pen.rounded(inset(box, 0.7), isSquare ? 0 : 10, { fill: white }),
    ...lines.flatMap((line, index) => {
      const [words = '', end = ''] = itemsOf(line, ',');
      const cell = { x: 0, y: row * index, width, height: row };
      const middle = cell.y + row / 2;
      const onOff = /^(on|off)$/i.exec(end);
      return [
        ...(index === 0
          ? []
          : [pen.line({ x: 1, y: cell.y }, { x: width - 1, y: cell.y }, { stroke: gray, width: 1 })]),
        tools.write(words, inset(cell, 12, 0, 60, 0), { bold: true }),
        ...(end === '>'
          ? [drawIcon({ name: 'chevron-right', size: 14 }, { x: width - 24, y: middle - 7, size: 14 }, gray)]
          : onOff
            ? drawToggle(tools, { x: width - 54, y: middle - 11, width: 44, height: 22 }, /^on$/i.test(end))
            : /^(v|x|check)$/i.test(end)
              ? [drawIcon({ name: 'check', size: 14 }, { x: width - 24, y: middle - 7, size: 14 }, black)]
              : [tools.write(end, inset(cell, 12), { align: 'right', color: gray, size })]),
      ];
    }),
  ];
}

const drawToggle = ({ pen, scene }: Tools, box: Box, isOn: boolean): readonly SvgNode[] => [
  pen.rounded(box, box.height / 2, { fill: isOn ? scene.selectionColor : lightGray }),
  pen.ellipse(
    {
      x: isOn ? box.x + box.width - box.height + 2 : box.x + 2,
      y: box.y + 2,
      width: box.height - 4,
      height: box.height - 4,
    },
    { fill: white },
  ),
];

/** iPhoneKeyboard: letters to tap. */
export function drawKeyboard(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const rows = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];
  const row = height / 4;
  const key = width / 10;
  const size = Math.min(row * 0.42, key * 0.6, 20);
  const keys = rows.flatMap((letters, line) =>
    Array.from(letters).map((letter, index) => ({
      letter,
      box: {
        x: (width - letters.length * key) / 2 + index * key + 1.5,
        y: row * line + 3,
        width: key - 3,
        height: row - 6,
      },
    })),
  );
  const foot = (label: string, from: number, to: number) => ({
    letter: label,
    box: { x: width * from + 1.5, y: row * 3 + 3, width: width * (to - from) - 3, height: row - 6 },
  });
  return [
    pen.rectangle(inset(box, 0.7), { fill: '#cfcfcf' }),
    ...[...keys, foot('123', 0, 0.25), foot('space', 0.25, 0.75), foot('return', 0.75, 1)].flatMap(
      ({ letter, box: place }) => [
        pen.rounded(place, 4, { fill: white, width: 1 }),
        tools.write(letter, place, { align: 'center', size: letter.length > 1 ? size * 0.75 : size, isPlain: true }),
      ],
    ),
  ];
}

/** iPhonePicker: wheels side by side, the middle row chosen. */
export function drawPicker(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const rows = tools.text.split('\n').map((line) => itemsOf(line, ','));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const tall = Math.min(height / 3, size * 2.3);
  const middle = (height - tall) / 2;
  const first = middle - tall * Math.floor((Math.min(rows.length, 5) - 1) / 2);
  return [
    pen.rounded(inset(box, 0.7), 6, { fill: '#8a8a8a' }),
    ...Array.from({ length: columns }, (_, column) => {
      const wheel = {
        x: 6 + ((width - 12) / columns) * column + 2,
        y: 6,
        width: (width - 12) / columns - 4,
        height: height - 12,
      };
      return [
        pen.rounded(wheel, 5, { fill: white }),
        ...rows.flatMap((row, index) => {
          const y = first + tall * index;
          return y < 4 || y + tall > height - 4
            ? []
            : [
                tools.write(
                  row[column] ?? '',
                  { x: wheel.x + 6, y, width: wheel.width - 12, height: tall },
                  { bold: true },
                ),
              ];
        }),
      ];
    }).flat(),
    element('rect', {
      x: 3,
      y: middle,
      width: width - 6,
      height: tall,
      fill: tools.scene.selectionColor,
      'fill-opacity': 0.45,
    }),
  ];
}
