// What leads from place to place: tabs, accordions, bars of words.
import { mostItems } from '../limits';
import { black } from '../pen';
import type { Box } from '../scene';
import { element, type SvgNode } from '../svg';
import { frameGray, inset, itemsOf, readableOn, type Tools } from '../tools';
import { drawVerticalBar } from './ranges';
import { barCells } from './text';

/** Where the tabs of a TabBar stand. */
export function tabBoxes(tools: Tools): readonly { readonly item: string; readonly box: Box }[] {
  const { width, height, size } = tools;
  const items = itemsOf(tools.text, ',');
  const isBelow = tools.value('tabVPosition') === 'bottom';
  const tab = Math.min(height, size * 1.85);
  const natural = items.map((item) => tools.measure(item, size, tools.flag('bold')) + size);
  const total = natural.reduce((sum, item) => sum + item, 0);
  const start = 20;
  const room = width - start;
  const scale = total > room && total > 0 ? Math.max(0, room) / total : 1;
  const position = tools.value('tabHPosition');
  const slack = Math.max(0, width - 6 - total * scale);
  let left = position === 'right' ? slack : position === 'center' ? slack / 2 : Math.min(start, slack);
  return items.map((item, index) => {
    const box: Box = { x: left, y: isBelow ? height - tab : 0, width: (natural[index] ?? 0) * scale, height: tab };
    left += box.width;
    return { item, box };
  });
}

/** TabBar: tabs above or below a page. */
export function drawTabBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const isBelow = tools.value('tabVPosition') === 'bottom';
  const tab = Math.min(height, size * 1.85);
  const selected = tools.number('selectedIndex');
  const fill = tools.color('color');
  const fillOpacity = tools.number('backgroundAlpha');
  const page: Box = { x: 1, y: isBelow ? 1 : tab, width: width - 2, height: Math.max(0, height - tab - 1) };
  const hasPage = page.height > 3 && tools.value('borderStyle') !== 'none';
  const hasBar = tools.flag('verticalScrollbar');
  const tabs = tabBoxes(tools).map(({ item, box }, index) => ({ item, box, isSelected: index === selected }));
  const [round, line] = pen.isSketch ? [9, black] : [0, '#b3b3b3'];
  const radii: readonly [number, number, number, number] = isBelow ? [0, 0, round, round] : [round, round, 0, 0];
  return [
    ...(hasPage ? [pen.rectangle(page, { fill, fillOpacity, stroke: line })] : []),
    ...[...tabs.filter(({ isSelected }) => !isSelected), ...tabs.filter(({ isSelected }) => isSelected)].flatMap(
      ({ item, box, isSelected }) => [
        pen.rounded(inset(box, 0.5, 1, 0.5, 0), radii, { fill: isSelected ? fill : frameGray, stroke: line }),
        ...(isSelected
          ? [
              element('rect', {
                x: box.x + 1.5,
                y: isBelow ? box.y - 2 : box.y + tab - 2,
                width: Math.max(0, box.width - 3),
                height: 4,
                fill,
              }),
            ]
          : []),
        tools.write(item, box, { align: 'center', color: readableOn(isSelected ? fill : frameGray) }),
      ],
    ),
    ...(hasBar ? [drawVerticalBar(tools, { ...page, x: width - 18, width: 17 })] : []),
  ];
}

/** VerticalTabBar: tabs one above the other beside a page. */
export function drawVerticalTabBar(tools: Tools): readonly SvgNode[] {
  const { pen, width, height, size } = tools;
  const items = itemsOf(tools.text, '\n').slice(0, mostItems);
  const isRight = tools.value('position') === 'right';
  const tabWidth = Math.min(width, Math.max(40, ...items.map((item) => tools.measure(item) + 16)));
  // Files measure 30 a tab at size 13.
  const row = Math.min(size * 2.3, height / Math.max(1, items.length));
  const selected = tools.number('selectedIndex');
  const fill = tools.color('color');
  const page: Box = {
    x: isRight ? 1 : tabWidth,
    y: 1,
    width: Math.max(0, width - tabWidth - 1),
    height: height - 2,
  };
  const hasBar = tools.flag('verticalScrollbar') && page.width > 30;
  return [
    ...(page.width > 3 ? [pen.rectangle(page, { fill })] : []),
    ...items.flatMap((item, index) => {
      const isSelected = index === selected;
      const box: Box = { x: isRight ? width - tabWidth : 1, y: 19 + row * index, width: tabWidth - 1, height: row };
      const joint = isRight ? box.x - 2 : box.x + box.width - 2;
      return box.y + row > height
        ? []
        : [
            pen.rounded(box, isRight ? [0, 7, 7, 0] : [7, 0, 0, 7], { fill: isSelected ? fill : frameGray }),
            ...(isSelected
              ? [element('rect', { x: joint, y: box.y + 1.5, width: 4, height: Math.max(0, row - 3), fill })]
              : []),
            tools.write(item, inset(box, 11, 0, 0, 0), {
              align: 'left',
              color: readableOn(isSelected ? fill : frameGray),
            }),
          ];
    }),
    ...(hasBar ? [drawVerticalBar(tools, { ...page, x: isRight ? page.width - 16 : width - 18, width: 17 })] : []),
  ];
}

