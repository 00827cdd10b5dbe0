// Things to press: buttons, bars of them, switches.
import { hasBullets, plainText } from '../notation';
import { black } from '../pen';
import type { Box } from '../scene';
import type { SvgNode } from '../svg';
import { gray, inset, readableOn, white, type Tools } from '../tools';
import { barCells } from './text';

/** The fill of something that can be pressed: its color, grayed when it can't be, tinted when it is selected. */
export const pressable = (tools: Tools): string =>
  tools.isSelected
    ? tools.scene.selectionColor
    : tools.isDisabled
      ? '#f1f1f1'
      : tools.pen.isSketch || tools.control.properties['color'] !== undefined
        ? tools.color('color')
        : '#dddddd';

/** The color of a control's edge. */
export const edge = (tools: Tools): string => (tools.isDisabled ? gray : tools.color('borderColor'));

/** The color of the words on this fill. */
export const wordsOn = (tools: Tools, fill: string): string =>
  tools.isDisabled ? gray : tools.color('textColor', readableOn(fill));

const alignOf = (tools: Tools): 'left' | 'center' | 'right' => {
  const align = tools.value('align');
  return align === 'left' || align === 'right' ? align : 'center';
};

/** An icon and a text in one line, as a button centers them; the icon alone when there is no text. */
export function drawFace(
  tools: Tools,
  box: Box,
  color: string,
  align: 'left' | 'center' | 'right' = alignOf(tools),
): readonly SvgNode[] {
  const { icon } = tools.control;
  const wraps = box.height > tools.size * 2.6;
  if (!icon) {
    const isList = wraps && hasBullets(tools.text);
    return [
      tools.write(tools.text, box, {
        align: isList && align === 'center' ? 'left' : align,
        color,
        wraps,
        bullets: wraps,
      }),
    ];
  }
  const edgeSize = Math.min(icon.size, Math.max(8, box.height - 2), Math.max(8, box.width));
  const hasText = tools.text.trim() !== '';
  const textWidth = hasText
    ? Math.max(
        ...plainText(tools.text)
          .split('\n')
          .map((line) => tools.measure(line, tools.size, tools.flag('bold'))),
      ) + 5
    : 0;
  const start = align === 'left' ? box.x : box.x + Math.max(0, (box.width - edgeSize - textWidth) / 2);
  return [
    tools.icon(icon.name, { x: start, y: box.y + (box.height - edgeSize) / 2, size: edgeSize }, color),
    ...(hasText
      ? [tools.write(tools.text, { ...box, x: start + edgeSize + 5, width: textWidth }, { align: 'left', color })]
      : []),
  ];
}

/** A drawing turned about the middle of its control, against the clock as files count: a triangle at 90 points left. */
export const turned = (nodes: readonly SvgNode[], degrees: number, { width, height }: Tools): readonly SvgNode[] =>
  degrees % 360 === 0
    ? nodes
    : [{ name: 'g', attributes: { transform: `rotate(${-degrees} ${width / 2} ${height / 2})` }, children: nodes }];

/** The plate of a button: by hand it stands out by a shadow in the older edition, later it is rounded. */
function drawPlate(tools: Tools, box: Box, fill: string, stroke: string): readonly SvgNode[] {
  const { pen, scene } = tools;
  if (!pen.isSketch) {
    const isPlain = stroke === black;
    const bottom = box.y + box.height - 0.5;
    return [
      pen.rectangle(inset(box, 0.5), { fill, stroke: isPlain ? '#c4c4c4' : stroke }),
      pen.line({ x: box.x, y: bottom }, { x: box.x + box.width, y: bottom }, { stroke: isPlain ? '#777777' : stroke }),
    ];
  }
  if (scene.edition === 'wireframes')
    return [pen.rounded(inset(box, 1), Math.min(6, box.height * 0.24), { fill, stroke })];
  const right = box.x + box.width - 1.6;
  const bottom = box.y + box.height - 1.6;
  const thick = { stroke, width: 3.2 };
  return [
    pen.rounded(inset(box, 1, 1, 2, 2), 3, { fill, stroke }),
    pen.polyline(
      [
        { x: box.x + 3, y: bottom },
        { x: right, y: bottom },
        { x: right, y: box.y + 3 },
      ],
      thick,
    ),
  ];
}

/** The triangle that says that a menu opens. */
const drawMenuMark = ({ pen }: Tools, right: number, middle: number, color: string): SvgNode =>
  pen.polygon(
    [
      { x: right - 10, y: middle - 3 },
      { x: right, y: middle - 3 },
      { x: right - 5, y: middle + 4 },
    ],
    { fill: color, stroke: color, width: 1 },
  );

/** Button, with an icon or a little menu triangle when it has one. */
export function drawButton(tools: Tools): readonly SvgNode[] {
  const { box, width, height } = tools;
  const fill = pressable(tools);
  const color = wordsOn(tools, fill);
  const hasMenu = tools.flag('menuIcon');
  return turned(
    [
      ...drawPlate(tools, box, fill, edge(tools)),
      ...drawFace(tools, inset(box, 6, 0, hasMenu ? 20 : 6, 1), color),
      ...(hasMenu ? [drawMenuMark(tools, width - 9, height / 2 - 0.5, color)] : []),
    ],
    tools.number('rotation'),
    tools,
  );
}

