// Charts: drawn as sketches of charts, since the files hold no numbers for them.
import { black } from '../pen';
import type { SvgNode } from '../svg';
import { gray, inset, white, type Tools } from '../tools';

const shades = ['#9db8d2', '#d9d9d9', '#f0c9a0', '#b8d3a7'] as const;
const shade = (index: number): string => shades[index % shades.length] ?? gray;
const heights = [0.55, 0.85, 0.4, 0.7, 0.95, 0.6];

/** ColumnChart, BarChart, LineChart and PieChart. */
export function drawChart(tools: Tools): readonly SvgNode[] {
  return tools.control.type === 'PieChart' ? drawPie(tools) : [...drawAxes(tools), ...drawValues(tools)];
}

/** The plain of an axis chart: what the values are drawn on. */
const plainOf = ({ width, height }: Tools) => ({
  left: width * 0.1,
  right: width * 0.96,
  top: height * 0.05,
  bottom: height * 0.88,
});

function drawAxes(tools: Tools): readonly SvgNode[] {
  const { pen, box } = tools;
  const { left, right, top, bottom } = plainOf(tools);
  return [
    pen.rectangle(inset(box, 0.7), { fill: white, stroke: 'none' }),
    ...[0.25, 0.5, 0.75].map((share) => {
      const y = bottom - (bottom - top) * share;
      return pen.line({ x: left, y }, { x: right, y }, { stroke: '#d5d5d5', width: 1 });
    }),
    pen.polyline(
      [
        { x: left, y: top },
        { x: left, y: bottom },
        { x: right, y: bottom },
      ],
      { stroke: black },
    ),
  ];
}

function drawValues(tools: Tools): readonly SvgNode[] {
  const { pen } = tools;
  const { left, right, top, bottom } = plainOf(tools);
  const [wide, tall] = [right - left, bottom - top];
  const { type } = tools.control;
  if (type === 'LineChart') {
    return [heights, [0.2, 0.35, 0.6, 0.5, 0.3, 0.45]].map((values, series) =>
      pen.polyline(
        values.map((value, index) => ({ x: left + (wide * index) / (values.length - 1), y: bottom - tall * value })),
        { stroke: series === 0 ? '#3d6d9e' : '#c06a2b', width: 2.2 },
      ),
    );
  }
  if (type === 'BarChart') {
    const step = tall / heights.length;
    return heights.map((value, index) =>
      pen.rectangle(
        { x: left, y: top + step * (index + 0.2), width: wide * value, height: step * 0.6 },
        { fill: shade(index) },
      ),
    );
  }
  const step = wide / heights.length;
  return heights.map((value, index) =>
    pen.rectangle(
      { x: left + step * (index + 0.2), y: bottom - tall * value, width: step * 0.6, height: tall * value },
      { fill: shade(index) },
    ),
  );
}

function drawPie({ pen, width, height }: Tools): readonly SvgNode[] {
  const radius = Math.min(width, height) / 2 - 1.5;
  const center = { x: width / 2, y: height / 2 };
  const cuts = [0, 0.36, 0.6, 0.82, 1];
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const steps = Math.max(3, Math.ceil((end - start) * 24));
    const rim = Array.from({ length: steps + 1 }, (_, step) => {
      const angle = (start + ((end - start) * step) / steps) * Math.PI * 2 - Math.PI / 2;
      return { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) };
    });
    return pen.polygon([center, ...rim], { fill: shade(index) });
  });
}
