// Fields to type in and choices to make.
import { mostItems } from '../limits';
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { gray, inset, readableOn, white, type Tools } from '../tools';
import { drawVerticalBar } from './ranges';

/** Pixels from a field's edge to its words. */
const fieldPad = 8;

const fillOf = (tools: Tools): string => (tools.isDisabled ? '#e6e6e6' : tools.color('color'));

/** The color of words in a field: its own, or one that can be read on the field. */
function wordsIn(tools: Tools): string {
  if (tools.isDisabled) return gray;
  const isClear = tools.number('backgroundAlpha') < 0.5;
  return tools.color('textColor', isClear ? black : readableOn(fillOf(tools)));
}

/** The sheet that texts are typed on; `line` as a border leaves only the one below. */
function drawField(tools: Tools, box: Box = tools.box, radius = 2): readonly SvgNode[] {
  const isFocused = tools.value('state') === 'focused';
  const style = tools.value('borderStyle');
  const stroke = isFocused
    ? tools.scene.linkColor
    : tools.isDisabled
      ? gray
      : tools.control.properties['borderColor'] === undefined && !tools.pen.isSketch
        ? '#555555'
        : tools.color('borderColor');
  const fill = fillOf(tools);
  const fillOpacity = tools.number('backgroundAlpha');
  if (style === 'line') {
    const y = box.y + box.height - 1;
    return [
      ...(fill === white
        ? []
        : [element('rect', { ...box, fill, ...(fillOpacity === 1 ? {} : { 'fill-opacity': fillOpacity }) })]),
      tools.pen.line({ x: box.x, y }, { x: box.x + box.width, y }, { stroke }),
    ];
  }
  return [
    tools.pen.rounded(inset(box, 1), radius, {
      fill,
      fillOpacity,
      stroke: style === 'none' ? 'none' : stroke,
      ...(isFocused ? { width: tools.pen.lineWidth + 1 } : {}),
    }),
  ];
}

/** A triangle that points up or down, as on the arrows of fields. */
const drawTriangle = ({ pen, isDisabled }: Tools, middle: number, base: number, tip: number, half = 5): SvgNode =>
  pen.polygon(
    [
      { x: middle - half, y: base },
      { x: middle + half, y: base },
      { x: middle, y: tip },
    ],
    { fill: isDisabled ? gray : black, stroke: isDisabled ? gray : black, width: 1 },
  );

/** TextInput: one line. */
export const drawTextInput = (tools: Tools): readonly SvgNode[] => [
  ...drawField(tools),
  tools.write(tools.text, inset(tools.box, tools.value('borderStyle') === 'line' ? 2 : fieldPad, 0), {
    color: wordsIn(tools),
    cuts: true,
  }),
];

/** TextArea: several lines, wrapped, with a scroll bar when it has one. */
export function drawTextArea(tools: Tools): readonly SvgNode[] {
  const hasBar = tools.flag('verticalScrollbar');
  return [
    ...drawField(tools),
    tools.write(tools.text, inset(tools.box, fieldPad, 5, hasBar ? 24 : fieldPad, 2), {
      wraps: true,
      vertical: 'top',
      bullets: true,
      clips: true,
      color: wordsIn(tools),
    }),
    ...(hasBar ? [drawVerticalBar(tools, { ...inset(tools.box, 0, 1), x: tools.width - 17, width: 16 })] : []),
  ];
}

/** SearchBox: a pill with a magnifying glass, or a box where it says so. */
export function drawSearchBox(tools: Tools): readonly SvgNode[] {
  // Boxes that nobody sized are 25 wider than their words at size 16, the glass and both margins included.
  const side = Math.min(tools.height - 8, tools.size);
  const isBox = /^(rectangle|square)$/.test(tools.value('shape'));
  return [
    ...drawField(tools, tools.box, isBox ? 2 : tools.height / 2),
    tools.icon('magnifying-glass', { x: 4, y: (tools.height - side) / 2, size: side }, wordsIn(tools)),
    tools.write(tools.text, inset(tools.box, side + 6, 0, 0, 0), {
      cuts: true,
      color: tools.control.properties['textColor'] === undefined ? '#666666' : wordsIn(tools),
    }),
  ];
}

/** ComboBox: the first line is chosen; the others are its list, which is open unless it says that it is closed. */
export function drawComboBox(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const lines = tools.text.split('\n').slice(0, mostItems);
  const isOpen = lines.length > 1 && tools.value('state') !== 'closed' && !tools.isDisabled;
  const natural = size * 1.38 + 9;
  const row = isOpen ? natural : height;
  const arrow = Math.min(Math.max(22, size * 1.3), width / 2);
  const head = { x: 0, y: 0, width, height: row };
  const chosen = lines[isOpen ? 0 : tools.number('selectedIndex')] ?? lines[0] ?? '';
  const rest = lines.slice(1);
  const step = Math.max(size * 1.3, (height - row) / Math.max(1, rest.length));
  const ink = tools.isDisabled ? gray : black;
  const list = { x: 1, y: row - 1, width: width - 2, height: step * rest.length };
  return [
    ...(isOpen ? [pen.rectangle(list, { fill: white })] : []),
    ...(isOpen
      ? rest.map((line, index) =>
          tools.write(line, { x: fieldPad - 2, y: row + step * index, width: width - fieldPad * 2, height: step }),
        )
      : []),
    ...drawField(tools, head),
    pen.line({ x: width - arrow, y: 2 }, { x: width - arrow, y: row - 2 }, { stroke: ink }),
    drawTriangle(tools, width - arrow / 2 - 0.5, row / 2 - 3, row / 2 + 4),
    tools.write(chosen, inset(head, fieldPad - 2, 0, arrow, 0), { color: wordsIn(tools), cuts: true }),
  ];
}

