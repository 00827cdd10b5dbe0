// The editor's words in its reader's language.
import { createFormatter, type Formatter } from '../../messages/format';
import { editorEnglish, type EditorMessage } from '../../messages/editor.en';

/** Formats the editor's messages. */
export type EditorWords = Formatter<EditorMessage>;

export const createEditorWords = (locale: string): EditorWords => createFormatter<EditorMessage>(editorEnglish, locale);

/** A key as people call it, for instance `Ctrl+Shift+↑`. */
export const keyWords = (key: string): string =>
  key
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('Escape', 'Esc');

/** Other words that people look for a type by; none for most. */
export const alsoCalled = (words: EditorWords, type: string): string =>
  isMessage(`also.${type}`) ? words(`also.${type}` as 'also.ComboBox') : '';

const isMessage = (name: string): boolean => Object.prototype.hasOwnProperty.call(editorEnglish, name);
