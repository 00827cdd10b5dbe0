// What the editor needs now and then, fetched when it is used.
export { newProject } from '../../mockup/edit/new-project';
export { Conflict } from './conflict';
export { IconPicker } from './inspector/icon-picker';
