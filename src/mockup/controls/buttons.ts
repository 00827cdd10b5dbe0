// Things to press: buttons of every shape, switches and shapes that stand for them.
import { drawIcon } from '../icons';
import { plainText } from '../notation';
import { black, type Ink } from '../pen';
import type { Box } from '../scene';
import type { SvgNode } from '../svg';
import { gray, inset, itemsOf, white, type Tools } from '../tools';
import { spread } from './text';

/** Letters that can be read on this fill: black, or white on dark colors. */
export function readableOn(fill: string): string {
  const number = parseInt(fill.slice(1), 16);
  const [red, green, blue] = [number >> 16, (number >> 8) & 255, number & 255];
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? white : black;
}

/** The fill of something that can be pressed: its color, grayed when it can't be, tinted when it is selected. */
export const pressable = (tools: Tools): string =>
  tools.isSelected ? tools.scene.selectionColor : tools.isDisabled ? '#f1f1f1' : tools.color('color', white);

const edge = (tools: Tools): string => (tools.isDisabled ? gray : tools.color('borderColor', black));

const wordsOn = (tools: Tools, fill: string): string =>
  tools.isDisabled ? gray : tools.color('textColor', readableOn(fill));

/** An icon and a text in one line, as a button centers them; the icon alone when there is no text. */
function drawFace(
  tools: Tools,
  box: Box,
  color: string,
  align: 'left' | 'center' | 'right' = 'center',
): readonly SvgNode[] {
  const { icon } = tools.control;
  if (!icon) return [tools.write(tools.text, box, { align, color })];
  const edgeSize = Math.min(icon.size, Math.max(8, box.height - 2), Math.max(8, box.width));
  const hasText = tools.text.trim() !== '';
  const textWidth = hasText ? tools.measure(plainText(tools.text)) + 5 : 0;
  const start = align === 'left' ? box.x : box.x + Math.max(0, (box.width - edgeSize - textWidth) / 2);
  return [
    drawIcon(icon, { x: start, y: box.y + (box.height - edgeSize) / 2, size: edgeSize }, color),
    ...(hasText
      ? [tools.write(tools.text, { ...box, x: start + edgeSize + 5, width: textWidth }, { align: 'left', color })]
      : []),
  ];
}

/** Button, with an icon or a little menu triangle when it has one. */
export function drawButton(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const fill = pressable(tools);
  const color = wordsOn(tools, fill);
  const hasMenu = tools.flag('menuIcon', false);
  const align = tools.control.properties['align'];
  const face = inset(box, 4, 0, hasMenu ? 20 : 4, 0);
  const middle = height / 2;
  return [
    pen.rounded(inset(box, 0.7), Math.min(9, height * 0.32), { fill, stroke: edge(tools) }),
    ...drawFace(tools, face, color, align === 'left' || align === 'right' ? align : 'center'),
    ...(hasMenu
      ? [
          pen.polygon(
            [
              { x: width - 18, y: middle - 3 },
              { x: width - 8, y: middle - 3 },
              { x: width - 13, y: middle + 4 },
            ],
            { fill: color, stroke: color, width: 1 },
          ),
        ]
      : []),
  ];
}

/** MultilineButton: the first line bold, the rest small. */
export function drawMultilineButton(tools: Tools): readonly SvgNode[] {
  const { pen, box, height, size } = tools;
  const fill = pressable(tools);
  const color = wordsOn(tools, fill);
  const [first = '', ...rest] = tools.text.split('\n');
  const lines = size * 1.38 * (1 + rest.length * 0.9);
  const top = Math.max(0, (height - lines) / 2);
  return [
    pen.rounded(inset(box, 0.7), 10, { fill, stroke: edge(tools) }),
    tools.write(first, { ...box, y: top, height: size * 1.38 }, { align: 'center', bold: true, color }),
    tools.write(
      rest.join('\n'),
      { ...inset(box, 4, 0), y: top + size * 1.38, height: lines - size * 1.38 },
      { align: 'center', vertical: 'top', size: size * 0.9, color, wraps: true },
    ),
  ];
}

