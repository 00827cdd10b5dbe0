// Shapes and icons: the shape of many forms, icons by themselves and with words, the symbol that is not there.
import type { Ink } from '../pen';
import type { Box } from '../scene';
import type { SvgNode } from '../svg';
import { gray, inset, readableOn, white, type Tools } from '../tools';
import { drawFace, edge, turned } from './buttons';

/** RoundButton, which later became the plain shape: circle, rectangle, triangle and their kin. */
export function drawRoundButton(tools: Tools): readonly SvgNode[] {
  const { box, height, width } = tools;
  const fill = tools.isSelected ? tools.scene.selectionColor : tools.color('color');
  const opacity = tools.number('backgroundAlpha');
  const hasBorder = tools.value('borderStyle') !== 'none';
  const ink: Ink = { fill, fillOpacity: opacity, stroke: hasBorder ? edge(tools) : 'none' };
  const shape = tools.value('shape');
  const isRound = shape === 'circle';
  const face = inset(box, Math.min(8, width * (isRound ? 0.12 : 0.06)), Math.min(4, height * 0.08));
  const align = tools.value('align');
  return [
    ...turned([shapeOf(shape, tools, inset(box, 1), ink)], tools.number('shapeRotation'), tools),
    ...drawFace(
      tools,
      face,
      tools.isDisabled ? gray : tools.color('textColor', readableOn(opacity < 0.5 ? white : fill)),
      align === 'left' || align === 'right' ? align : 'center',
    ),
  ];
}

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

function shapeOf(shape: string, { pen }: Tools, box: Box, ink: Ink): SvgNode {
  const { x, y, width, height } = box;
  if (shape === 'rectangle' || shape === 'square') return pen.rectangle(box, ink);
  if (/^round/i.test(shape)) return pen.rounded(box, Math.min(14, height * 0.3), ink);
  const polygon = Object.prototype.hasOwnProperty.call(polygons, shape) ? polygons[shape] : undefined;
  return polygon
    ? pen.polygon(
        polygon.map(([across, down]) => ({ x: x + width * across, y: y + height * down })),
        ink,
      )
    : pen.ellipse(box, ink);
}

/** The frame that some icons have. */
function drawFrame(tools: Tools, box: Box, color: string): readonly SvgNode[] {
  const style = tools.value('borderStyle');
  if (style === 'none') return [];
  return [
    style === 'circle' || style === 'round'
      ? tools.pen.ellipse(inset(box, 1), { fill: white, stroke: color })
      : tools.pen.rounded(inset(box, 1), box.width * 0.18, { fill: white, stroke: color }),
  ];
}

/** Icon, with the frame that some have. */
export function drawIconControl(tools: Tools): readonly SvgNode[] {
  const { width, height } = tools;
  const { icon } = tools.control;
  const side = Math.min(width, height);
  const place = { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
  const color = tools.isDisabled ? gray : tools.color('color');
  const frame = drawFrame(tools, place, color);
  const inner = frame.length > 0 ? inset(place, side * 0.2) : place;
  return [
    ...frame,
    ...(icon ? [tools.icon(icon.name, { ...inner, size: inner.width }, color, tools.number('rotation'))] : []),
  ];
}

/** IconLabel: an icon with its words below or beside it; without an icon an empty rounded square. */
export function drawIconLabel(tools: Tools): readonly SvgNode[] {
  const { width, height, size, box } = tools;
  const { icon } = tools.control;
  const position = tools.value('labelPosition');
  const color = tools.isDisabled ? gray : tools.color('color');
  const draw = (x: number, y: number, side: number): readonly SvgNode[] => {
    const place = { x, y, width: side, height: side };
    const frame = drawFrame(tools, place, color);
    const inner = frame.length > 0 ? inset(place, side * 0.2) : place;
    return icon
      ? [...frame, tools.icon(icon.name, { ...inner, size: inner.width }, color, tools.number('rotation'))]
      : [tools.pen.rounded(inset(place, side * 0.08), side * 0.18, { stroke: color })];
  };
  const asked = icon?.size ?? 48;
  if (position === 'right' || position === 'left') {
    const side = Math.min(asked, height, width);
    const isRight = position === 'right';
    const words = { ...box, x: isRight ? side + 4 : 0, width: Math.max(0, width - side - 4) };
    return [
      ...draw(isRight ? 0 : width - side, (height - side) / 2, side),
      tools.write(tools.text, words, { color, align: isRight ? 'left' : 'right' }),
    ];
  }
  const lines = tools.text === '' ? 0 : tools.text.split('\n').length;
  const words = Math.min(height * 0.7, size * 1.2 * lines);
  const side = Math.max(8, Math.min(asked, height - words, Math.max(width, asked)));
  const isAbove = position === 'top';
  return [
    ...draw((width - side) / 2, isAbove ? height - side : 0, side),
    tools.write(
      tools.text,
      { x: 0, y: isAbove ? 0 : Math.min(side, height - words), width, height: words },
      { color, align: 'center', vertical: 'top' },
    ),
  ];
}

/** A symbol whose own file is not here: its box and its name at the top left, so that what lies on it stays readable. */
export function drawComponent(tools: Tools): readonly SvgNode[] {
  const name = (tools.control.source ?? '').replace(/^.*#/, '') || tools.control.type;
  return [
    tools.pen.rectangle(tools.box, { stroke: gray, dash: '6 5', width: 1 }),
    tools.write(name, inset(tools.box, 5, 2), {
      wraps: true,
      vertical: 'top',
      color: gray,
      size: 10,
      isPlain: true,
      clips: true,
    }),
  ];
}
