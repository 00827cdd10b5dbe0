// What people may set of a control, once for each property: which kind of value it has and which values there are. Which
// type has which of them is the table of what files leave out (`absentValues`); what is drawn can be set.
import { absentValues } from './properties';
import { type ControlType, factsOf, isControlType } from './types';

/** How a property's value is chosen. Values are as files write them. */
type PropertyKind =
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** A decimal RGB number. */
  | { readonly kind: 'color' };

const flag: PropertyKind = { kind: 'switch' };
const color: PropertyKind = { kind: 'color' };
const number = (least: number, most: number): PropertyKind => ({ kind: 'number', least, most });
const choice = (values: string): PropertyKind => ({ kind: 'choice', values: values.split(' ') });
/** Degrees against the clock. */
const quarters = choice('0 90 180 270');
const frames = choice('none square');

/** By property; by type where the values differ. The order is that in which people see them. */
const kinds = {
  state: choice('up disabled'),
  size: number(6, 200),
  bold: flag,
  italic: flag,
  underline: flag,
  align: choice('left center right'),
  labelPosition: choice('bottom right left'),
  color,
  textColor: color,
  borderColor: color,
  backgroundAlpha: choice('0 0.25 0.5 0.75 1'),
  borderStyle: frames,
  shape: choice('bezier line'),
  shapeRotation: quarters,
  stroke: choice('solid dotted dashed'),
  style: choice('thick thin'),
  leftArrow: flag,
  rightArrow: flag,
  curvature: choice('-1 0 1'),
  direction: choice('left right'),
  rotation: quarters,
  // As degrees, each a quarter against the clock further than the one before.
  textOrientation: choice('right up left down slanted'),
  orientation: choice('portrait landscape'),
  model: choice('IPhone4 IPhone5 IPhone6 IPhoneX'),
  bgPattern: choice('allWhite topBlackBottom'),
  bgTransparent: flag,
  device: choice('android'),
  onOffState: choice('on off'),
  selectedIndex: number(-1, 500),
  value: number(0, 100),
  scrollBarValue: number(0, 100),
  indeterminate: flag,
  verticalScrollbar: flag,
  hasHeader: flag,
  hLines: flag,
  vLines: flag,
  rowHeight: number(8, 400),
  alternateRowColor: color,
  tabHPosition: choice('left center right'),
  tabVPosition: choice('top bottom'),
  position: choice('left right'),
  topheight: number(0, 200),
  bottomheight: number(0, 200),
  close: flag,
  minimize: flag,
  maximizeRestore: flag,
  dragger: flag,
  menuIcon: flag,
  navIcon: flag,
  filterIcon: flag,
  microphoneIcon: flag,
  tooltipDirection: choice('NW NE SW SE'),
  popoverArrowSide: choice('top right bottom left'),
  popoverArrowPosition: number(0, 4),
} as const satisfies Readonly<Record<string, PropertyKind>>;

/** A property that people may set. */
export type EditableProperty = keyof typeof kinds;

type KindsByType = Readonly<Partial<Record<ControlType, Partial<Record<EditableProperty, PropertyKind>>>>>;

/** Types whose values are others. */
const special: KindsByType = {
  Button: { state: choice('up selected disabled disabledSelected') },
  CheckBox: { state: choice('up selected indeterminate disabled disabledSelected') },
  RadioButton: { state: choice('up selected disabled disabledSelected') },
  ComboBox: { state: choice('up closed focused disabled'), borderStyle: choice('rectangle line') },
  TextInput: { state: choice('up focused disabled'), borderStyle: choice('rectangle line') },
  DateChooser: { state: choice('up focused disabled'), borderStyle: choice('rectangle line') },
  NumericStepper: { state: choice('up focused disabled'), borderStyle: choice('rectangle line') },
  TextArea: { state: choice('up focused disabled'), borderStyle: choice('rectangle line') },
  SearchBox: { state: choice('up focused disabled'), shape: choice('round rectangle') },
  RoundButton: {
    state: choice('up selected disabled disabledSelected'),
    shape: choice('circle rectangle roundRect triangle diamond pentagon hexagon parallelogram star'),
    borderStyle: choice('solid none'),
  },
  PointyButton: { direction: choice('left center right') },
  Canvas: { borderStyle: choice('none square roundedSolid roundedDotted') },
  BrowserWindow: { borderStyle: choice('square rounded') },
  Icon: { borderStyle: choice('none square circle') },
  IconLabel: { borderStyle: choice('none square circle') },
  iPhoneMenu: { borderStyle: choice('round square') },
  Arrow: { direction: choice('top bottom'), labelPosition: number(1, 7) },
  HCurly: { direction: choice('top bottom') },
  SiteMap: { direction: choice('vertical horizontal') },
};

/** What files say of some types, and no drawing shows. */
const unseen: ReadonlySet<string> = new Set<`${ControlType}.${EditableProperty}`>([
  'Alert.align',
  'CircleButton.align',
  'HCurly.align',
  'HCurly.state',
  'HelpButton.align',
  'IconLabel.align',
  'MultilineButton.align',
  'SiteMap.direction',
  'VCurly.align',
  'VCurly.state',
  'iPhoneKeyboard.orientation',
]);

/** Types that show an icon of their own. */
const withIcon: ReadonlySet<string> = new Set<ControlType>([
  'Icon',
  'IconLabel',
  'Button',
  'RoundButton',
  'CircleButton',
  'PointyButton',
  'ComboBox',
  'AppBar',
]);

/** Whether a control of this type shows an icon that may be chosen. */
export const hasIcon = (type: string): boolean => withIcon.has(type);

/** Types with an item a line, each of which leads somewhere of its own. */
const withLinkedRows: ReadonlySet<string> = new Set<ControlType>([
  'Accordion',
  'VerticalTabBar',
  'List',
  'CheckBoxGroup',
  'RadioButtonGroup',
  'Tree',
]);

/** Whether each item of a control of this type leads somewhere of its own. */
export const hasItemLinks = (type: string): boolean =>
  ['items', 'menu'].includes(factsOf(type).wording) || withLinkedRows.has(type);

/** What people may set of a control of this type, in the order in which they see it. */
export function editableProperties(type: string): readonly EditableProperty[] {
  if (!isControlType(type)) return [];
  const own = absentValues[type];
  return (Object.keys(kinds) as EditableProperty[]).filter(
    (name) => Object.prototype.hasOwnProperty.call(own, name) && !unseen.has(`${type}.${name}`),
  );
}

/** The kind of this property in this type. */
export const kindOf = (type: string, name: EditableProperty): PropertyKind =>
  (special as Readonly<Record<string, KindsByType[ControlType]>>)[type]?.[name] ?? kinds[name];
