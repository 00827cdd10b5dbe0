// Charts: drawn as sketches of charts, since the files hold no numbers for them.
import { black } from '../pen';
import type { SvgNode } from '../svg';
import { inset, white, type Tools } from '../tools';

/** Two series, in two grays. */
const series = [
  { fill: '#666666', values: [0.62, 0.38, 0.82, 0.5] },
  { fill: '#cccccc', values: [0.4, 0.72, 0.55, 0.9] },
] as const;

/** ColumnChart, BarChart, LineChart and PieChart. */
export function drawChart(tools: Tools): readonly SvgNode[] {
  const { pen, box } = tools;
  if (tools.control.type === 'PieChart') return drawPie(tools);
  const { left, right, top, bottom } = plainOf(tools);
  return [
    pen.rectangle(inset(box, 1), { fill: white, stroke: 'none' }),
    ...drawValues(tools),
    pen.polyline(
      [
        { x: left, y: top },
        { x: left, y: bottom },
        { x: right, y: bottom },
      ],
      { stroke: black, width: pen.isSketch ? 3.5 : 2 },
    ),
  ];
}

/** What the values are drawn on: all of the control. */
const plainOf = ({ width, height }: Tools) => ({ left: 3, right: width - 2, top: 2, bottom: height - 3 });

function drawValues(tools: Tools): readonly SvgNode[] {
  const { pen } = tools;
  const { left, right, top, bottom } = plainOf(tools);
  const [wide, tall] = [right - left, bottom - top];
  const { type } = tools.control;
  const own = tools.color('color', series[0].fill);
  const fills = [own, series[1].fill];
  if (type === 'LineChart') {
    return series.map(({ values }, index) =>
      pen.polyline(
        [0.15 + index * 0.25, ...values].map((value, place) => ({
          x: left + (wide * place) / values.length,
          y: bottom - tall * value,
        })),
        { stroke: fills[index] ?? black, width: 3 },
      ),
    );
  }
  const isFlat = type === 'BarChart';
  const step = (isFlat ? tall : wide) / series[0].values.length;
  const thick = step * 0.34;
  return series[0].values.flatMap((_, group) =>
    series.map(({ values }, index) => {
      const value = values[group] ?? 0;
      const along = step * group + step * 0.16 + thick * index;
      const place = isFlat
        ? { x: left, y: top + along, width: wide * value, height: thick }
        : { x: left + along, y: bottom - tall * value, width: thick, height: tall * value };
      return pen.rectangle(place, { fill: fills[index] ?? white });
    }),
  );
}

function drawPie(tools: Tools): readonly SvgNode[] {
  const { pen, width, height } = tools;
  const radius = Math.min(width, height) / 2 - 2;
  const center = { x: width / 2, y: height / 2 };
  const slices = [
    { end: 0.27, fill: '#cccccc' },
    { end: 0.62, fill: white },
    { end: 1, fill: tools.color('color', '#666666') },
  ];
  return slices.map(({ end, fill }, index) => {
    const start = slices[index - 1]?.end ?? 0;
    const steps = Math.max(3, Math.ceil((end - start) * 24));
    const rim = Array.from({ length: steps + 1 }, (_, step) => {
      const angle = (start + ((end - start) * step) / steps) * Math.PI * 2 - Math.PI / 2;
      return { x: center.x + radius * Math.cos(angle), y: center.y + radius * Math.sin(angle) };
    });
    return pen.polygon([center, ...rim], { fill });
  });
}
