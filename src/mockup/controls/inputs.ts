// Fields to type in and choices to make.
import { drawIcon } from '../icons';
import { black } from '../pen';
import type { Box } from '../scene';
import type { SvgNode } from '../svg';
import { gray, inset, itemsOf, lightGray, white, type Tools } from '../tools';
import { drawVerticalBar } from './ranges';

/** The sheet that texts are typed on. */
function drawField(tools: Tools, box: Box = tools.box, radius = 3): SvgNode {
  const isFocused = tools.control.properties['state'] === 'focused';
  return tools.pen.rounded(inset(box, 0.7), radius, {
    fill: tools.isDisabled ? '#efefef' : tools.color('color', white),
    fillOpacity: tools.number('backgroundAlpha', 1),
    stroke: isFocused ? tools.scene.linkColor : tools.isDisabled ? gray : tools.color('borderColor', black),
    ...(isFocused ? { width: 2.4 } : {}),
  });
}

/** TextInput: one line. */
export const drawTextInput = (tools: Tools): readonly SvgNode[] => [
  ...(tools.control.properties['borderStyle'] === 'none' ? [] : [drawField(tools)]),
  tools.write(tools.text, inset(tools.box, 6, 0)),
];

/** TextArea: several lines, wrapped, with a scroll bar when it has one. */
export function drawTextArea(tools: Tools): readonly SvgNode[] {
  const hasBar = tools.flag('verticalScrollbar', false);
  return [
    drawField(tools),
    tools.write(tools.text, inset(tools.box, 6, 4, hasBar ? 22 : 6, 4), {
      wraps: true,
      vertical: 'top',
      bullets: true,
      clips: true,
    }),
    ...(hasBar ? [drawVerticalBar(tools, { ...inset(tools.box, 0, 1), x: tools.width - 17, width: 16 })] : []),
  ];
}

/** SearchBox: a pill with a magnifying glass. */
export const drawSearchBox = (tools: Tools): readonly SvgNode[] => [
  drawField(tools, tools.box, tools.height / 2),
  drawIcon({ name: 'search', size: 16 }, { x: 7, y: (tools.height - 14) / 2, size: 14 }, black),
  tools.write(tools.text, inset(tools.box, 26, 0, 6, 0), { color: gray }),
];

/** ComboBox: the first line is chosen; the others are seen when it is open. */
export function drawComboBox(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const lines = itemsOf(tools.text, '\n');
  const state = tools.control.properties['state'] ?? 'up';
  // An open list makes the control taller than its field, which is how it is told from a closed one.
  const isOpen = lines.length > 1 && (state === 'open' || (state === 'up' && height >= size * 3));
  const row = isOpen ? Math.min(height / lines.length, size * 2) : height;
  const arrow = Math.min(24, width / 2);
  const middle = row / 2;
  const head = { x: 0, y: 0, width, height: row };
  const chosen = lines[tools.number('selectedIndex', 0)] ?? lines[0] ?? '';
  return [
    drawField(tools, head),
    pen.line(
      { x: width - arrow, y: 2 },
      { x: width - arrow, y: row - 2 },
      { width: 1, stroke: tools.isDisabled ? gray : black },
    ),
    pen.polygon(
      [
        { x: width - arrow / 2 - 5, y: middle - 3 },
        { x: width - arrow / 2 + 5, y: middle - 3 },
        { x: width - arrow / 2, y: middle + 4 },
      ],
      { fill: tools.isDisabled ? gray : black, stroke: 'none' },
    ),
    tools.write(chosen, inset(head, 6, 0, arrow + 2, 0)),
    ...(isOpen
      ? [
          pen.rectangle({ x: 0.7, y: row, width: width - 1.4, height: height - row }, { fill: white }),
          ...lines
            .slice(1)
            .map((line, index) => tools.write(line, { x: 6, y: row * (index + 1), width: width - 12, height: row })),
        ]
      : []),
  ];
}

/** NumericStepper: a number with arrows up and down. */
export function drawNumericStepper(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = Math.min(18, width / 2);
  const left = width - side;
  const triangle = (tip: number, base: number): SvgNode =>
    pen.polygon(
      [
        { x: left + side / 2 - 4, y: base },
        { x: left + side / 2 + 4, y: base },
        { x: left + side / 2, y: tip },
      ],
      { fill: tools.isDisabled ? gray : black, stroke: 'none' },
    );
  return [
    drawField(tools),
    pen.line({ x: left, y: 2 }, { x: left, y: height - 2 }, { width: 1 }),
    pen.line({ x: left, y: height / 2 }, { x: width - 2, y: height / 2 }, { width: 1 }),
    triangle(height * 0.16, height * 0.38),
    triangle(height * 0.84, height * 0.62),
    tools.write(tools.text, inset(tools.box, 6, 0, side + 2, 0)),
  ];
}

/** DateChooser: a date with a small calendar beside it. */
export function drawDateChooser(tools: Tools): readonly SvgNode[] {
  const { width, height } = tools;
  const side = Math.min(18, height - 4);
  return [
    drawField(tools, { ...tools.box, width: width - side - 6 }),
    tools.write(tools.text, inset(tools.box, 6, 0, side + 8, 0)),
    drawIcon({ name: 'calendar', size: side }, { x: width - side - 1, y: (height - side) / 2, size: side }, black),
  ];
}

/** ColorPicker: a swatch with a corner to open. */
export function drawColorPicker(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  return [
    pen.rectangle(inset(box, 0.7), { fill: white }),
    pen.rectangle(inset(box, 4), { fill: tools.color('color', '#cf2a27'), width: 1 }),
    pen.polygon(
      [
        { x: width - 11, y: height - 3 },
        { x: width - 3, y: height - 11 },
        { x: width - 3, y: height - 3 },
      ],
      { fill: white, width: 1 },
    ),
  ];
}