/** ButtonBar: buttons in a row without gaps. */
export function drawButtonBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const items = itemsOf(tools.text, ',');
  const edges = spread(items, width, size);
  const selected = tools.number('selectedIndex', -1);
  const outline = inset(box, 0.7);
  return [
    pen.rounded(outline, 8, { fill: tools.color('color', white), stroke: 'none' }),
    ...items.flatMap((item, index) => {
      const [left, right] = [edges[index] ?? 0, edges[index + 1] ?? width];
      const cell = { x: left, y: 0.7, width: right - left, height: height - 1.4 };
      const isSelected = index === selected;
      const [first, last] = [index === 0 ? 8 : 0, index === items.length - 1 ? 8 : 0];
      return [
        ...(isSelected
          ? [pen.rounded(cell, [first, last, last, first], { fill: tools.scene.selectionColor, stroke: 'none' })]
          : []),
        tools.write(item, cell, { align: 'center', color: tools.textColor }),
        ...(index === 0 ? [] : [pen.line({ x: left, y: 1 }, { x: left, y: height - 1 }, { width: 1.2 })]),
      ];
    }),
    pen.rounded(outline, 8),
  ];
}

/** PointyButton: a button that points back or onward. */
export function drawPointyButton(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const fill = pressable(tools);
  const tip = Math.min(height * 0.45, width * 0.3);
  const isRight = tools.control.properties['direction'] === 'right';
  const [left, right, top, bottom] = [0.7, width - 0.7, 0.7, height - 0.7];
  const points = [
    { x: left, y: top },
    { x: right - tip, y: top },
    { x: right, y: height / 2 },
    { x: right - tip, y: bottom },
    { x: left, y: bottom },
  ].map((point) => (isRight ? point : { x: width - point.x, y: point.y }));
  const face = { x: isRight ? 4 : tip * 0.8, y: 0, width: width - tip * 0.8 - 4, height };
  const hasBorder = tools.control.properties['borderStyle'] !== 'none';
  return [
    ...(hasBorder ? [pen.polygon(points, { fill, stroke: edge(tools) })] : []),
    ...drawFace(tools, face, wordsOn(tools, hasBorder ? fill : white)),
  ];
}

/** RoundButton, which later became the plain shape: circle, rectangle, triangle and their kin. */
export function drawRoundButton(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const fill = tools.isSelected ? tools.scene.selectionColor : tools.color('color', white);
  const opacity = tools.number('backgroundAlpha', 1);
  const hasBorder = tools.control.properties['borderStyle'] !== 'none';
  const ink: Ink = { fill, fillOpacity: opacity, stroke: hasBorder ? edge(tools) : 'none' };
  const inner = inset(box, 0.7);
  const turn = tools.number('shapeRotation', 0);
  const outline = shapeOf(tools.control.properties['shape'] ?? 'circle', tools, inner, ink);
  const turned = turn % 360 === 0 ? outline : turnedAround(outline, turn, width, height);
  return [
    turned,
    ...drawFace(
      tools,
      inner,
      tools.isDisabled ? gray : tools.color('textColor', readableOn(opacity < 0.5 ? white : fill)),
    ),
    ...(tools.text === '' && !tools.control.icon && tools.isDisabled
      ? [pen.line({ x: width * 0.2, y: height * 0.8 }, { x: width * 0.8, y: height * 0.2 }, { stroke: gray })]
      : []),
  ];
}

const turnedAround = (node: SvgNode, degrees: number, width: number, height: number): SvgNode => ({
  name: 'g',
  attributes: { transform: `rotate(${degrees} ${width / 2} ${height / 2})` },
  children: [node],
});

