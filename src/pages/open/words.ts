// The page's words in its reader's language, and the words for problems with a file.
import type { Control, Problem, Scene } from '../../mockup/scene';
import type { Unwritable } from '../../mockup/edit/edits';
import { isControlType } from '../../mockup/types';
import { createFormatter, type Formatter } from '../../messages/format';
import { viewerEnglish, type ViewerMessage } from '../../messages/viewer.en';

/** Formats this page's messages. */
export type Words = Formatter<ViewerMessage>;

export const createWords = (locale: string): Words => createFormatter<ViewerMessage>(viewerEnglish, locale);

/** What kind of control this is; a type nobody knows keeps its own name. */
export const typeWords = (words: Words, type: string): string => (isControlType(type) ? words(`type.${type}`) : type);

/** Why a file can't be written. */
export function unwritableWords(words: Words, why: Unwritable): string {
  if (why === 'has-code') return words('change.unwritable.code');
  if (why === 'frozen') return words('change.unwritable.frozen');
  return words(why === 'too-slow' ? 'change.unwritable.slow' : 'change.unwritable.text');
}

/** Why the file can't be shown. */
export function problemWords(words: Words, problem: Problem): string {
  switch (problem.kind) {
    case 'empty':
      return words('problem.empty');
    case 'not-a-mockup':
      return words('problem.not-a-mockup', { looksLike: problem.looksLike });
    case 'has-doctype':
      return words('problem.has-doctype');
    case 'has-code':
      return words('problem.has-code');
    case 'too-large':
      return words('problem.too-large', { size: problem.size, limit: problem.limit });
    case 'too-slow':
      return words('problem.too-slow', { seconds: problem.seconds });
    case 'too-deep':
      return words('problem.too-deep', { limit: problem.limit });
    case 'too-many-controls':
      return words('problem.too-many-controls', { limit: problem.limit });
    case 'damaged':
      return words('problem.damaged', { line: problem.line ?? 0 });
    case 'no-mockups':
      return words('problem.no-mockups');
    case 'unknown-version':
    case 'unreadable-mockup':
    case 'unreadable-control':
      return words('problem.unreadable-all');
  }
}

/** What had to be left out, a sentence each. */
export function warningWords(words: Words, warnings: readonly Problem[]): readonly string[] {
  const count = (kind: Problem['kind']): number => warnings.filter((warning) => warning.kind === kind).length;
  const controls = count('unreadable-control');
  const mockups = count('unreadable-mockup');
  return [
    ...warnings.flatMap((warning): string[] => {
      switch (warning.kind) {
        case 'damaged':
          return [words('warning.damaged', { line: warning.line ?? 0 })];
        case 'unknown-version':
          return [words('warning.unknown-version', { version: warning.version })];
        case 'too-deep':
        case 'too-many-controls':
          return [problemWords(words, warning)];
        case 'empty':
        case 'not-a-mockup':
        case 'has-doctype':
        case 'has-code':
        case 'too-large':
        case 'too-slow':
        case 'no-mockups':
        case 'unreadable-control':
        case 'unreadable-mockup':
          return [];
      }
    }),
    ...(controls > 0 ? [words('warning.controls', { count: controls })] : []),
    ...(mockups > 0 ? [words('warning.mockups', { count: mockups })] : []),
  ];
}

/** A word on pictures that a single mockup names and its file can't hold; none when there are no such. */
export function pictureWords(words: Words, { format, mockups, assets }: Scene): readonly string[] {
  if (format !== 'bmml') return [];
  const count = (controls: readonly Control[]): number =>
    controls.reduce(
      (sum, { type, source, children }) =>
        sum + (type === 'Image' && source !== undefined && assets[source] === undefined ? 1 : 0) + count(children),
      0,
    );
  const pictures = mockups.reduce((sum, { controls }) => sum + count(controls), 0);
  return pictures === 0 ? [] : [words('warning.pictures', { count: pictures })];
}