/** NumericStepper: a number with arrows up and down. */
export function drawNumericStepper(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = Math.min(20, width / 2);
  const left = width - side;
  return [
    ...drawField(tools),
    pen.line({ x: left, y: 2 }, { x: left, y: height - 2 }),
    pen.line({ x: left, y: height / 2 }, { x: width - 2, y: height / 2 }),
    drawTriangle(tools, left + side / 2, height * 0.38, height * 0.17, 4),
    drawTriangle(tools, left + side / 2, height * 0.62, height * 0.83, 4),
    tools.write(tools.text, inset(tools.box, fieldPad, 0, side + 2, 0), { color: wordsIn(tools) }),
  ];
}

/** DateChooser: a date with a calendar to choose it from. */
export function drawDateChooser(tools: Tools): readonly SvgNode[] {
  const { width, height } = tools;
  const side = Math.min(22, height - 3);
  return [
    ...drawField(tools, { ...tools.box, width: width - side - 4 }),
    tools.write(tools.text, inset(tools.box, fieldPad, 0, side + 6, 0), { color: wordsIn(tools) }),
    tools.icon('calendar-days-regular', { x: width - side, y: (height - side) / 2, size: side }),
  ];
}

/** ColorPicker: a swatch with a corner to open. */
export function drawColorPicker(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  return [
    pen.rectangle(inset(box, 1), { fill: white }),
    pen.rectangle(inset(box, 4), { fill: tools.color('color'), width: 1 }),
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
      // The thin skin's rings are twelve pixels wide.
      pen.ellipse(pen.isSketch ? box : inset(box, box.width * 0.08), { fill: white, stroke }),
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
        ? [
            pen.line(
              { x: x + width * 0.22, y: y + height / 2 },
              { x: x + width * 0.78, y: y + height / 2 },
              { stroke, width: 2.4 },
            ),
          ]
        : []),
  ];
}

/** CheckBox and RadioButton. */
export function drawChoice(tools: Tools): readonly SvgNode[] {
  const kind = tools.control.type === 'CheckBox' ? 'check' : 'radio';
  const state = tools.value('state');
  const mark: Mark = /^(selected|disabledSelected)$/.test(state)
    ? 'set'
    : /indeterminate/i.test(state)
      ? 'mixed'
      : 'none';
  const side = Math.max(8, Math.min(14, tools.height - 3, tools.width - 2));
  const row = Math.min(tools.height, tools.size * 1.38 + 5);
  const lines = tools.text.split(/\n|\\r/).length;
  const isTall = lines > 1 || tools.measure(tools.text) > tools.width;
  const box = { x: 1, y: ((isTall ? row : tools.height) - side) / 2, width: side, height: side };
  return [
    ...drawMark(tools, kind, mark, box),
    tools.write(tools.text, inset(tools.box, 20, isTall ? 2 : 0, 0, 0), {
      color: tools.isDisabled ? gray : tools.color('color', tools.textColor),
      vertical: isTall ? 'top' : 'middle',
      wraps: isTall && tools.height > tools.size * 2,
    }),
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
  const side = Math.max(6, Math.min(14, row - 3));
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
      tools.write(parsed.text, box, {
        color: parsed.isDisabled || tools.isDisabled ? gray : tools.color('color', tools.textColor),
      }),
    ];
  });
}

/** FormattingToolbar: bold, italic, underlined, struck out, a size to choose, alignment, lists, indents, links. */
export function drawFormattingToolbar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const marks = 'bold italic underline strikethrough'.split(' ');
  const others = 'align-left list-ul list-ol outdent indent link image'.split(' ');
  // Whatever its width, the tools stand at the left as in one of 261 pixels.
  const scale = Math.min(1, width / 261);
  const side = Math.min(14, height - 12) * scale;
  const at = (name: string, x: number): SvgNode =>
    tools.icon(name, { x: x * scale - side / 2, y: (height - side) / 2, size: side });
  const choice = { x: 80 * scale, y: 4, width: 52 * scale, height: height - 8 };
  return [
    pen.rectangle(inset(box, 1), { fill: white }),
    ...marks.map((name, index) => at(name, 14 + 17 * index)),
    pen.rectangle(choice, { stroke: gray, width: 1 }),
    tools.write('Aa', inset(choice, 4, 0, 20 * scale, 0)),
    pen.line(
      { x: choice.x + 33 * scale, y: choice.y },
      { x: choice.x + 33 * scale, y: choice.y + choice.height },
      { stroke: gray, width: 1 },
    ),
    at('caret-down', 122),
    ...others.map((name, index) => at(name, 147 + 17 * index)),
  ];
}
