// A scene's mockup as an SVG tree.
import { ownIcons } from '#icons';
import { letteringOf } from './font';
import { tabBoxes } from './controls/navigation';
import { listRow } from './controls/lists';
import { barCells } from './controls/text';
import { drawingOf } from './drawings';
import type { Box, Control, Mockup, Scene } from './scene';
import { element, tidy, type SvgElement, type SvgNode } from './svg';
import type { IconLibrary } from './icons/library';
import { createTools, type Drawn, type Tools } from './tools';

/** What is drawn, and how. */
interface DrawOptions {
  /** Which mockup of the scene. The first when not given. */
  readonly index?: number;
  /** Draws notes, arrows and other commentary too. True when not given. */
  readonly markup?: boolean;
  /** Pixels of paper around the drawing. 12 when not given. */
  readonly margin?: number;
  /** The paper's color; undefined for none. */
  readonly paper?: string;
  /** Where icons come from. Those that this program carries when not given. */
  readonly icons?: IconLibrary;
}

const lettering = "'Balsamiq Sans','Comic Neue','Comic Sans MS',sans-serif";

/**
 * Draws one mockup as an `svg` element, sized in pixels, its lines the same each time. Every control is a `g` with
 * `data-control` (its path) and `data-type`; what leads somewhere is covered by a `rect` with `data-link` (the path,
 * then `:` and the item's number where it has several). A scene without that mockup gives an empty drawing.
 */
export function drawScene(scene: Scene, options: DrawOptions = {}): SvgElement {
  const mockup = scene.mockups[options.index ?? 0];
  const margin = options.margin ?? 12;
  const bounds = mockup?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
  const width = Math.max(1, bounds.width) + margin * 2;
  const height = Math.max(1, bounds.height) + margin * 2;
  const left = bounds.x - margin;
  const top = bounds.y - margin;
  const drawing: Drawing = {
    scene,
    names: { mockup: mockup?.name ?? '' },
    icons: options.icons ?? ownIcons,
    showsMarkup: options.markup ?? true,
  };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [left, top, width, height].map(tidy).join(' '),
      width,
      height,
      'font-family': fontFamily(scene),
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    [
      ...(options.paper === undefined
        ? []
        : [element('rect', { x: left, y: top, width, height, fill: options.paper })]),
      ...(mockup ? drawAll(mockup.controls, drawing) : []),
    ],
  );
}

/** The lettering of a file's drawings as CSS: the file's own font first when its name is an ordinary one. */
export function fontFamily({ fontFace }: Scene): string {
  if (fontFace === '_sans') return 'Arial,Helvetica,sans-serif';
  if (fontFace === undefined || fontFace === 'Balsamiq Sans' || !/^[A-Za-z][\w -]{0,40}$/.test(fontFace))
    return lettering;
  const kind =
    letteringOf(fontFace) === 'mono'
      ? "'DejaVu Sans Mono',Consolas,Menlo,monospace"
      : /times|georgia|serif(?!.*sans)|garamond|cambria|palatino/i.test(fontFace) && !/sans/i.test(fontFace)
        ? 'Georgia,serif'
        : 'Arial,Helvetica,sans-serif';
  return `'${fontFace}',${kind}`;
}

/** One control of a mockup as it stands in the drawing of the whole. */
export const drawOne = (
  scene: Scene,
  mockup: Mockup,
  control: Control,
  icons: IconLibrary,
  showsMarkup = true,
): SvgElement => drawControl(control, { scene, names: { mockup: mockup.name }, icons, showsMarkup });

/** What one drawing is made with. */
interface Drawing extends Drawn {
  readonly showsMarkup: boolean;
}

const drawAll = (controls: readonly Control[], drawing: Drawing): readonly SvgNode[] =>
  controls
    .filter((control) => drawing.showsMarkup || !control.isMarkup)
    .map((control) => drawControl(control, drawing));

function drawControl(control: Control, drawing: Drawing): SvgElement {
  const { box } = control;
  const tools = createTools(control, drawing);
  return element(
    'g',
    {
      transform: `translate(${tidy(box.x)} ${tidy(box.y)})`,
      'data-control': control.path,
      'data-type': control.type,
    },
    [...drawingOf(control.type)(tools), ...drawChildren(control, drawing), ...drawLinks(tools)],
  );
}

/** A group's members, cut to the part of it that is shown. */
function drawChildren(control: Control, drawing: Drawing): readonly SvgNode[] {
  if (control.children.length === 0) return [];
  const children = drawAll(control.children, drawing);
  const crop = cropOf(control);
  if (!crop) return children;
  const id = `crop-${control.path.replace(/[^\w-]/g, '-')}`;
  return [
    element('clipPath', { id }, [
      element('rect', { x: 0, y: 0, width: control.box.width, height: control.box.height }),
    ]),
    element('g', { 'clip-path': `url(#${id})` }, [
      element('g', { transform: `translate(${tidy(-crop.x)} ${tidy(-crop.y)})` }, children),
    ]),
  ];
}

/** `crop` is x, y, width and height of what is seen, in thousandths of the whole; the group's own size is what is seen. */
function cropOf(control: Control): Box | undefined {
  const [x, y, width, height] = (control.properties['crop'] ?? '').split(',').map(Number);
  if (x === undefined || y === undefined || !(Number(width) > 0) || !(Number(height) > 0)) return undefined;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return {
    x: (x * control.box.width) / Number(width),
    y: (y * control.box.height) / Number(height),
    width: control.box.width,
    height: control.box.height,
  };
}

/** Where a pointer may click: the whole control, or the items of it that lead somewhere. */
function drawLinks(tools: Tools): readonly SvgNode[] {
  const { control, box } = tools;
  const spot = (key: string, place: Box): SvgNode =>
    element('rect', { ...place, fill: 'transparent', class: 'link', 'data-link': key });
  if (control.link) return [spot(control.path, box)];
  if (control.itemLinks.length === 0) return [];
  const places = itemBoxes(tools, control.itemLinks.length);
  return control.itemLinks.flatMap((link, index) => {
    const place = places[index];
    return link && place ? [spot(`${control.path}:${index}`, place)] : [];
  });
}

/** The items' own places: as they are drawn in a row, or one below the other in equal shares. */
function itemBoxes(tools: Tools, count: number): readonly Box[] {
  const { control, width, height } = tools;
  switch (control.type) {
    case 'TabBar':
      return tabBoxes(tools).map(({ box }) => box);
    case 'LinkBar':
    case 'BreadCrumbs':
    case 'ButtonBar':
    case 'MenuBar':
      return barCells(tools).map(({ box }) => box);
    default: {
      const row = control.type === 'List' ? listRow(tools) : height / count;
      return Array.from({ length: count }, (_, index) => ({ x: 0, y: row * index, width, height: row }));
    }
  }
}
