// What the original assumes where a file leaves a property out, for every property of every control type that is drawn.
// Files are the evidence: what they write often is not what is assumed, what they never write is. "n files" counts those
// that leave it out while a picture of the original's, or a measured size, shows what it drew.
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
  __group__: { crop: '' },
  // The first heading is open unless another is named: 43 of 44 files name one.
  Accordion: { ...letters, ...scrolling, color: white, selectedIndex: '0' },
  Alert: { ...letters, device: '', align: 'left' },
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
  BarChart: chart,
  BlockOfText: { color: '#cccccc' },
  BreadCrumbs: { ...letters, color: '', selectedIndex: '' },
  // Square corners: the thumbnails of 27 windows that say nothing, like those of 6 that say so.
  BrowserWindow: { ...letters, ...scrolling, borderStyle: 'square', color: white },
  Button: { ...button, menuIcon: 'false', rotation: '0' },
  // The first button is pressed: 36 bars of 26 mockups without `selectedIndex`; none is written as -1.
  ButtonBar: { ...letters, color: white, selectedIndex: '0' },
  Calendar: letters,
  CallOut: { ...letters, color: '#ffff00' },
  Canvas: { ...scrolling, color: white, borderColor: black, borderStyle: 'square', backgroundAlpha: '1' },
  CheckBox: words,
  CheckBoxGroup: words,
  // Light gray with a black icon: 56 buttons of 29 mockups.
  CircleButton: { ...button, color: '#dddddd' },
  ColorPicker: { color: '#cc0000' },
  ColumnChart: chart,
  // Several lines are an open list at any height, unless it says `closed`: measured 50 high for two lines, 27 when closed.
  ComboBox: { ...field, ...bordered, ...scrolling, selectedIndex: '0', icon: '' },
  Component: letters,
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
  DateChooser: { ...field, ...bordered },
  FieldSet: { ...letters, borderColor: black },
  FormattingToolbar: {},
  HCurly: { ...words, direction: 'top' },
  HRule: rule,
  HSlider: { color: black, value: '5', thumb: 'circle' },
  HSplitter: {},
  HelpButton: button,
  HorizontalScrollBar: { value: '0' },
  Icon: { color: black, borderStyle: 'none', rotation: '0', state: 'up' },
  IconLabel: { ...words, borderStyle: 'none', labelPosition: 'bottom', rotation: '0', align: 'center' },
  Image: { ...letters, borderStyle: 'none', rotation: '0', color: black },
  Label: { ...words, textOrientation: 'up' },
  LineChart: chart,
  LineOfText: { color: '#cccccc' },
  Link: { ...words, color: '' },
  LinkBar: { ...letters, color: '', borderColor: black, textColor: '', selectedIndex: '-1' },
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
  Map: {},
  MediaControls: {},
  Menu: { ...letters, selectedIndex: '-1' },
  MenuBar: { ...letters, color: white, selectedIndex: '-1' },
  ModalScreen: { color: '#666666', backgroundAlpha: '0.5' },
  MultilineButton: button,
  NumericStepper: { ...field, ...bordered },
  Paragraph: words,
  PieChart: chart,
  // No direction points right: 175 buttons of 41 mockups.
  PointyButton: { ...button, direction: 'right', borderStyle: 'square', menuIcon: 'false', rotation: '0' },
  ProgressBar: { color: '', scrollBarValue: '50', indeterminate: 'false', style: 'thick' },
  RadioButton: words,
  RadioButtonGroup: words,
  RedX: { color: '#cc0000', backgroundAlpha: '0.75' },
  RoundButton: { ...button, backgroundAlpha: '1', borderStyle: 'solid', shape: 'circle', shapeRotation: '0' },
  ScratchOut: { color: '#cc0000', backgroundAlpha: '0.75' },
  SearchBox: { ...field, ...bordered, shape: 'round' },
  SiteMap: { ...letters, color: '#f4f4f4', direction: 'vertical' },
  StickyNote: { ...letters, align: 'center', color: '#ffe95a' },
  SubTitle: { ...words, size: '24', textOrientation: 'up' },
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
  TagCloud: { ...letters, color: '' },
  TextArea: { ...field, ...scrolling, ...bordered },
  TextInput: { ...field, ...bordered },
  // Written as `left` 97 times and never as `center` in single files and schema 1.x; the other way round in schema 2.0.
  Title: { ...words, size: '40', textOrientation: 'up', align: { mockups: 'center', wireframes: 'left' } },
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
  Tooltip: { ...letters, align: 'center', color: white, tooltipDirection: 'NW' },
  Tree: {
    ...letters,
    ...scrolling,
    color: white,
    borderStyle: 'square',
    backgroundAlpha: '1',
    rowHeight: '',
    selectedIndex: '-1',
  },
  VCurly: { ...words, direction: 'left' },
  VRule: rule,
  VSlider: { color: black, value: '5', thumb: 'circle' },
  VSplitter: {},
  VerticalScrollBar: { value: '0' },
  VerticalTabBar: { ...letters, ...scrolling, color: white, position: 'left', selectedIndex: '-1' },
  VideoPlayer: {},
  VolumeSlider: { value: '60' },
  Webcam: {},
  iPad: { orientation: 'portrait', bgTransparent: 'false' },
  iPadPopover: { ...letters, popoverArrowSide: 'top', popoverArrowPosition: '2' },
  // The first phone has no model; later files name theirs, and the newest edition starts with the newest phone.
  iPhone: {
    orientation: 'portrait',
    model: { mockups: 'IPhone4', wireframes: 'IPhoneX' },
    bgPattern: 'allWhite',
    bgTransparent: 'false',
  },
  iPhoneKeyboard: { orientation: 'portrait' },
  iPhoneMenu: { ...letters, borderStyle: 'round' },
  iPhonePicker: letters,
} as const satisfies Record<ControlType, PropertyTable>;

/** What this property of this type is when the file does not say; undefined for a property that the type does not have. */
export function absentValue(type: string, property: string, edition: Edition): string | undefined {
  const rows: Readonly<Record<string, PropertyTable>> = absentValues;
  const row = Object.prototype.hasOwnProperty.call(rows, type) ? rows[type] : undefined;
  const value = row && Object.prototype.hasOwnProperty.call(row, property) ? row[property] : undefined;
  return typeof value === 'object' ? value[edition] : value;
}
