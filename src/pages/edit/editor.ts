// What the open page fetches for whoever edits.
export { Editor } from './opening-view';
export { saveEdits } from './save-edits';
