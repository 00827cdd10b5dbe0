// Bars to drag: sliders, scroll bars, splitters, progress.
import { black } from '../pen';
import type { Box } from '../scene';
import type { SvgNode } from '../svg';
import { inset, lightGray, white, type Tools } from '../tools';

const percent = (tools: Tools, name: string): number => Math.max(0, Math.min(100, tools.number(name))) / 100;

/** A vertical scroll bar at the edge of something else. */
export function drawVerticalBar(tools: Tools, box: Box, value = percent(tools, 'value')): SvgNode {
  const { pen } = tools;
  const end = Math.min(box.width, box.height / 3);
  const track = box.height - end * 2;
  // As short at any height: the original's pictures show 24 pixels beside 240 and beside 500.
  const thumb = Math.max(4, Math.min(24, track * 0.6));
  const middle = box.x + box.width / 2;
  const triangle = (tip: number, base: number): SvgNode =>
    pen.polygon(
      [
        { x: middle - 4, y: base },
        { x: middle + 4, y: base },
        { x: middle, y: tip },
      ],
      { fill: black, stroke: 'none' },
    );
  return {
    name: 'g',
    attributes: {},
    children: [
      pen.rectangle(inset(box, 1), { fill: white }),
      triangle(box.y + end * 0.3, box.y + end * 0.7),
      triangle(box.y + box.height - end * 0.3, box.y + box.height - end * 0.7),
      pen.rounded(
        { x: box.x + 2, y: box.y + end + (track - thumb) * value, width: Math.max(2, box.width - 4), height: thumb },
        2,
        { fill: black, stroke: 'none' },
      ),
    ],
  };
}

/** VerticalScrollBar and HorizontalScrollBar. */
export function drawScrollBar(tools: Tools): readonly SvgNode[] {
  const { width, height } = tools;
  if (tools.control.type === 'VerticalScrollBar') return [drawVerticalBar(tools, tools.box)];
  const upright = drawVerticalBar(tools, { x: 0, y: 0, width: height, height: width });
  return [{ name: 'g', attributes: { transform: 'matrix(0 1 1 0 0 0)' }, children: [upright] }];
}

/** HSlider and VSlider. */
export function drawSlider(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const isFlat = tools.control.type === 'HSlider';
  const value = percent(tools, 'value');
  const [length, thickness] = isFlat ? [width, height] : [height, width];
  const knob = Math.min(thickness, 11);
  const at = knob / 2 + (length - knob) * (isFlat ? value : 1 - value);
  const [from, to] = isFlat
    ? [
        { x: 1, y: height / 2 },
        { x: width - 1, y: height / 2 },
      ]
    : [
        { x: width / 2, y: 1 },
        { x: width / 2, y: height - 1 },
      ];
  const center = isFlat ? { x: at, y: height / 2 } : { x: width / 2, y: at };
  const color = tools.color('color');
  return [
    pen.line(from, to, { stroke: color }),
    pen.ellipse(
      { x: center.x - knob / 2, y: center.y - knob / 2, width: knob, height: knob },
      { fill: color, stroke: color },
    ),
  ];
}

/** HSplitter and VSplitter: a bar with a grip between two panes. */
export function drawSplitter(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const isUpright = tools.control.type === 'HSplitter';
  const middle = { x: width / 2, y: height / 2 };
  return [
    pen.rectangle(inset(box, 1), { fill: lightGray }),
    ...[-6, 0, 6].map((offset) => {
      const dot = isUpright
        ? { x: middle.x - 1.5, y: middle.y + offset - 1.5 }
        : { x: middle.x + offset - 1.5, y: middle.y - 1.5 };
      return pen.ellipse({ ...dot, width: 3, height: 3 }, { fill: black, stroke: 'none' });
    }),
  ];
}

/** ProgressBar: so far, or on its way without saying how far. */
export function drawProgressBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height } = tools;
  const fill = tools.color('color', tools.scene.selectionColor);
  const isThin = tools.value('style') === 'thin';
  const inner = inset(box, 1, isThin ? height * 0.35 : 1);
  if (tools.flag('indeterminate')) {
    const count = Math.min(60, Math.max(2, Math.ceil(width / 16)));
    const step = inner.width / count;
    return [
      pen.rounded(inner, 5, { fill: white, stroke: 'none' }),
      ...Array.from({ length: count }, (_, index) => {
        const x = inner.x + step * index;
        return pen.polygon(
          [
            { x, y: inner.y + inner.height },
            { x: x + step / 2, y: inner.y },
            { x: x + step, y: inner.y },
            { x: x + step / 2, y: inner.y + inner.height },
          ],
          { fill, stroke: 'none' },
        );
      }),
      pen.rounded(inner, 5),
    ];
  }
  const value = percent(tools, 'scrollBarValue');
  return [
    pen.rounded(inner, Math.min(5, height / 3), { fill: white, stroke: 'none' }),
    ...(value > 0 ? [pen.rounded({ ...inner, width: inner.width * value }, 4, { fill, stroke: 'none' })] : []),
    pen.rounded(inner, Math.min(5, height / 3)),
  ];
}

/** VolumeSlider: a speaker and a wedge. */
export function drawVolumeSlider(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const side = Math.min(height, 20);
  const value = percent(tools, 'value');
  const [left, right] = [side + 6, width - 2];
  const wedge = (share: number, fill: string): SvgNode =>
    pen.polygon(
      [
        { x: left, y: height - 2 },
        { x: left + (right - left) * share, y: height - 2 },
        { x: left + (right - left) * share, y: height - 2 - (height - 4) * share },
      ],
      { fill, width: 1 },
    );
  return [
    tools.icon('volume-high', { x: 0, y: (height - side) / 2, size: side }),
    wedge(1, white),
    wedge(Math.max(0.05, value), tools.scene.selectionColor),
  ];
}