/** MultilineButton: the first line large, the rest small. */
export function drawMultilineButton(tools: Tools): readonly SvgNode[] {
  const { box, height, size } = tools;
  const fill = pressable(tools);
  const color = wordsOn(tools, fill);
  const [first = '', ...rest] = tools.text.split('\n');
  const head = size * 1.5;
  const lines = head + rest.length * size * 1.2;
  const top = Math.max(0, (height - lines) / 2);
  return [
    ...drawPlate(tools, box, fill, edge(tools)),
    tools.write(first, { ...box, y: top, height: head }, { align: 'center', bold: true, color }),
    tools.write(
      rest.join('\n'),
      { ...inset(box, 4, 0), y: top + head, height: lines - head },
      { align: 'center', vertical: 'top', size: size * 0.92, color, wraps: true },
    ),
  ];
}

/** ButtonBar: buttons in a row without gaps, one of them pressed. */
export function drawButtonBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const selected = tools.number('selectedIndex');
  const fill = tools.color('color');
  return [
    ...drawPlate(tools, box, fill, black),
    ...barCells(tools).flatMap(({ item, box: cell }, index) => {
      const place = inset(cell, index === 0 ? 2 : 0, 2, cell.x + cell.width > width - 1 ? 3 : 0, 3);
      const isSelected = index === selected;
      return [
        ...(isSelected ? [pen.rectangle(place, { fill: tools.scene.selectionColor, stroke: 'none' })] : []),
        tools.write(item, cell, { align: 'center', color: isSelected ? black : readableOn(fill) }),
        ...(index === 0 ? [] : [pen.line({ x: cell.x, y: 1 }, { x: cell.x, y: height - 2 })]),
      ];
    }),
  ];
}

/** PointyButton: a button that points onward or back, or, when it points nowhere, a plain rounded one. */
export function drawPointyButton(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, box } = tools;
  const fill = pressable(tools);
  const direction = tools.value('direction');
  const hasBorder = tools.value('borderStyle') !== 'none';
  const degrees = tools.number('rotation');
  const hasColor = tools.control.properties['color'] !== undefined;
  if (direction === 'center') {
    const isBare = !hasBorder && !hasColor;
    return turned(
      [
        ...(isBare ? [] : [pen.rounded(inset(box, 1), 5, { fill, stroke: hasBorder ? edge(tools) : 'none' })]),
        ...drawFace(tools, inset(box, 4, 0), wordsOn(tools, isBare ? white : fill)),
      ],
      degrees,
      tools,
    );
  }
  const isRight = direction !== 'left';
  const tip = Math.min(height * 0.45, width * 0.3);
  if (!hasBorder) {
    // Without a border only a chevron says where it leads; a color fills the letters then.
    const color = tools.isDisabled ? gray : tools.color('textColor', hasColor ? tools.color('color') : black);
    const side = Math.min(tools.size * 0.95, height);
    const at = { x: isRight ? width - side - 1 : 1, y: (height - side) / 2, size: side };
    return turned(
      [
        tools.icon(isRight ? 'chevron-right' : 'chevron-left', at, color),
        ...drawFace(
          tools,
          inset(box, isRight ? 2 : side + 4, 0, isRight ? side + 4 : 2, 0),
          color,
          isRight ? 'right' : 'left',
        ),
      ],
      degrees,
      tools,
    );
  }
  const [left, right, top, bottom] = [1, width - 1, 1, height - 1];
  const points = [
    { x: left, y: top },
    { x: right - tip, y: top },
    { x: right, y: height / 2 },
    { x: right - tip, y: bottom },
    { x: left, y: bottom },
  ].map((point) => (isRight ? point : { x: width - point.x, y: point.y }));
  const hasMenu = tools.flag('menuIcon');
  const face = { x: isRight ? 3 : tip * 0.55, y: 0, width: width - tip * 0.55 - 3 - (hasMenu ? 14 : 0), height };
  return turned(
    [
      pen.polygon(points, { fill, stroke: edge(tools) }),
      ...drawFace(tools, face, wordsOn(tools, fill)),
      ...(hasMenu ? [drawMenuMark(tools, face.x + face.width + 10, height / 2, wordsOn(tools, fill))] : []),
    ],
    degrees,
    tools,
  );
}

/** CircleButton: the round floating button of phones. */
export function drawCircleButton(tools: Tools): readonly SvgNode[] {
  const { pen, box, height, width } = tools;
  const fill = tools.isSelected ? tools.scene.selectionColor : tools.color('color');
  const icon = tools.control.icon ?? { name: 'plus', size: 24 };
  const side = Math.min(icon.size, height * 0.6);
  const color = wordsOn(tools, fill);
  return [
    pen.ellipse(inset(box, 1), { fill, stroke: edge(tools) }),
    tools.text.trim() === '' || tools.control.icon
      ? tools.icon(icon.name, { x: (width - side) / 2, y: (height - side) / 2, size: side }, color)
      : tools.write(tools.text, box, { align: 'center', color }),
  ];
}

/** HelpButton: a question mark in a circle. */
export const drawHelpButton = (tools: Tools): readonly SvgNode[] => [
  tools.pen.ellipse(inset(tools.box, 1), { fill: pressable(tools), stroke: edge(tools) }),
  tools.write('?', tools.box, { align: 'center', bold: true, size: Math.min(tools.height * 0.75, 40), isPlain: true }),
];

/** Switch: on or off. */
export function drawSwitch(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const isOn = tools.value('onOffState') !== 'off' && !/^off$/i.test(tools.control.text ?? '');
  const knob = Math.max(2, height - 6);
  return [
    pen.rounded(inset(box, 1), height / 2, {
      fill: isOn ? tools.color('color') : '#cccccc',
      stroke: tools.isDisabled ? gray : black,
    }),
    pen.ellipse(
      { x: isOn ? width - knob - 3 : 3, y: 3, width: knob, height: knob },
      { fill: white, stroke: tools.isDisabled ? gray : black, width: 1 },
    ),
  ];
}