function shapeOf(shape: string, { pen }: Tools, box: Box, ink: Ink): SvgNode {
  const { x, y, width, height } = box;
  const at = (across: number, down: number) => ({ x: x + width * across, y: y + height * down });
  const polygons: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
    triangle: [
      [0.5, 0],
      [1, 1],
      [0, 1],
    ],
    diamond: [
      [0.5, 0],
      [1, 0.5],
      [0.5, 1],
      [0, 0.5],
    ],
    pentagon: [
      [0.5, 0],
      [1, 0.38],
      [0.81, 1],
      [0.19, 1],
      [0, 0.38],
    ],
    hexagon: [
      [0.25, 0],
      [0.75, 0],
      [1, 0.5],
      [0.75, 1],
      [0.25, 1],
      [0, 0.5],
    ],
    octagon: [
      [0.29, 0],
      [0.71, 0],
      [1, 0.29],
      [1, 0.71],
      [0.71, 1],
      [0.29, 1],
      [0, 0.71],
      [0, 0.29],
    ],
    parallelogram: [
      [0.2, 0],
      [1, 0],
      [0.8, 1],
      [0, 1],
    ],
    trapezoid: [
      [0.2, 0],
      [0.8, 0],
      [1, 1],
      [0, 1],
    ],
    arrow: [
      [0, 0.3],
      [0.6, 0.3],
      [0.6, 0],
      [1, 0.5],
      [0.6, 1],
      [0.6, 0.7],
      [0, 0.7],
    ],
    star: [
      [0.5, 0],
      [0.62, 0.36],
      [1, 0.38],
      [0.69, 0.6],
      [0.81, 1],
      [0.5, 0.76],
      [0.19, 1],
      [0.31, 0.6],
      [0, 0.38],
      [0.38, 0.36],
    ],
  };
  if (shape === 'rectangle') return pen.rectangle(box, ink);
  if (/^round/i.test(shape)) return pen.rounded(box, Math.min(14, height * 0.3), ink);
  const polygon = Object.prototype.hasOwnProperty.call(polygons, shape) ? polygons[shape] : undefined;
  return polygon
    ? pen.polygon(
        polygon.map(([across, down]) => at(across, down)),
        ink,
      )
    : pen.ellipse(box, ink);
}

/** CircleButton: the round floating button of phones. */
export function drawCircleButton(tools: Tools): readonly SvgNode[] {
  const { pen, box, height } = tools;
  const fill = tools.isSelected ? tools.scene.selectionColor : tools.color('color', '#4a4a4a');
  const icon = tools.control.icon ?? { name: 'plus', size: 24 };
  const side = Math.min(icon.size, height * 0.6);
  return [
    pen.ellipse(inset(box, 0.7), { fill, stroke: edge(tools) }),
    tools.text.trim() === '' || tools.control.icon
      ? drawIcon(icon, { x: (tools.width - side) / 2, y: (height - side) / 2, size: side }, readableOn(fill))
      : tools.write(tools.text, box, { align: 'center', color: readableOn(fill) }),
  ];
}

/** HelpButton: a question mark in a circle. */
export const drawHelpButton = (tools: Tools): readonly SvgNode[] => [
  tools.pen.ellipse(inset(tools.box, 0.7), { fill: pressable(tools), stroke: edge(tools) }),
  tools.write('?', tools.box, { align: 'center', bold: true, size: Math.min(tools.height * 0.75, 40), isPlain: true }),
];

/** Switch: on or off. */
export function drawSwitch(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const isOn = tools.control.properties['onOffState'] !== 'off' && !/^off$/i.test(tools.control.text ?? '');
  const knob = height - 4;
  return [
    pen.rounded(inset(box, 0.7), height / 2, {
      fill: isOn ? tools.color('color', tools.scene.selectionColor) : '#e2e2e2',
      stroke: edge(tools),
    }),
    pen.ellipse(
      { x: isOn ? width - knob - 2 : 2, y: 2, width: knob, height: knob },
      { fill: white, stroke: edge(tools) },
    ),
  ];
}

