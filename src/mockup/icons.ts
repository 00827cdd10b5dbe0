// Small drawings for icons, by the names that both formats use. Drawn for this project on a grid of 24.
import type { IconReference } from './scene';
import { element, type SvgElement } from './svg';

/** Lines to stroke, and shapes to fill. */
interface Glyph {
  readonly lines?: string;
  readonly shapes?: string;
}

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0Z`;
const ring = circle(12, 12, 9.5);
const dots = (...places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y]) => circle(x, y, 1.6)).join('');

const glyphs: Readonly<Record<string, Glyph>> = {
  search: { lines: `${circle(10, 10, 6.5)}M15 15L21 21` },
  'zoom-in': { lines: `${circle(10, 10, 6.5)}M15 15L21 21M10 7V13M7 10H13` },
  'zoom-out': { lines: `${circle(10, 10, 6.5)}M15 15L21 21M7 10H13` },
  x: { lines: 'M5 5L19 19M19 5L5 19' },
  check: { lines: 'M4 13L9.5 18.5L20.5 5.5' },
  plus: { lines: 'M12 4V20M4 12H20' },
  minus: { lines: 'M4 12H20' },
  'plus-circle': { lines: `${ring}M12 7.5V16.5M7.5 12H16.5` },
  'minus-circle': { lines: `${ring}M7.5 12H16.5` },
  'x-circle': { lines: `${ring}M8.5 8.5L15.5 15.5M15.5 8.5L8.5 15.5` },
  'check-circle': { lines: `${ring}M7.5 12.5L10.8 15.8L16.5 8.8` },
  'plus-square': { lines: 'M4 4H20V20H4ZM12 8V16M8 12H16' },
  'minus-square': { lines: 'M4 4H20V20H4ZM8 12H16' },
  'check-square': { lines: 'M4 4H20V20H4ZM7.5 12.5L10.8 15.8L16.5 8' },
  question: { lines: `${ring}M9.3 9.6A2.8 2.8 0 1 1 13.4 12C12.4 12.6 12 13.1 12 14.2M12 17.3V17.5` },
  info: { lines: `${ring}M12 11V17M12 7.2V7.4` },
  warning: { lines: 'M12 3.5L21.5 20H2.5ZM12 10V14.5M12 17.2V17.4' },
  pencil: { lines: 'M4 20L5.2 15.4L16.6 4L20 7.4L8.6 18.8ZM14 6.6L17.4 10' },
  trash: { lines: 'M4 7H20M9 7V4H15V7M6 7L7 20.5H17L18 7M10 11V17M14 11V17' },
  gear: {
    lines: `${circle(12, 12, 6.4)}${circle(12, 12, 2.4)}M12 2.4V5.4M12 18.6V21.6M2.4 12H5.4M18.6 12H21.6M5.2 5.2L7.4 7.4M16.6 16.6L18.8 18.8M5.2 18.8L7.4 16.6M16.6 7.4L18.8 5.2`,
  },
  wrench: { lines: 'M20.5 6.5A5 5 0 0 1 13.8 12L7 20.5A2.3 2.3 0 0 1 3.5 17L12 10.2A5 5 0 0 1 17.5 3.5L15 6L18 9Z' },
  home: { lines: 'M2.5 12.5L12 4L21.5 12.5M6 10V20.5H18V10M10 20.5V14H14V20.5' },
  user: { lines: `${circle(12, 8, 4.3)}M4 21C4 16 7.5 14 12 14S20 16 20 21Z` },
  'user-circle': { lines: `${ring}${circle(12, 9.5, 3.2)}M5.8 19C6.5 15.6 9 14.6 12 14.6S17.5 15.6 18.2 19` },
  users: {
    lines: `${circle(9, 9, 3.6)}M2.5 20C2.5 16 5.3 14.4 9 14.4S15.5 16 15.5 20ZM15 5.7A3.4 3.4 0 1 1 16.4 12.3M17.5 14.6C20 15.2 21.6 17 21.6 20`,
  },
  star: { lines: 'M12 3L14.7 9L21.3 9.6L16.3 14L17.8 20.5L12 17.1L6.2 20.5L7.7 14L2.7 9.6L9.3 9Z' },
  heart: { lines: 'M12 20.5C5 15 2.8 12 2.8 8.8A4.8 4.8 0 0 1 12 6.8A4.8 4.8 0 0 1 21.2 8.8C21.2 12 19 15 12 20.5Z' },
  'arrow-left': { lines: 'M21 12H4M10.5 5L3.5 12L10.5 19' },
  'arrow-right': { lines: 'M3 12H20M13.5 5L20.5 12L13.5 19' },
  'arrow-up': { lines: 'M12 21V4M5 10.5L12 3.5L19 10.5' },
  'arrow-down': { lines: 'M12 3V20M5 13.5L12 20.5L19 13.5' },
  'chevron-left': { lines: 'M15.5 4L7.5 12L15.5 20' },
  'chevron-right': { lines: 'M8.5 4L16.5 12L8.5 20' },
  'chevron-up': { lines: 'M4 15.5L12 7.5L20 15.5' },
  'chevron-down': { lines: 'M4 8.5L12 16.5L20 8.5' },
  'triangle-left': { shapes: 'M16 5L6.5 12L16 19Z' },
  'triangle-right': { shapes: 'M8 5L17.5 12L8 19Z' },
  'triangle-up': { shapes: 'M5 16L12 7L19 16Z' },
  'triangle-down': { shapes: 'M5 8L12 17L19 8Z' },
  sort: { shapes: 'M6 10L12 3.5L18 10ZM6 14L12 20.5L18 14Z' },
  menu: { lines: 'M3.5 6H20.5M3.5 12H20.5M3.5 18H20.5' },
  list: { lines: 'M9 6H21M9 12H21M9 18H21', shapes: dots([4.5, 6], [4.5, 12], [4.5, 18]) },
  ellipsis: { shapes: dots([5, 12], [12, 12], [19, 12]) },
  'ellipsis-vertical': { shapes: dots([12, 5], [12, 12], [12, 19]) },
  folder: { lines: 'M3 19V5.5H9.5L12 8.5H21V19Z' },
  'folder-open': { lines: 'M3 19V5.5H9L11 8H19V11M3 19L6 11H22L19 19Z' },
  file: { lines: 'M6 3H14L19 8V21H6ZM14 3V8H19' },
  'file-text': { lines: 'M6 3H14L19 8V21H6ZM14 3V8H19M9 12H16M9 15H16M9 18H14' },
  save: { lines: 'M4 4H17L20 7V20H4ZM8 4V9.5H15V4M7.5 20V13.5H16.5V20' },
  print: { lines: 'M7 9V3.5H17V9M7 17.5H3.5V9H20.5V17.5H17M7 14H17V20.5H7Z' },
  mail: { lines: 'M3 5.5H21V18.5H3ZM3 6.5L12 13.5L21 6.5' },
  calendar: { lines: 'M4 5.5H20V20.5H4ZM4 10H20M8 3V7M16 3V7M8 14H9M12 14H13M16 14H17M8 17H9M12 17H13' },
  clock: { lines: `${ring}M12 6.5V12L15.8 14.4` },
  lock: { lines: 'M5.5 11H18.5V20.5H5.5ZM8 11V8A4 4 0 0 1 16 8V11' },
  unlock: { lines: 'M5.5 11H18.5V20.5H5.5ZM8 11V7A4 4 0 0 1 15.6 5.2' },
  key: { lines: `${circle(7.5, 12, 4)}M11.5 12H21.5V15.5M17.5 12V15` },
  tag: { lines: 'M3 3.5H11.5L21 13L13.5 20.5L3 11Z', shapes: circle(7.5, 8, 1.5) },
  cart: { lines: 'M2.5 4H5.5L8 15.5H18.5L21 7H6.4', shapes: dots([9.5, 19.5], [17, 19.5]) },
  phone: {
    lines:
      'M5.5 3.5H9L10.8 8L8.6 10.2C9.6 12.6 11.4 14.4 13.8 15.4L16 13.2L20.5 15V18.5A2 2 0 0 1 18.5 20.5C10.4 20.1 3.9 13.6 3.5 5.5A2 2 0 0 1 5.5 3.5Z',
  },
  mobile: { lines: 'M7 2.5H17V21.5H7ZM7 6H17M7 17.5H17M12 19.5V19.6' },
  tablet: { lines: 'M4.5 2.5H19.5V21.5H4.5ZM4.5 17.5H19.5M12 19.5V19.6' },
  desktop: { lines: 'M2.5 4H21.5V16.5H2.5ZM12 16.5V20.5M7.5 20.5H16.5' },
  laptop: { lines: 'M5 5H19V16H5ZM2 19.5H22L20 16H4Z' },
  camera: { lines: `M3 7H7.5L9.2 4.5H14.8L16.5 7H21V19.5H3Z${circle(12, 13, 3.6)}` },
  image: { lines: `M3 4.5H21V19.5H3ZM3 17L8.5 11L13 15.5L16 12.5L21 17.5${circle(15.8, 8.6, 1.6)}` },
  video: { lines: 'M2.5 6.5H15V17.5H2.5ZM15 11L21.5 7V17L15 13' },
  music: { lines: `M9 17.5V5.5L19.5 3.5V15.5${circle(6.3, 17.5, 2.6)}${circle(16.8, 15.5, 2.6)}` },
  microphone: {
    lines: 'M9 5.5A3 3 0 0 1 15 5.5V11.5A3 3 0 0 1 9 11.5ZM5.5 11.5A6.5 6.5 0 0 0 18.5 11.5M12 18V21.5M8 21.5H16',
  },
  play: { shapes: 'M6.5 4L20 12L6.5 20Z' },
  pause: { shapes: 'M6 4.5H10V19.5H6ZM14 4.5H18V19.5H14Z' },
  stop: { shapes: 'M5 5H19V19H5Z' },
  record: { shapes: circle(12, 12, 7) },
  forward: { shapes: 'M3 5L12 12L3 19ZM12 5L21 12L12 19Z' },
  backward: { shapes: 'M21 5L12 12L21 19ZM12 5L3 12L12 19Z' },
  next: { shapes: 'M5 5L15 12L5 19ZM16 5H19V19H16Z' },
  previous: { shapes: 'M19 5L9 12L19 19ZM5 5H8V19H5Z' },
  volume: { lines: 'M15.5 8.5A5 5 0 0 1 15.5 15.5M18 5.5A9 9 0 0 1 18 18.5', shapes: 'M3 9H7L12.5 4.5V19.5L7 15H3Z' },
  globe: { lines: `${ring}M2.5 12H21.5M12 2.5C6.5 8 6.5 16 12 21.5M12 2.5C17.5 8 17.5 16 12 21.5` },
  marker: {
    lines: `M12 21.5C8 16 5.5 13 5.5 9.5A6.5 6.5 0 0 1 18.5 9.5C18.5 13 16 16 12 21.5Z${circle(12, 9.5, 2.3)}`,
  },
  refresh: { lines: 'M19.3 8.5A8.3 8.3 0 1 0 20.3 12.8M20.5 3.5V9H15' },
  undo: { lines: 'M8.5 4.5L3.5 9.5L8.5 14.5M3.5 9.5H14A6 5.3 0 0 1 14 20.2H9' },
  redo: { lines: 'M15.5 4.5L20.5 9.5L15.5 14.5M20.5 9.5H10A6 5.3 0 0 0 10 20.2H15' },
  share: { lines: 'M14 4.5L20.5 10L14 15.5V12.3C8.5 12.3 5.5 14.5 3.5 19.5C3.8 12.5 7.5 8.2 14 7.8Z' },
  download: { lines: 'M12 3V15.5M6.5 10.5L12 16L17.5 10.5M3.5 20.5H20.5' },
  upload: { lines: 'M12 16V3.5M6.5 9L12 3.5L17.5 9M3.5 20.5H20.5' },
  link: {
    lines:
      'M10 14.5A4 4 0 0 1 10 9L13 6A4 4 0 0 1 18.6 11.6L17 13.2M14 9.5A4 4 0 0 1 14 15L11 18A4 4 0 0 1 5.4 12.4L7 10.8',
  },
  'external-link': { lines: 'M18 13.5V20.5H3.5V6H10.5M14 3.5H20.5V10M20.5 3.5L10.5 13.5' },
  paperclip: {
    lines: 'M19.5 11.5L11 20A5 5 0 0 1 4 13L13 4A3.4 3.4 0 0 1 17.8 8.8L9.3 17.3A1.7 1.7 0 0 1 6.9 14.9L14 7.8',
  },
  eye: { lines: `M2 12C5 7.2 8.5 5.5 12 5.5S19 7.2 22 12C19 16.8 15.5 18.5 12 18.5S5 16.8 2 12Z${circle(12, 12, 3)}` },
  'thumbs-up': { lines: 'M3 10.5H7.5V20.5H3ZM7.5 11.5L11 3.5A2.4 2.4 0 0 1 13.4 6V9.5H20L18.5 20.5H7.5' },
  'thumbs-down': { lines: 'M3 3.5H7.5V13.5H3ZM7.5 12.5L11 20.5A2.4 2.4 0 0 0 13.4 18V14.5H20L18.5 3.5H7.5' },
  comment: { lines: 'M3 4.5H21V16.5H11.5L6.5 21V16.5H3Z' },
  comments: { lines: 'M2.5 3.5H16V12.5H8.5L5 15.5V12.5H2.5ZM18.5 8H21.5V17H19V20L15.5 17H9.5V15' },
  bell: { lines: 'M4 17.5H20C18 15.5 18 13.5 18 10.5A6 6 0 0 0 6 10.5C6 13.5 6 15.5 4 17.5ZM10 20.5H14M12 2.5V4.5' },
  bookmark: { lines: 'M6 3H18V21L12 16L6 21Z' },
  flag: { lines: 'M5 21.5V3.5C9.5 1.8 13.5 6 19.5 4V13.5C13.5 15.5 9.5 11.5 5 13' },
  pin: { lines: 'M8.5 3.5H15.5L14.5 10L18 13.5H6L9.5 10ZM12 13.5V21.5' },
  wifi: {
    lines: 'M2.5 9.5A14 14 0 0 1 21.5 9.5M6 13.2A9 9 0 0 1 18 13.2M9 16.6A4.6 4.6 0 0 1 15 16.6',
    shapes: circle(12, 19.4, 1.5),
  },
  signal: { shapes: 'M3 17H6V20.5H3ZM8 13H11V20.5H8ZM13 9H16V20.5H13ZM18 4H21V20.5H18Z' },
  battery: { lines: 'M2.5 7.5H19V16.5H2.5ZM21.5 10.5V13.5', shapes: 'M5 10H14V14H5Z' },
  power: { lines: 'M12 2.5V11M7.5 5.5A8.3 8.3 0 1 0 16.5 5.5' },
  chart: { lines: 'M3.5 3V20.5H21', shapes: 'M6 12H9V18.5H6ZM11 8H14V18.5H11ZM16 5H19V18.5H16Z' },
  'chart-line': { lines: 'M3.5 3V20.5H21M6 16L10.5 10.5L14 13.5L20 6' },
  'chart-pie': { lines: 'M11 4.5A8.3 8.3 0 1 0 19.3 13H11ZM14.5 3A7 7 0 0 1 21 9.5H14.5Z' },
  database: { lines: 'M4 6.2A8 3 0 1 1 20 6.2A8 3 0 1 1 4 6.2V18A8 3 0 0 0 20 18V6.2M4 12A8 3 0 0 0 20 12' },
  table: { lines: 'M3 4.5H21V19.5H3ZM3 9.5H21M3 14.5H21M9 4.5V19.5M15 4.5V19.5' },
  grid: { shapes: 'M4 4H10.5V10.5H4ZM13.5 4H20V10.5H13.5ZM4 13.5H10.5V20H4ZM13.5 13.5H20V20H13.5Z' },
  filter: { lines: 'M3 4.5H21L14 12.5V20.5L10 18V12.5Z' },
  bold: { lines: 'M7 4.5H12.5A3.7 3.7 0 0 1 12.5 11.9H7ZM7 11.9H13.5A3.8 3.8 0 0 1 13.5 19.5H7Z' },
  italic: { lines: 'M10 4.5H17M7 19.5H14M13.5 4.5L10.5 19.5' },
  underline: { lines: 'M6.5 4V11A5.5 5.5 0 0 0 17.5 11V4M5 20.5H19' },
  'align-left': { lines: 'M3.5 5H20.5M3.5 10H14M3.5 15H20.5M3.5 20H14' },
  'align-center': { lines: 'M3.5 5H20.5M7 10H17M3.5 15H20.5M7 20H17' },
  'align-right': { lines: 'M3.5 5H20.5M10 10H20.5M3.5 15H20.5M10 20H20.5' },
  move: {
    lines:
      'M12 2.5V21.5M2.5 12H21.5M9 5.5L12 2.5L15 5.5M9 18.5L12 21.5L15 18.5M5.5 9L2.5 12L5.5 15M18.5 9L21.5 12L18.5 15',
  },
  expand: {
    lines:
      'M9.5 3.5H3.5V9.5M14.5 3.5H20.5V9.5M9.5 20.5H3.5V14.5M14.5 20.5H20.5V14.5M3.5 3.5L9.5 9.5M20.5 3.5L14.5 9.5M3.5 20.5L9.5 14.5M20.5 20.5L14.5 14.5',
  },
  book: {
    lines:
      'M12 6C9.5 4 6 3.8 3 4.5V19C6 18.3 9.5 18.5 12 20.5C14.5 18.5 18 18.3 21 19V4.5C18 3.8 14.5 4 12 6ZM12 6V20.5',
  },
  'credit-card': { lines: 'M2.5 5.5H21.5V18.5H2.5ZM2.5 9.5H21.5M5.5 15H10' },
  briefcase: { lines: 'M3 8H21V20H3ZM8.5 8V4.5H15.5V8M3 13.5H21' },
  lightbulb: { lines: 'M9 17.5C9 15 6 13.5 6 9.5A6 6 0 0 1 18 9.5C18 13.5 15 15 15 17.5ZM9.5 20H14.5' },
  cloud: { lines: 'M7 19A4.5 4.5 0 0 1 6.5 10A6 6 0 0 1 18 9.5A4.8 4.8 0 0 1 17.5 19Z' },
  bolt: { lines: 'M13.5 2.5L4.5 13.5H11L9.5 21.5L19 10H12.5Z' },
  sun: { lines: `${circle(12, 12, 4.2)}M12 2V5M12 19V22M2 12H5M19 12H22M5 5L7 7M17 17L19 19M5 19L7 17M17 7L19 5` },
  moon: { lines: 'M19.5 14.5A8.5 8.5 0 1 1 10 3.8A7 7 0 0 0 19.5 14.5Z' },
  copy: { lines: 'M8 8H20.5V20.5H8ZM16 8V3.5H3.5V16H8' },
  paste: { lines: 'M8.5 5H5V20.5H19V5H15.5M8.5 3.5H15.5V7H8.5Z' },
  cut: { lines: `${circle(6, 18, 2.8)}${circle(18, 18, 2.8)}M8 16L17.5 3.5M16 16L6.5 3.5` },
  code: { lines: 'M8 6L2.5 12L8 18M16 6L21.5 12L16 18M13.5 4L10.5 20' },
  rss: { lines: 'M4 4A16 16 0 0 1 20 20M4 10.5A9.5 9.5 0 0 1 13.5 20', shapes: circle(6, 18, 2) },
  gift: {
    lines:
      'M3 8H21V12H3ZM4.5 12V20.5H19.5V12M12 8V20.5M12 8C8 8 6.5 3.5 9 3.5C11 3.5 12 6 12 8C12 6 13 3.5 15 3.5C17.5 3.5 16 8 12 8',
  },
  truck: { lines: `M2.5 5.5H14V16.5H2.5ZM14 9.5H18.5L21.5 13V16.5H14${circle(7, 18, 2)}${circle(17.5, 18, 2)}` },
  building: { lines: 'M5 21V3H19V21ZM9 7H10M14 7H15M9 11H10M14 11H15M9 15H10M14 15H15' },
  keyboard: {
    lines:
      'M2.5 6H21.5V18H2.5ZM6 9.5H7M10 9.5H11M14 9.5H15M17.5 9.5H18M6 12.5H7M10 12.5H11M14 12.5H15M17.5 12.5H18M8 15.5H16',
  },
  smile: { lines: `${ring}M7.8 14A4.8 4.8 0 0 0 16.2 14`, shapes: dots([8.8, 9.3], [15.2, 9.3]) },
  circle: { lines: ring },
  dot: { shapes: circle(12, 12, 6) },
  square: { lines: 'M4 4H20V20H4Z' },
  bug: {
    lines:
      'M8 9A4 4 0 0 1 16 9V15A4 4 0 0 1 8 15ZM12 9V19M8 10L4.5 7.5M16 10L19.5 7.5M8 13H3.5M16 13H20.5M8 16L4.5 18.5M16 16L19.5 18.5',
  },
  cube: { lines: 'M12 2.5L20.5 7V17L12 21.5L3.5 17V7ZM3.5 7L12 11.5L20.5 7M12 11.5V21.5' },
  layers: { lines: 'M12 3L21.5 8.5L12 14L2.5 8.5ZM2.5 12.5L12 18L21.5 12.5M2.5 16.5L12 22L21.5 16.5' },
  sliders: {
    lines: 'M3 6H21M3 12H21M3 18H21',
    shapes: `${circle(8, 6, 2.6)}${circle(16, 12, 2.6)}${circle(10, 18, 2.6)}`,
  },
  'log-in': { lines: 'M13 4H20V20H13M3 12H15M10.5 7L15.5 12L10.5 17' },
  'log-out': { lines: 'M11 4H4V20H11M9 12H21M16.5 7L21.5 12L16.5 17' },
  language: {
    lines: 'M3 5H13M8 2.5V5M11 5C10 10 6.5 13 3 14.5M5.5 8C7 11 9.5 13 12 14M12 21L16.5 10L21 21M13.5 17.5H19.5',
  },
  spinner: {
    lines:
      'M12 2.5V7M12 17V21.5M2.5 12H7M17 12H21.5M5.3 5.3L8.5 8.5M15.5 15.5L18.7 18.7M5.3 18.7L8.5 15.5M15.5 8.5L18.7 5.3',
  },
};

/** Other names for the same drawing: the editor's own and those of the icon font that followed. */
const synonyms: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    search: 'magnifyingglass magnifying-glass',
    'zoom-in': 'search-plus zoomin',
    'zoom-out': 'search-minus zoomout',
    x: 'times close remove delete cancel xmark ban',
    check: 'checkmark tick ok done',
    plus: 'add new',
    'plus-circle': 'circledplus circleplus',
    'minus-circle': 'circledminus no-entry',
    'x-circle': 'circledx times-circle close-circle error',
    'check-circle': 'circledcheck circledcheckmark success',
    'plus-square': 'squaredplus',
    'minus-square': 'squaredminus',
    question: 'help help2 question-circle helpcircle',
    info: 'info-circle information',
    warning: 'exclamation exclamation-triangle exclamation-circle alert attention',
    pencil: 'edit pencil-square pen pencil-alt',
    trash: 'trash2 trash-alt bin',
    gear: 'cog cogs gears settings preferences',
    wrench: 'tools tool wrenches',
    home: 'homemobile house',
    user: 'contact contact2 person male female profile user-alt useradd user-plus usericon businessman man woman',
    'user-circle': 'account avatar id-badge',
    users: 'group people contacts team address-book',
    star: 'favorite starfilled star-half staroff',
    heart: 'like love',
    'arrow-left': 'leftarrow back arrow-circle-left long-arrow-left previouspage',
    'arrow-right': 'rightarrow arrow-circle-right long-arrow-right nextpage',
    'arrow-up': 'uparrow arrow-circle-up long-arrow-up',
    'arrow-down': 'downarrow arrow-circle-down long-arrow-down',
    'chevron-left': 'angle-left angle-double-left leftchevron chevron-circle-left lt',
    'chevron-right': 'angle-right angle-double-right rightchevron chevron-circle-right gt',
    'chevron-up': 'angle-up angle-double-up upchevron chevron-circle-up',
    'chevron-down': 'angle-down angle-double-down downchevron chevron-circle-down',
    'triangle-left': 'caret-left leftfilltriangle lefttriangle',
    'triangle-right': 'caret-right rightfilltriangle righttriangle',
    'triangle-up': 'caret-up upfilltriangle uptriangle sort-up sort-asc',
    'triangle-down': 'caret-down downfilltriangle downtriangle sort-down sort-desc',
    sort: 'sorting',
    menu: 'bars navicon hamburger reorder drag',
    list: 'list-ul list-ol list-alt bulletedlist numberedlist bullets tasks',
    ellipsis: 'ellipsis-h more dots',
    'ellipsis-vertical': 'ellipsis-v',
    folder: 'folderclosed',
    'folder-open': 'openfolder',
    file: 'docempty document doc page pages newfile',
    'file-text': 'doctext file-alt text article note notes clipboard newspaper report',
    save: 'floppy floppy-disk disk disc',
    print: 'printer',
    mail: 'email envelope gmail message letter inbox envelope-open',
    calendar: 'calendar-alt date event',
    clock: 'smallclock time history alarm stopwatch hourglass',
    lock: 'locked padlock security',
    unlock: 'unlocked lock-open unlock-alt',
    key: 'password',
    tag: 'tags label price',
    cart: 'shopping-cart shoppingcart basket shopping-basket shopping-bag',
    phone: 'call telephone fax',
    mobile: 'iphone cellphone smartphone mobile-alt',
    tablet: 'ipad tablet-alt',
    desktop: 'computer monitor tv screen display',
    laptop: 'macbook',
    camera: 'photo camera-retro',
    image: 'picture images gallery',
    video: 'film video-camera movie videocamera',
    music: 'note2 audio headphones song',
    microphone: 'mic microphone-alt',
    record: 'recording',
    forward: 'fast-forward fastforward',
    backward: 'rewind fast-backward',
    next: 'step-forward skip',
    previous: 'step-backward',
    volume: 'sound speaker volume-up volume-down volume-off mute',
    globe: 'world earth web internet network browser',
    marker: 'map-marker map location place map-marker-alt gps compass map-signs',
    refresh: 'reload repeat sync rotate recycle rotate-right exchange retweet loop',
    undo: 'reply mail-reply',
    redo: 'forwardmail share2',
    share: 'share-alt mail-forward send paper-plane shareios',
    download: 'cloud-download import',
    upload: 'cloud-upload export',
    link: 'chain hyperlink',
    'external-link': 'external external-link-alt openlink sign-out-alt',
    paperclip: 'attachment attach clip',
    eye: 'view visible preview show eye-slash',
    'thumbs-up': 'thumbup thumbsup like2',
    'thumbs-down': 'thumbdown thumbsdown dislike',
    comment: 'addcomment chat commenting speech bubble comment-alt quote',
    comments: 'conversation discussion forum',
    bell: 'notification notifications',
    pin: 'pushpin thumbtack thumb-tack',
    wifi: 'wireless',
    signal: 'cellbars reception',
    battery: 'battery-full battery-half battery-three-quarters',
    power: 'power-off shutdown off',
    chart: 'bar-chart chart-bar analytics stats statistics graph columnchart',
    'chart-line': 'line-chart area-chart linechart',
    'chart-pie': 'pie-chart piechart dashboard tachometer',
    database: 'server data storage hdd',
    table: 'spreadsheet datagrid columns',
    grid: 'th th-large th-list apps tiles',
    filter: 'funnel',
    'align-left': 'textalignleft alignleft outdent indent align-justify justify',
    'align-center': 'textaligncenter aligncenter',
    'align-right': 'textalignright alignright',
    move: 'arrows arrows-alt cursor',
    expand: 'fullscreen maximize resize arrows-h arrows-v compress',
    book: 'bookopen library education graduation-cap',
    'credit-card': 'creditcard payment money dollar usd euro bank wallet paypal',
    briefcase: 'business suitcase work',
    lightbulb: 'idea bulb',
    bolt: 'flash lightning',
    copy: 'duplicate clone files',
    paste: 'clipboard2',
    cut: 'scissors',
    code: 'html terminal xml',
    rss: 'feed',
    gift: 'present',
    truck: 'delivery shipping car bus',
    building: 'company office hospital industry',
    smile: 'smiley emoji happy',
    circle: 'circle-thin radio dot-circle',
    dot: 'bullet',
    square: 'checkbox',
    cube: 'package box cubes puzzle-piece',
    layers: 'stack',
    sliders: 'filters adjust controls equalizer',
    'log-in': 'sign-in login',
    'log-out': 'sign-out logout exit',
    language: 'translate',
    spinner: 'loading progress',
    bug: 'debug',
  }).flatMap(([glyph, names]) => names.split(' ').map((name) => [name, glyph])),
);

/** `PencilIcon` and `pencil-square-o` both mean the pencil. */
function glyphOf(name: string): Glyph | undefined {
  const base = name
    .toLowerCase()
    .replace(/icon$/, '')
    .replace(/-(regular|solid|light|brands|o)(?=-|$)/g, '');
  const key = lookUp(glyphs, base) ? base : lookUp(synonyms, base);
  return key === undefined ? undefined : lookUp(glyphs, key);
}

const lookUp = <Value>(map: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.prototype.hasOwnProperty.call(map, key) ? map[key] : undefined;

/** Whether there is a drawing for this name; other icons show the first letter of theirs. */
export const hasIcon = (name: string): boolean => glyphOf(name) !== undefined;

/** The icon centered in a square of `size` pixels at x, y. `rotation` in degrees. */
export function drawIcon(
  icon: IconReference,
  place: { readonly x: number; readonly y: number; readonly size: number },
  color: string,
  rotation = 0,
): SvgElement {
  const { x, y, size } = place;
  const scale = size / 24;
  const turn = rotation === 0 ? '' : ` rotate(${rotation} 12 12)`;
  const transform = `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}) scale(${Math.round(scale * 1000) / 1000})${turn}`;
  const glyph = glyphOf(icon.name);
  if (!glyph) return letter(icon.name, transform, color);
  const thickness = size < 20 ? 2.6 : size < 40 ? 2.2 : 1.8;
  return element('g', { transform }, [
    ...(glyph.shapes === undefined ? [] : [element('path', { d: glyph.shapes, fill: color })]),
    ...(glyph.lines === undefined
      ? []
      : [element('path', { d: glyph.lines, fill: 'none', stroke: color, 'stroke-width': thickness })]),
  ]);
}

/** An icon nobody drew yet: a tile with the first letter of its name. */
function letter(name: string, transform: string, color: string): SvgElement {
  const first = Array.from(name.replace(/[^\p{L}\p{N}]/gu, ''))[0] ?? '?';
  return element('g', { transform }, [
    element('path', { d: 'M6 2.5H18L21.5 6V18L18 21.5H6L2.5 18V6Z', fill: 'none', stroke: color, 'stroke-width': 1.8 }),
    element('text', { x: 12, y: 16.2, 'font-size': 12, 'font-weight': 700, 'text-anchor': 'middle', fill: color }, [
      first.toUpperCase(),
    ]),
  ]);
}
