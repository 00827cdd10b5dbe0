// What the editor needs now and then, fetched when it is used.
export { newProject } from '../../mockup/edit/new-project';
export { Conflict } from './conflict';
export { Naming, Trash } from './drawing-dialogs';
export { IconPicker } from './inspector/icon-picker';
export { rowsAlong } from './kept-along';
export { KeysDialog } from './keys-dialog';