/** Icon, with the border that some have; an IconLabel adds words below or beside it. */
export function drawIconControl(tools: Tools): readonly SvgNode[] {
  const { width, height, pen, box } = tools;
  const { icon } = tools.control;
  const side = Math.min(width, height);
  const hasBorder =
    tools.control.properties['borderStyle'] !== undefined && tools.control.properties['borderStyle'] !== 'none';
  const color = tools.isDisabled ? gray : tools.color('color', black);
  return [
    ...(hasBorder ? [pen.ellipse(inset(box, 0.7), { fill: white, stroke: color })] : []),
    drawIcon(
      icon ?? { name: 'x', size: side },
      {
        x: (width - side) / 2 + (hasBorder ? side * 0.18 : 0),
        y: (height - side) / 2 + (hasBorder ? side * 0.18 : 0),
        size: side * (hasBorder ? 0.64 : 1),
      },
      color,
      tools.number('rotation', 0),
    ),
  ];
}

/** IconLabel. */
export function drawIconLabel(tools: Tools): readonly SvgNode[] {
  const { width, height, size, box } = tools;
  const icon = tools.control.icon ?? { name: 'file', size: 32 };
  const position = tools.control.properties['labelPosition'] ?? 'bottom';
  const color = tools.isDisabled ? gray : tools.color('color', black);
  const turn = tools.number('rotation', 0);
  const side = Math.min(icon.size, height, width);
  if (position === 'right' || position === 'left') {
    const x = position === 'right' ? 0 : width - side;
    const words =
      position === 'right' ? { ...box, x: side + 5, width: width - side - 5 } : { ...box, width: width - side - 5 };
    return [
      drawIcon(icon, { x, y: (height - side) / 2, size: side }, color, turn),
      tools.write(tools.text, words, { color, align: position === 'right' ? 'left' : 'right' }),
    ];
  }
  const lines = tools.text.split('\n').length;
  const words = Math.min(height * 0.7, size * 1.38 * lines + 2);
  const edgeSize = Math.max(8, Math.min(icon.size, height - words, width));
  const onTop = position === 'top';
  return [
    drawIcon(
      icon,
      { x: (width - edgeSize) / 2, y: onTop ? words : Math.max(0, (height - words - edgeSize) / 2), size: edgeSize },
      color,
      turn,
    ),
    tools.write(tools.text, { x: 0, y: onTop ? 0 : height - words, width, height: words }, { color, align: 'center' }),
  ];
}

/** A symbol whose own file is not here: its box, its name, and the texts its instance gives. */
export function drawComponent(tools: Tools): readonly SvgNode[] {
  const name = (tools.control.source ?? '').replace(/^.*#/, '') || tools.control.type;
  const isBare = tools.control.children.length === 0;
  return [
    tools.pen.rectangle(tools.box, { fill: '#f4f4f4', stroke: gray, dash: '6 5' }),
    tools.write(name, inset(tools.box, 4), {
      wraps: true,
      align: 'center',
      vertical: isBare ? 'middle' : 'top',
      color: '#5a5a5a',
      size: isBare ? 13 : 10,
      isPlain: true,
    }),
  ];
}

/** AppBar: the bar at the top of a phone's screen. */
export function drawAppBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, height, width } = tools;
  const fill = tools.color('color', '#d9d9d9');
  const color = readableOn(fill);
  return [
    pen.rectangle(box, { fill, stroke: 'none' }),
    drawIcon(tools.control.icon ?? { name: 'menu', size: 24 }, { x: 14, y: (height - 22) / 2, size: 22 }, color),
    tools.write(
      tools.text,
      { x: 54, y: 0, width: width - 110, height },
      { color, bold: true, size: Math.max(tools.size, 17) },
    ),
    drawIcon({ name: 'ellipsis-v', size: 24 }, { x: width - 34, y: (height - 22) / 2, size: 22 }, color),
  ];
}