type Mark = 'none' | 'set' | 'mixed';

/** A check box or radio button by itself. */
export function drawMark(
  tools: Tools,
  kind: 'check' | 'radio',
  mark: Mark,
  box: Box,
  isDisabled = tools.isDisabled,
): readonly SvgNode[] {
  const { pen } = tools;
  const stroke = isDisabled ? gray : black;
  const inner = inset(box, box.width * 0.27);
  if (kind === 'radio') {
    return [
      pen.ellipse(box, { fill: white, stroke }),
      ...(mark === 'none' ? [] : [pen.ellipse(inner, { fill: stroke, stroke, width: 1 })]),
    ];
  }
  const { x, y, width, height } = box;
  return [
    pen.rectangle(box, { fill: white, stroke }),
    ...(mark === 'set'
      ? [
          pen.polyline(
            [
              { x: x + width * 0.15, y: y + height * 0.5 },
              { x: x + width * 0.42, y: y + height * 0.82 },
              { x: x + width * 1.05, y: y - height * 0.05 },
            ],
            { stroke, width: 2 },
          ),
        ]
      : mark === 'mixed'
        ? [pen.rectangle(inner, { fill: stroke, stroke, width: 1 })]
        : []),
  ];
}

/** CheckBox and RadioButton. */
export function drawChoice(tools: Tools): readonly SvgNode[] {
  const kind = tools.control.type === 'CheckBox' ? 'check' : 'radio';
  const state = tools.control.properties['state'] ?? '';
  const mark: Mark = /^(selected|disabledSelected)$/.test(state)
    ? 'set'
    : /indeterminate/i.test(state)
      ? 'mixed'
      : 'none';
  const side = Math.max(8, Math.min(13, tools.height - 4, tools.width - 2));
  const box = { x: 1.5, y: (tools.height - side) / 2, width: side, height: side };
  return [
    ...drawMark(tools, kind, mark, box),
    tools.write(tools.text, inset(tools.box, side + 7, 0, 0, 0), { color: tools.color('color', tools.textColor) }),
  ];
}

const choice = /^(-?)(?:\[([ xXv-]?)\]|\(([ oOxX-]?)\))\s?([^]*?)$/;

/** Whether a line or cell is a choice, as far as its beginning tells. */
export const isChoice = (line: string): boolean => /^\s*-?(\[[ xXv-]?\]|\([ oOxX-]?\))/.test(line);

/** Reads `[x] a`, `( ) b`, `-[x] c-`: what is marked, whether it can be changed, and the words. */
export function parseChoice(
  line: string,
):
  | { readonly kind: 'check' | 'radio'; readonly mark: Mark; readonly isDisabled: boolean; readonly text: string }
  | undefined {
  const match = choice.exec(line.trim());
  if (!match) return undefined;
  const [, dash, check, radio, words = ''] = match;
  const isDisabled = dash === '-' && words.endsWith('-');
  const sign = (check ?? radio ?? '').trim();
  return {
    kind: check === undefined ? 'radio' : 'check',
    mark: sign === '' ? 'none' : sign === '-' ? 'mixed' : 'set',
    isDisabled,
    text: isDisabled ? words.slice(0, -1) : words,
  };
}

/** CheckBoxGroup and RadioButtonGroup: a choice a line. */
export function drawChoiceGroup(tools: Tools): readonly SvgNode[] {
  const { width, height, size } = tools;
  const lines = tools.text.split('\n').slice(0, 500);
  const row = height / Math.max(1, lines.length);
  const side = Math.max(6, Math.min(13, row - 3));
  return lines.flatMap((line, index) => {
    const indent = (/^\s*/.exec(line)?.[0].length ?? 0) * size * 0.5;
    const parsed = parseChoice(line);
    const box = { x: indent + side + 7, y: row * index, width: width - side - 7, height: row };
    if (!parsed) return [tools.write(line, { ...box, x: indent, width })];
    return [
      ...drawMark(
        tools,
        parsed.kind,
        parsed.mark,
        { x: indent + 1.5, y: row * index + (row - side) / 2, width: side, height: side },
        parsed.isDisabled,
      ),
      tools.write(parsed.text, box, { color: parsed.isDisabled ? gray : tools.textColor }),
    ];
  });
}

/** FormattingToolbar: fonts, bold, italic, lists. */
export function drawFormattingToolbar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const icons = ['bold', 'italic', 'underline', 'align-left', 'align-center', 'align-right', 'list', 'link', 'image'];
  const side = Math.min(15, height - 10);
  const start = Math.min(width * 0.36, 96);
  const step = Math.min(26, (width - start - 6) / icons.length);
  return [
    pen.rectangle(inset(box, 0.7), { fill: lightGray }),
    pen.rectangle({ x: 5, y: 5, width: start - 14, height: height - 10 }, { fill: white, width: 1 }),
    tools.write('Arial', { x: 9, y: 0, width: start, height }, { size: 11, isPlain: true }),
    pen.polygon(
      [
        { x: start - 22, y: height / 2 - 2 },
        { x: start - 14, y: height / 2 - 2 },
        { x: start - 18, y: height / 2 + 3 },
      ],
      { fill: black, stroke: 'none' },
    ),
    ...icons.map((name, index) =>
      drawIcon({ name, size: side }, { x: start + step * index, y: (height - side) / 2, size: side }, black),
    ),
  ];
}
