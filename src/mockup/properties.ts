// What the original assumes where a file leaves a property out, for every property of every control type that is drawn.
// Files are the evidence: what they write often is not what is assumed, what they never write is. A row counts the controls of
// the files at hand, those that the original's own pictures show, and those that leave a property to it: what the pictures
// show of these is the row's value. Where a measured size proves more, the row says so. What no picture shows is assumed as
// of types that are drawn alike.
import type { Edition } from './scene';
import type { ControlType } from './types';

/** The value a property has when it is not in the file; two where the original's editions differ. Colors are CSS colors. */
type Absent = string | Readonly<Record<Edition, string>>;

/** By property, as files name them. The empty value leaves it to the drawing: no color of its own, the project's size. */
type PropertyTable = Readonly<Record<string, Absent>>;

const black = '#000000';
const white = '#ffffff';

const letters = { size: '', bold: 'false', italic: 'false', underline: 'false' } as const satisfies PropertyTable;
const words = { ...letters, align: 'left', color: black, textColor: '', state: 'up' } as const satisfies PropertyTable;
const button = { ...letters, align: 'center', color: white, borderColor: black, textColor: '', state: 'up' } as const;
const field = {
  ...letters,
  align: 'left',
  color: white,
  borderColor: black,
  textColor: '',
  backgroundAlpha: '1',
  state: 'up',
} as const satisfies PropertyTable;
const scrolling = { verticalScrollbar: 'false', value: '0' } as const;
// TextInput writes `line` in 43 controls of 17 mockups and `rectangle` where somebody came back from it.
const bordered = { borderStyle: 'rectangle' } as const;
const rule = { color: black, stroke: 'solid', backgroundAlpha: '1' } as const;
const chart = { color: '' } as const;

