// The control types found in real files: their natural size, their sample text, whether they are markup.

/** What is known of a control type before any control of it is read. */
interface TypeFacts {
  /** Natural size in pixels, for files that give none. */
  readonly width: number;
  readonly height: number;
  /** The text of a control that a file gives none. */
  readonly text: string;
  /** Markup is commentary on the design: a switch hides it. */
  readonly isMarkup: boolean;
}

const fact = (width: number, height: number, text = '', isMarkup = false): TypeFacts => ({
  width,
  height,
  text,
  isMarkup,
});

const lorem = 'A paragraph of text.\nA second row of text.';

/** Every type counted in real `.bmml` and `.bmpr` files. Names as in the files, without the namespace. */
export const controlTypes = {
  __group__: fact(100, 100),
  Accordion: fact(150, 218, 'Item One\nItem Two\nItem Three\nItem Four'),
  Alert: fact(200, 117, 'Alert\nAlert text goes here\nNo, Yes'),
  AndroidPhone: fact(356, 725),
  AppBar: fact(356, 56, 'App bar'),
  Arrow: fact(150, 100, '', true),
  BarChart: fact(187, 175),
  BlockOfText: fact(200, 140),
  BreadCrumbs: fact(250, 24, 'Home, Products, Xyz, Features'),
  BrowserWindow: fact(450, 400, 'A Web Page\nhttps://'),
  Button: fact(63, 27, 'Button'),
  ButtonBar: fact(160, 27, 'One, Two, Three'),
  Calendar: fact(96, 96),
  CallOut: fact(38, 40, '1', true),
  Canvas: fact(100, 70),
  CheckBox: fact(86, 22, 'Checkbox'),
  CheckBoxGroup: fact(120, 105, '[ ] not selected\n[x] selected\n-[x] disabled selected-\n[-] indeterminate'),
  CircleButton: fact(48, 48),
  ColorPicker: fact(26, 28),
  ColumnChart: fact(187, 175),
  ComboBox: fact(90, 24, 'ComboBox'),
  Component: fact(100, 70),
  CoverFlow: fact(493, 198),
  DataGrid: fact(
    380,
    162,
    'Name, Age, Nickname, Employee\nGiacomo, 41, Peldi, ( )\nMarco, 38, , (o)\nMariah, 37, Patata, ( )\n{40L, 15R, 30, 15C}',
  ),
  DateChooser: fact(96, 27, '  /  /  '),
  FieldSet: fact(200, 170, 'Group Name'),
  FormattingToolbar: fact(261, 29),
  HCurly: fact(200, 80, 'A paragraph of text', true),
  HRule: fact(100, 10),
  HSlider: fact(100, 14),
  HSplitter: fact(11, 100),
  HelpButton: fact(18, 18),
  HorizontalScrollBar: fact(100, 16),
  Icon: fact(24, 24),
  IconLabel: fact(60, 63, 'Icon Name'),
  Image: fact(77, 79),
  Label: fact(60, 21, 'Some text'),
  LineChart: fact(187, 175),
  LineOfText: fact(200, 27),
  Link: fact(35, 21, 'a link'),
  LinkBar: fact(320, 24, 'Home, Products, Company, Blog'),
  List: fact(100, 126, 'Item One\nItem Two\nItem Three'),
  Map: fact(140, 131),
  MediaControls: fact(112, 38),
  Menu: fact(150, 167, 'Open, CTRL+O\nOpen Recent >\n---\nOption One\nOption Two\n=\nExit, CTRL+Q'),
  MenuBar: fact(201, 29, 'File, Edit, View, Help'),
  ModalScreen: fact(320, 240),
  MultilineButton: fact(130, 66, 'Multiline Button\nSecond line of text'),
  NumericStepper: fact(50, 27, '3'),
  Paragraph: fact(275, 80, lorem),
  PieChart: fact(180, 180),
  PointyButton: fact(70, 27, 'Button'),
  ProgressBar: fact(100, 20),
  RadioButton: fact(110, 22, 'Radio Button'),
  RadioButtonGroup: fact(140, 105, '( ) Option 1\n(o) Option 2\n-( ) disabled-'),
  RedX: fact(120, 120, '', true),
  RoundButton: fact(32, 32),
  ScratchOut: fact(120, 120, '', true),
  SearchBox: fact(120, 25, 'search'),
  SiteMap: fact(400, 260, 'Home\n-Products\n--One\n--Two\n-Company\n-Blog'),
  StickyNote: fact(109, 123, 'A comment', true),
  SubTitle: fact(104, 27, 'A Subtitle'),
  Switch: fact(42, 24),
  TabBar: fact(250, 100, 'One, Two, Three, Four'),
  TagCloud: fact(250, 115, 'software statistics teaching technology tips tool tools toread travel tutorial'),
  TextArea: fact(200, 140),
  TextInput: fact(79, 27),
  Title: fact(150, 43, 'A Big Title'),
  TitleWindow: fact(450, 400, 'Window Name'),
  Tooltip: fact(109, 50, 'a tooltip'),
  Tree: fact(180, 170, 'f Folder\n F Open folder\n  - a file\n  - another file'),
  VCurly: fact(180, 140, 'A paragraph of text', true),
  VRule: fact(10, 100),
  VSlider: fact(14, 100),
  VSplitter: fact(100, 11),
  VerticalScrollBar: fact(16, 100),
  VerticalTabBar: fact(200, 182, 'First Tab\nSecond Tab\nThird Tab\nFourth Tab'),
  VideoPlayer: fact(300, 200),
  VolumeSlider: fact(90, 22),
  Webcam: fact(177, 146),
  iPad: fact(582, 850),
  iPadPopover: fact(222, 187, 'Popover'),
  iPhone: fact(282, 573),
  iPhoneKeyboard: fact(227, 160),
  iPhoneMenu: fact(227, 200, 'Simple item\nSub-menu, >\nOption, ON'),
  iPhonePicker: fact(227, 160, 'One, Two\nThree, Four\nFive, Six'),
} as const satisfies Record<string, TypeFacts>;

/** A type that has a drawing of its own. Everything else is drawn as a labelled box. */
export type ControlType = keyof typeof controlTypes;

/** Whether this name from a file is one of the known types. */
export const isControlType = (name: string): name is ControlType =>
  Object.prototype.hasOwnProperty.call(controlTypes, name);

const unknownType = fact(100, 50);

/** The facts of this type, known or not. */
export const factsOf = (type: string): TypeFacts => (isControlType(type) ? controlTypes[type] : unknownType);
