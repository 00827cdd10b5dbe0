// What the open page fetches for whoever edits.
export { Editor } from './opening-view';
export { makeProject } from './make-project';
export { saveEdits } from './save-edits';