/** The table. The drawing of a type reads these properties and no other. */
export const absentValues = {
  // 234 in 16 files; the pictures of 14 mockups show 146. Left out: `crop` 220.
  __group__: { crop: '', controlName: '' },
  // The first heading is open unless another is named: 43 of 44 files name one.
  Accordion: { ...letters, ...scrolling, color: white, selectedIndex: '0' },
  // 2 in 2 files, none of them with a picture.
  Alert: { ...letters, device: '', align: 'left' },
  // 16 in 2 files; the pictures of 2 mockups show 16.
  AndroidPhone: { orientation: 'portrait', bgTransparent: 'false' },
  // The icons of a bar are off only where files write `false`: 27 bars of 26 mockups.
  AppBar: {
    ...letters,
    color: '#dddddd',
    navIcon: 'true',
    menuIcon: 'true',
    filterIcon: 'false',
    microphoneIcon: 'false',
  },
  // Both heads: the files write `false` for either (83 arrows of 29 mockups have one head, and none would be left).
  Arrow: {
    ...letters,
    ...rule,
    leftArrow: 'true',
    rightArrow: 'true',
    curvature: '0',
    direction: 'top',
    labelPosition: '4',
    shape: 'bezier',
  },
  // In none of the files at hand.
  BarChart: chart,
  // As LineOfText.
  BlockOfText: { color: { mockups: black, wireframes: '#cccccc' } },
  // 3 in 1 file, none of them with a picture.
  BreadCrumbs: { ...letters, color: '', selectedIndex: '' },
  // Square corners: the thumbnails of 27 windows that say nothing, like those of 6 that say so.
  BrowserWindow: { ...letters, ...scrolling, borderStyle: 'square', color: white },
  // 264 in 36 files; the pictures of 28 mockups show 90. Left out: `menuIcon` 252.
  Button: { ...button, menuIcon: 'false', rotation: '0' },
  // The first button is pressed: 36 bars of 26 mockups without `selectedIndex`; none is written as -1.
  ButtonBar: { ...letters, color: white, selectedIndex: '0' },
  // 1 in 1 file, none of them with a picture.
  Calendar: letters,
  // 8 in 2 files; the pictures of 1 mockup show 1.
  CallOut: { ...letters, color: '#ffff00' },
  // 366 in 33 files; the pictures of 33 mockups show 210. Left out: `backgroundAlpha` 317, `borderColor` 290, `borderStyle` 262.
  Canvas: { ...scrolling, color: white, borderColor: black, borderStyle: 'square', backgroundAlpha: '1' },
  // 32 in 6 files; the pictures of 4 mockups show 19.
  CheckBox: words,
  // 2 in 1 file, none of them with a picture.
  CheckBoxGroup: words,
  // Light gray with a black icon: 56 buttons of 29 mockups.
  CircleButton: { ...button, color: '#dddddd' },
  // 76 in 6 files, none of them with a picture.
  ColorPicker: { color: '#cc0000' },
  // In none of the files at hand.
  ColumnChart: chart,
  // Several lines are an open list at any height, unless it says `closed`: measured 50 high for two lines, 27 when closed.
  ComboBox: { ...field, ...bordered, ...scrolling, selectedIndex: '0', icon: '' },
  // Seen: 12 in the pictures of 8 mockups.
  Component: letters,
  // In none of the files at hand.
  CoverFlow: { ...scrolling },
  // Rows measure 21 + 30 a row at size 13 in 147 files; the header is gray, every other row shaded, the lines drawn.
  DataGrid: {
    ...letters,
    ...scrolling,
    align: 'left',
    color: white,
    borderColor: black,
    textColor: '',
    borderStyle: 'square',
    hasHeader: 'true',
    hLines: 'false',
    vLines: 'true',
    rowHeight: '30',
    alternateRowColor: '#eeeeee',
    selectedIndex: '-1',
  },
  // In none of the files at hand.
  DateChooser: { ...field, ...bordered },
  // 35 in 6 files; the pictures of 3 mockups show 11.
  FieldSet: { ...letters, borderColor: black },
  // 9 in 1 file; the pictures of 1 mockup show 9.
  FormattingToolbar: {},
  // 3 in 3 files; the pictures of 1 mockup show 1. Left out: `direction` 2.
  HCurly: { ...words, direction: 'top' },
  // 102 in 20 files; the pictures of 5 mockups show 60.
  HRule: rule,
  // 6 in 2 files; the pictures of 2 mockups show 6. Left out: `value` 1.
  HSlider: { color: black, value: '5', thumb: 'circle' },
  // 2 in 2 files; the pictures of 1 mockup show 1.
  HSplitter: {},
  // 1 in 1 file, none of them with a picture.
  HelpButton: button,
  // 3 in 1 file; the pictures of 1 mockup show 1.
  HorizontalScrollBar: { value: '0' },
  // 334 in 15 files; the pictures of 28 mockups show 249. Left out: `borderStyle` 324, `rotation` 319, `color` 197.
  Icon: { color: black, borderStyle: 'none', rotation: '0', state: 'up' },
  // 10 in 2 files; the pictures of 2 mockups show 8. Left out: `labelPosition` 2.
  IconLabel: { ...words, borderStyle: 'none', labelPosition: 'bottom', rotation: '0', align: 'center' },
  // 107 in 10 files; the pictures of 17 mockups show 77. Left out: `borderStyle` 103.
  Image: { ...letters, borderStyle: 'none', rotation: '0', color: black },
  // 677 in 35 files; the pictures of 35 mockups show 376. Left out: `textOrientation` 676.
  Label: { ...words, textOrientation: 'right' },
  // 4 in 2 files, none of them with a picture.
  LineChart: chart,
  // Two scribbled words, black, in the pictures of 16 of 3 mockups, all of them of the older edition.
  LineOfText: { color: { mockups: black, wireframes: '#cccccc' } },
  // 29 in 13 files; the pictures of 5 mockups show 8.
  Link: { ...words, color: '' },
  // In none of the files at hand.
  LinkBar: { ...letters, color: '', borderColor: black, textColor: '', selectedIndex: '-1' },
  // 8 in 3 files, none of them with a picture.
  List: {
    ...letters,
    ...scrolling,
    color: white,
    borderColor: black,
    textColor: '',
    backgroundAlpha: '1',
    borderStyle: 'square',
    hasHeader: 'false',
    hLines: 'false',
    vLines: 'false',
    rowHeight: '',
    alternateRowColor: '',
    selectedIndex: '-1',
    align: 'left',
  },
  // In none of the files at hand.
  Map: {},
  // In none of the files at hand.
  MediaControls: {},
  // 6 in 2 files; the pictures of 3 mockups show 6. Left out: `selectedIndex` 3.
  Menu: { ...letters, selectedIndex: '-1' },
  // 14 in 2 files; the pictures of 7 mockups show 14. Left out: `selectedIndex` 1.
  MenuBar: { ...letters, color: white, selectedIndex: '-1' },
  // 1 in 1 file, none of them with a picture.
  ModalScreen: { color: '#666666', backgroundAlpha: '0.5' },
  // 44 in 2 files, none of them with a picture.
  MultilineButton: button,
  // 14 in 5 files, none of them with a picture.
  NumericStepper: { ...field, ...bordered },
  // 162 in 14 files; the pictures of 20 mockups show 151.
  Paragraph: words,
  // In none of the files at hand.
  PieChart: chart,
  // No direction points right: 175 buttons of 41 mockups.
  PointyButton: { ...button, direction: 'right', borderStyle: 'square', menuIcon: 'false', rotation: '0' },
  // 4 in 1 file; the pictures of 1 mockup show 4.
  ProgressBar: { color: '', scrollBarValue: '50', indeterminate: 'false', style: 'thick' },
  // 2 in 1 file; the pictures of 1 mockup show 2.
  RadioButton: words,
  // 3 in 2 files, none of them with a picture.
  RadioButtonGroup: words,
  // In none of the files at hand.
  RedX: { color: '#cc0000', backgroundAlpha: '0.75' },
  // 129 in 7 files; the pictures of 6 mockups show 56. Left out: `shapeRotation` 115, `backgroundAlpha` 84, `shape` 78.
  RoundButton: { ...button, backgroundAlpha: '1', borderStyle: 'solid', shape: 'circle', shapeRotation: '0' },
  // In none of the files at hand.
  ScratchOut: { color: '#cc0000', backgroundAlpha: '0.75' },
  // 21 in 11 files; the pictures of 1 mockup show 1.
  SearchBox: { ...field, ...bordered, shape: 'round' },
  // In none of the files at hand.
  SiteMap: { ...letters, color: '#f4f4f4', direction: 'vertical' },
  // 85 in 23 files; the pictures of 11 mockups show 24. Left out: `color` 80.
  StickyNote: { ...letters, align: 'center', color: '#ffe95a' },
  // 66 in 13 files; the pictures of 4 mockups show 27. Left out: `size` 44.
  SubTitle: { ...words, size: '24', textOrientation: 'right' },
  // 3 in 1 file; the pictures of 2 mockups show 3.
  Switch: { color: '#6aa84f', onOffState: 'on', state: 'up' },
  // No tab is open: 26 bars of 22 mockups without `selectedIndex`.
  TabBar: {
    ...letters,
    ...scrolling,
    color: white,
    borderStyle: 'square',
    selectedIndex: '-1',
    tabHPosition: 'left',
    tabVPosition: 'top',
    backgroundAlpha: '1',
  },
  // In none of the files at hand.
  TagCloud: { ...letters, color: '' },
  // 40 in 12 files; the pictures of 9 mockups show 29.
  TextArea: { ...field, ...scrolling, ...bordered },
  // 168 in 26 files; the pictures of 14 mockups show 97.
  TextInput: { ...field, ...bordered },
  // Written as `left` 97 times and never as `center` in single files and schema 1.x; the other way round in schema 2.0.
  Title: { ...words, size: '40', textOrientation: 'right', align: { mockups: 'center', wireframes: 'left' } },
  // 21 in 5 files; the pictures of 13 mockups show 18. Left out: `dragger` 19, `close` 8, `bottomheight` 4.
  TitleWindow: {
    ...letters,
    ...scrolling,
    color: white,
    topheight: '26',
    bottomheight: '24',
    close: 'false',
    minimize: 'false',
    maximizeRestore: 'false',
    dragger: 'true',
  },
  // In none of the files at hand.
  Tooltip: { ...letters, align: 'center', color: white, tooltipDirection: 'NW' },
  // In none of the files at hand.
  Tree: {
    ...letters,
    ...scrolling,
    color: white,
    borderStyle: 'square',
    backgroundAlpha: '1',
    rowHeight: '',
    selectedIndex: '-1',
  },
  // 4 in 3 files, none of them with a picture.
  VCurly: { ...words, direction: 'left' },
  // 10 in 3 files; the pictures of 4 mockups show 10.
  VRule: rule,
  // In none of the files at hand.
  VSlider: { color: black, value: '5', thumb: 'circle' },
  // 1 in 1 file; the pictures of 1 mockup show 1.
  VSplitter: {},
  // 49 in 14 files; the pictures of 3 mockups show 6. Left out: `value` 46.
  VerticalScrollBar: { value: '0' },
  // 4 in 3 files; the pictures of 1 mockup show 2. Left out: `selectedIndex` 2.
  VerticalTabBar: { ...letters, ...scrolling, color: white, position: 'left', selectedIndex: '-1' },
  // In none of the files at hand.
  VideoPlayer: {},
  // In none of the files at hand.
  VolumeSlider: { value: '60' },
  // White behind the person in the picture of 1 in 1 mockup, of the older edition.
  Webcam: {},
  // In none of the files at hand.
  iPad: { orientation: 'portrait', bgTransparent: 'false' },
  // 3 in 3 files, none of them with a picture.
  iPadPopover: { ...letters, popoverArrowSide: 'top', popoverArrowPosition: '2' },
  // The first phone has no model; later files name theirs, and the newest edition starts with the newest phone.
  iPhone: {
    orientation: 'portrait',
    model: { mockups: 'IPhone4', wireframes: 'IPhoneX' },
    bgPattern: 'allWhite',
    bgTransparent: 'false',
  },
  // 1 in 1 file, none of them with a picture.
  iPhoneKeyboard: { orientation: 'portrait' },
  // In none of the files at hand.
  iPhoneMenu: { ...letters, borderStyle: 'round' },
  // 1 in 1 file, none of them with a picture.
  iPhonePicker: letters,
} as const satisfies Record<ControlType, PropertyTable>;

/** What this property of this type is when the file does not say; undefined for a property that the type does not have. */
export function absentValue(type: string, property: string, edition: Edition): string | undefined {
  const rows: Readonly<Record<string, PropertyTable>> = absentValues;
  const row = Object.prototype.hasOwnProperty.call(rows, type) ? rows[type] : undefined;
  const value = row && Object.prototype.hasOwnProperty.call(row, property) ? row[property] : undefined;
  return typeof value === 'object' ? value[edition] : value;
}
