// The control types found in real files, once: drawings, sizes, the library, properties, speech and tests go by these rows.

/**
 * How a type's words are written: a `line` in which a typed `\n` breaks, one `word` line that nothing breaks, free
 * `lines`, `items` by commas, `rows` one a line, `cells` by lines and commas, a `tree`, a `menu`, `choices` with marks.
 */
type Wording = 'none' | 'line' | 'word' | 'lines' | 'items' | 'rows' | 'cells' | 'tree' | 'menu' | 'choices';

/** What is known of a control type before any control of it is read. */
interface TypeFacts {
  /** Natural size in pixels, for files that give none. */
  readonly width: number;
  readonly height: number;
  readonly wording: Wording;
  /** The text of a control that a file gives none. */
  readonly text: string;
  /**
   * Of types that are as large as their words: pixels that they add to the words' width, and to the size of the letters
   * for a height of one line.
   */
  readonly pad?: readonly [width: number, height: number];
}

const type = (
  width: number,
  height: number,
  wording: Wording = 'none',
  text = '',
  pad?: readonly [number, number],
): TypeFacts => ({ width, height, wording, text, ...(pad && { pad }) });

const chart = type(187, 175);
const window = type(450, 400, 'word', 'Window Name');

/** Every type counted in real `.bmml` and `.bmpr` files, by what it is for. Names as in the files, without the namespace. */
export const families = {
  text: {
    Label: type(60, 21, 'line', 'Some text', [0.3, 8]),
    Title: type(150, 43, 'line', 'A Big Title', [0.7, 5]),
    SubTitle: type(104, 27, 'line', 'A Subtitle', [0.7, 5]),
    Paragraph: type(275, 80, 'lines', 'A paragraph of text.\nA second row of text.'),
    Link: type(35, 21, 'line', 'a link', [0.4, 6]),
    BlockOfText: type(200, 140),
    LineOfText: type(200, 27),
    TagCloud: type(250, 115, 'lines', 'software statistics teaching technology tips tool tools toread travel tutorial'),
  },
  buttons: {
    Button: type(63, 27, 'line', 'Button', [24.3, 14]),
    MultilineButton: type(130, 66, 'lines', 'Multiline Button\nSecond line of text'),
    PointyButton: type(70, 27, 'line', 'Button', [30, 14]),
    ButtonBar: type(160, 27, 'items', 'One, Two, Three'),
    CircleButton: type(48, 48, 'line'),
    HelpButton: type(18, 18),
    Switch: type(42, 24),
  },
  forms: {
    TextInput: type(79, 27, 'line', '', [16, 14]),
    TextArea: type(200, 140, 'lines'),
    CheckBox: type(86, 22, 'line', 'Checkbox', [19.6, 9]),
    CheckBoxGroup: type(
      120,
      105,
      'choices',
      '[ ] not selected\n[x] selected\n-[x] disabled selected-\n[-] indeterminate',
    ),
    RadioButton: type(110, 22, 'line', 'Radio Button', [20, 9]),
    RadioButtonGroup: type(140, 105, 'choices', '( ) Option 1\n(o) Option 2\n-( ) disabled-'),
    ComboBox: type(90, 24, 'rows', 'ComboBox', [30.1, 14]),
    NumericStepper: type(50, 27, 'word', '3'),
    DateChooser: type(96, 27, 'word', '  /  /  '),
    SearchBox: type(120, 25, 'word', 'search'),
    Calendar: type(96, 96),
    ColorPicker: type(26, 28),
    HSlider: type(100, 14),
    VSlider: type(14, 100),
    FormattingToolbar: type(261, 29),
  },
  layout: {
    Canvas: type(100, 70),
    BrowserWindow: type(450, 400, 'rows', 'A Web Page\nhttps://'),
    TitleWindow: window,
    Alert: type(200, 117, 'rows', 'Alert\nAlert text goes here\nNo, Yes'),
    FieldSet: type(200, 170, 'word', 'Group Name'),
    Accordion: type(150, 218, 'rows', 'Item One\nItem Two\nItem Three\nItem Four'),
    TabBar: type(250, 100, 'items', 'One, Two, Three, Four'),
    VerticalTabBar: type(200, 182, 'rows', 'First Tab\nSecond Tab\nThird Tab\nFourth Tab'),
    ModalScreen: type(320, 240),
    HRule: type(100, 10),
    VRule: type(10, 100),
    HSplitter: type(11, 100),
    VSplitter: type(100, 11),
    HorizontalScrollBar: type(100, 16),
    VerticalScrollBar: type(16, 100),
    RoundButton: type(32, 32, 'line'),
  },
  navigation: {
    MenuBar: type(201, 29, 'items', 'File, Edit, View, Help'),
    Menu: type(150, 167, 'menu', 'Open, CTRL+O\nOpen Recent >\n---\nOption One\nOption Two\n=\nExit, CTRL+Q'),
    BreadCrumbs: type(250, 24, 'items', 'Home, Products, Xyz, Features'),
    LinkBar: type(320, 24, 'items', 'Home, Products, Company, Blog'),
    Tree: type(180, 170, 'tree', 'f Folder\n F Open folder\n  - a file\n  - another file'),
    SiteMap: type(400, 260, 'tree', 'Home\n-Products\n--One\n--Two\n-Company\n-Blog'),
    Tooltip: type(109, 50, 'lines', 'a tooltip'),
  },
  data: {
    DataGrid: type(
      380,
      162,
      'cells',
      'Name, Age, Nickname, Employee\nGiacomo, 41, Peldi, ( )\nMarco, 38, , (o)\nMariah, 37, Patata, ( )\n{40L, 15R, 30, 15C}',
    ),
    List: type(100, 126, 'rows', 'Item One\nItem Two\nItem Three'),
    BarChart: chart,
    ColumnChart: chart,
    LineChart: chart,
    PieChart: type(180, 180),
    ProgressBar: type(100, 20),
  },
  media: {
    Icon: type(24, 24),
    IconLabel: type(60, 63, 'line', 'Icon Name'),
    Image: type(77, 79, 'lines'),
    VideoPlayer: type(300, 200),
    Map: type(140, 131),
    MediaControls: type(112, 38),
    VolumeSlider: type(90, 22),
    Webcam: type(177, 146),
    CoverFlow: type(493, 198),
  },
  phone: {
    iPhone: type(282, 573),
    AndroidPhone: type(356, 725),
    iPad: type(582, 850),
    AppBar: type(356, 56, 'word', 'App bar'),
    iPhoneKeyboard: type(227, 160),
    iPhoneMenu: type(227, 200, 'menu', 'Simple item\nSub-menu, >\nOption, ON'),
    iPhonePicker: type(227, 160, 'cells', 'One, Two\nThree, Four\nFive, Six'),
    iPadPopover: type(222, 187, 'word', 'Popover'),
  },
  /** Commentary on the design: a switch hides it. */
  markup: {
    Arrow: type(150, 100, 'lines'),
    StickyNote: type(109, 123, 'lines', 'A comment'),
    CallOut: type(38, 40, 'word', '1'),
    HCurly: type(200, 80, 'lines', 'A paragraph of text'),
    VCurly: type(180, 140, 'lines', 'A paragraph of text'),
    RedX: type(120, 120),
    ScratchOut: type(120, 120),
  },
  /** What is made by other ways than adding it. */
  made: {
    __group__: type(100, 100),
    Component: type(100, 70),
  },
} as const satisfies Record<string, Readonly<Record<string, TypeFacts>>>;

/** Every type by its name. */
export const controlTypes = {
  ...families.text,
  ...families.buttons,
  ...families.forms,
  ...families.layout,
  ...families.navigation,
  ...families.data,
  ...families.media,
  ...families.phone,
  ...families.markup,
  ...families.made,
};

/** A type that has a drawing of its own. Everything else is drawn as a labelled box. */
export type ControlType = keyof typeof controlTypes;

/** Whether this name from a file is one of the known types. */
export const isControlType = (name: string): name is ControlType =>
  Object.prototype.hasOwnProperty.call(controlTypes, name);

const unknownType = type(100, 50, 'lines');

/** The facts of this type, known or not. */
export const factsOf = (name: string): TypeFacts => (isControlType(name) ? controlTypes[name] : unknownType);

/** Whether controls of this type are commentary where a file does not say. */
export const isMarkupType = (name: string): boolean => Object.prototype.hasOwnProperty.call(families.markup, name);