/** Accordion: headings, one of them open; lines that begin with `- ` belong to the heading above them. */
export function drawAccordion(tools: Tools): readonly SvgNode[] {
  const { pen, box, width, height, size } = tools;
  const lines = tools.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, mostItems);
  const sections: { readonly heading: string; readonly items: string[] }[] = [];
  for (const line of lines) {
    const last = sections[sections.length - 1];
    if (/^\s*-/.test(line) && last) last.items.push(line.replace(/^\s*-\s*/, ''));
    else sections.push({ heading: line, items: [] });
  }
  const selected = Math.round(tools.number('selectedIndex'));
  const row = Math.min(size * 1.62, height / Math.max(1, sections.length));
  const open = Math.max(0, height - row * sections.length);
  const openAt = selected >= 0 && selected < sections.length ? selected : -1;
  const hasBar = tools.flag('verticalScrollbar') && open > 30;
  const bodyTop = row * (openAt + 1);
  const step = size * 1.62;
  const fill = tools.color('color');
  return [
    pen.rectangle(inset(box, 1), { fill, stroke: 'none' }),
    ...sections.flatMap(({ heading }, index) => {
      const y = row * index + (openAt >= 0 && index > openAt ? open : 0);
      const bar = { x: 1, y: Math.max(1, y), width: width - 2, height: row };
      return [
        pen.rectangle(bar, { fill: index === openAt ? tools.scene.selectionColor : fill }),
        tools.write(heading, inset(bar, 8, 0, 2, 0), {
          color: index === openAt ? black : readableOn(fill),
          cuts: true,
        }),
      ];
    }),
    ...(sections[openAt]?.items ?? [])
      .slice(0, Math.floor(open / step))
      .map((item, index) =>
        tools.write(
          item,
          { x: 12, y: bodyTop + 2 + index * step, width: width - 20, height: step },
          { color: readableOn(fill), cuts: true },
        ),
      ),
    ...(hasBar && openAt >= 0 ? [drawVerticalBar(tools, { x: width - 18, y: bodyTop, width: 17, height: open })] : []),
    pen.rectangle(inset(box, 1)),
  ];
}

/** MenuBar: words in a bar. */
export function drawMenuBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, height } = tools;
  const fill = tools.color('color');
  const selected = tools.number('selectedIndex');
  return [
    pen.rectangle(inset(box, 1), { fill }),
    ...barCells(tools).flatMap(({ item, box: cell }, index) => {
      const isSelected = index === selected;
      return [
        ...(isSelected
          ? [
              element('rect', {
                x: cell.x,
                y: 2,
                width: cell.width,
                height: height - 4,
                fill: tools.scene.selectionColor,
              }),
            ]
          : []),
        tools.write(item, cell, { align: 'center', color: isSelected ? black : readableOn(fill) }),
      ];
    }),
  ];
}

/** AppBar: the bar at the top of a phone's screen, with the icons it lists at the right. */
export function drawAppBar(tools: Tools): readonly SvgNode[] {
  const { pen, box, height, width, control } = tools;
  const fill = tools.color('color');
  const color = readableOn(fill);
  const side = Math.min(24, height - 6);
  const y = (height - side) / 2;
  const right = [
    ...control.icons.filter((name) => name !== ''),
    ...(tools.flag('microphoneIcon') ? ['microphone'] : []),
    ...(tools.flag('filterIcon') ? ['filter'] : []),
    ...(tools.flag('menuIcon') ? ['ellipsis-vertical'] : []),
  ];
  const hasNav = tools.flag('navIcon');
  const left = hasNav ? 52 : 14;
  return [
    pen.rectangle(box, { fill, stroke: 'none' }),
    ...(hasNav ? [tools.icon(control.icon?.name ?? 'bars', { x: 14, y, size: side }, color)] : []),
    tools.write(
      tools.text,
      { x: left, y: 0, width: Math.max(20, width - left - right.length * (side + 10)), height },
      { color, size: tools.number('size') || 18, align: 'left' },
    ),
    ...right.map((name, index) =>
      tools.icon(name, { x: width - 10 - (right.length - index) * (side + 8) + 8, y, size: side }, color),
    ),
  ];
}
