// What the editor lends to the part that it fetches now and then, besides what the page lends to both.
import { drawingOf } from '../../mockup/edit/clipboard';
import { changed, changedRows } from '../../mockup/edit/document';
import { asks } from './asks';
import { commands } from './commands';
import { iconFileName, iconNames, iconsFor } from './icon-names';
import { SearchBox } from './search-box';
import { loadTheirs } from './theirs';
import { keyWords } from './words';

export const lent = {
  'mockup/edit/clipboard': { drawingOf },
  'mockup/edit/document': { changed, changedRows },
  'pages/edit/asks': { asks },
  'pages/edit/commands': { commands },
  'pages/edit/icon-names': { iconFileName, iconNames, iconsFor },
  'pages/edit/search-box': { SearchBox },
  'pages/edit/theirs': { loadTheirs },
  'pages/edit/words': { keyWords },
};
