// Which drawing belongs to which control type: one for each type found in real files.
import * as buttons from './controls/buttons';
import { drawChart } from './controls/charts';
import * as containers from './controls/containers';
import * as navigation from './controls/navigation';
import { drawDataGrid } from './controls/grid';
import * as inputs from './controls/inputs';
import * as lists from './controls/lists';
import * as markup from './controls/markup';
import * as media from './controls/media';
import * as phones from './controls/phones';
import * as ranges from './controls/ranges';
import * as shapes from './controls/shapes';
import * as text from './controls/text';
import type { SvgNode } from './svg';
import type { Tools } from './tools';
import { isControlType, type ControlType } from './types';

/** Draws one control in its own coordinates; what lies inside a group is drawn by whoever draws the group. */
type Draw = (tools: Tools) => readonly SvgNode[];

const drawings: Readonly<Record<ControlType, Draw>> = {
  __group__: media.drawGroup,
  Accordion: navigation.drawAccordion,
  Alert: containers.drawAlert,
  AndroidPhone: phones.drawPhone,
  AppBar: navigation.drawAppBar,
  Arrow: markup.drawArrow,
  BarChart: drawChart,
  BlockOfText: text.drawBlockOfText,
  BreadCrumbs: text.drawBreadCrumbs,
  BrowserWindow: containers.drawBrowserWindow,
  Button: buttons.drawButton,
  ButtonBar: buttons.drawButtonBar,
  Calendar: media.drawCalendar,
  CallOut: markup.drawCallOut,
  Canvas: containers.drawCanvas,
  CheckBox: inputs.drawChoice,
  CheckBoxGroup: inputs.drawChoiceGroup,
  CircleButton: buttons.drawCircleButton,
  ColorPicker: inputs.drawColorPicker,
  ColumnChart: drawChart,
  ComboBox: inputs.drawComboBox,
  Component: shapes.drawComponent,
  CoverFlow: media.drawCoverFlow,
  DataGrid: drawDataGrid,
  DateChooser: inputs.drawDateChooser,
  FieldSet: containers.drawFieldSet,
  FormattingToolbar: inputs.drawFormattingToolbar,
  HCurly: markup.drawCurly,
  HRule: text.drawRule,
  HSlider: ranges.drawSlider,
  HSplitter: ranges.drawSplitter,
  HelpButton: buttons.drawHelpButton,
  HorizontalScrollBar: ranges.drawScrollBar,
  Icon: shapes.drawIconControl,
  IconLabel: shapes.drawIconLabel,
  Image: media.drawImage,
  Label: text.drawLabel,
  LineChart: drawChart,
  LineOfText: text.drawLineOfText,
  Link: text.drawLink,
  LinkBar: text.drawLinkBar,
  List: lists.drawList,
  Map: media.drawMap,
  MediaControls: media.drawMediaControls,
  Menu: lists.drawMenu,
  MenuBar: navigation.drawMenuBar,
  ModalScreen: containers.drawModalScreen,
  MultilineButton: buttons.drawMultilineButton,
  NumericStepper: inputs.drawNumericStepper,
  Paragraph: text.drawParagraph,
  PieChart: drawChart,
  PointyButton: buttons.drawPointyButton,
  ProgressBar: ranges.drawProgressBar,
  RadioButton: inputs.drawChoice,
  RadioButtonGroup: inputs.drawChoiceGroup,
  RedX: markup.drawRedX,
  RoundButton: shapes.drawRoundButton,
  ScratchOut: markup.drawScratchOut,
  SearchBox: inputs.drawSearchBox,
  SiteMap: lists.drawSiteMap,
  StickyNote: markup.drawStickyNote,
  SubTitle: text.drawLabel,
  Switch: buttons.drawSwitch,
  TabBar: navigation.drawTabBar,
  TagCloud: text.drawTagCloud,
  TextArea: inputs.drawTextArea,
  TextInput: inputs.drawTextInput,
  Title: text.drawLabel,
  TitleWindow: containers.drawTitleWindow,
  Tooltip: text.drawTooltip,
  Tree: lists.drawTree,
  VCurly: markup.drawCurly,
  VRule: text.drawRule,
  VSlider: ranges.drawSlider,
  VSplitter: ranges.drawSplitter,
  VerticalScrollBar: ranges.drawScrollBar,
  VerticalTabBar: navigation.drawVerticalTabBar,
  VideoPlayer: media.drawVideoPlayer,
  VolumeSlider: ranges.drawVolumeSlider,
  Webcam: media.drawWebcam,
  iPad: phones.drawPhone,
  iPadPopover: containers.drawPopover,
  iPhone: phones.drawPhone,
  iPhoneKeyboard: phones.drawKeyboard,
  iPhoneMenu: phones.drawPhoneMenu,
  iPhonePicker: phones.drawPicker,
};

/** The drawing of this type; a labelled box for a type nobody knows. */
export const drawingOf = (type: string): Draw => (isControlType(type) ? drawings[type] : text.drawUnknown);
