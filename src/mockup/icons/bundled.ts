// The icons that the page carries: those that controls are drawn with, and a few that most files use.
// Icons CC BY 4.0, code MIT, © Fonticons, Inc. https://fontawesome.com/license/free
import { faCalendarDays, faFile, faSquare, faSquareMinus, faSquarePlus } from '@fortawesome/free-regular-svg-icons';
import {
  faAlignCenter,
  faAlignLeft,
  faAlignRight,
  faBackward,
  faBars,
  faBatteryFull,
  faBold,
  faCaretDown,
  faCaretLeft,
  faCaretRight,
  faCaretUp,
  faCheck,
  faChevronLeft,
  faChevronRight,
  faCircle,
  faEllipsisVertical,
  faExpand,
  faFilter,
  faFolder,
  faFolderOpen,
  faForward,
  faImage,
  faItalic,
  faLink,
  faListUl,
  faLocationDot,
  faMagnifyingGlass,
  faMicrophone,
  faMinus,
  faPlay,
  faPlus,
  faSignal,
  faSort,
  faTrashCan,
  faUnderline,
  faUser,
  faVolumeHigh,
  faWifi,
  faXmark,
} from '@fortawesome/free-solid-svg-icons';
import { libraryOf, type Glyph } from './library';

const regular = [faCalendarDays, faFile, faSquare, faSquareMinus, faSquarePlus];
const solid = [
  faAlignCenter,
  faAlignLeft,
  faAlignRight,
  faBackward,
  faBars,
  faBatteryFull,
  faBold,
  faCaretDown,
  faCaretLeft,
  faCaretRight,
  faCaretUp,
  faCheck,
  faChevronLeft,
  faChevronRight,
  faCircle,
  faEllipsisVertical,
  faExpand,
  faFilter,
  faFolder,
  faFolderOpen,
  faForward,
  faImage,
  faItalic,
  faLink,
  faListUl,
  faLocationDot,
  faMagnifyingGlass,
  faMicrophone,
  faMinus,
  faPlay,
  faPlus,
  faSignal,
  faSort,
  faTrashCan,
  faUnderline,
  faUser,
  faVolumeHigh,
  faWifi,
  faXmark,
];

const entriesOf = (style: string, icons: typeof solid): readonly (readonly [string, Glyph])[] =>
  icons.flatMap(({ iconName, icon: [width, height, aliases, , path] }) => {
    const glyph: Glyph = { width, height, path: String(path) };
    return [...aliases, iconName].map((name) => [`${style}:${name}`, glyph] as const);
  });

/** The library that drawings take when nobody gives another. */
export const ownIcons = libraryOf(Object.fromEntries([...entriesOf('regular', regular), ...entriesOf('solid', solid)]));
