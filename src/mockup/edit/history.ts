// What can be undone: the documents that there were, the newest last.
import type { Edit, MockupKey } from './edits';
import type { EditedDocument } from './document';

/** One thing that a person did. */
interface Step {
  /** The document that came of it. */
  readonly document: EditedDocument;
  /** What it is called, for instance `move`. */
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Paths of what was selected before and after it, and the mockup it was in. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** The drawing that was edited before it, and after it; undefined where it stayed whichever it was. */
  readonly mockups?: { readonly before: MockupKey; readonly after: MockupKey };
  /** Epoch milliseconds. */
  readonly at: number;
}

/** All steps, of which the first `done` are made. */
export interface History {
  readonly start: EditedDocument;
  readonly steps: readonly Step[];
  readonly done: number;
}

/** A file as it was loaded. */
export const beginning = (start: EditedDocument): History => ({ start, steps: [], done: 0 });

/** The document as it is now. */
export const present = ({ start, steps, done }: History): EditedDocument => steps[done - 1]?.document ?? start;

/** Steps of one name in the same controls that follow each other so fast, in milliseconds, are one. */
const together = 1000;

/** Characters that all steps together may hold, and steps that there may be in any case. */
const [mostCharacters, leastSteps] = [32_000_000, 100];

/** One step more. What was undone before it is gone. */
export function withStep(history: History, step: Step): History {
  const kept = history.steps.slice(0, history.done);
  const last = kept[kept.length - 1];
  const joins =
    last !== undefined &&
    history.done === history.steps.length &&
    last.name === step.name &&
    step.at - last.at < together &&
    sameTargets(last.edits, step.edits);
  const steps = joins
    ? [...kept.slice(0, -1), { ...step, before: last.before, edits: [...last.edits, ...step.edits] }]
    : [...kept, step];
  return bounded({ ...history, steps, done: steps.length });
}

const targetsOf = (edits: readonly Edit[]): string =>
  [...new Set(edits.map((edit) => ('path' in edit ? `${edit.path} ${namesIn(edit)}` : edit.kind)))].sort().join(' ');

/** One property after another is several steps. */
const namesIn = (edit: Edit): string => (edit.kind === 'properties' ? Object.keys(edit.set).join(' ') : '');

const coalescing: ReadonlySet<string> = new Set(['place', 'text', 'properties']);

const sameTargets = (one: readonly Edit[], other: readonly Edit[]): boolean =>
  [...one, ...other].every(({ kind }) => coalescing.has(kind)) && targetsOf(one) === targetsOf(other);

function bounded(history: History): History {
  let { start, steps, done } = history;
  let characters = steps.reduce((sum, { document }) => sum + weightOf(document), 0);
  while (steps.length > leastSteps && characters > mostCharacters) {
    const [first] = steps;
    if (first === undefined) break;
    characters -= weightOf(first.document);
    start = first.document;
    steps = steps.slice(1);
    done -= 1;
  }
  return { start, steps, done };
}

/** Of a project only the rows that a step changed are held for it; one is a fair share. */
const weightOf = (document: EditedDocument): number => (document.format === 'bmml' ? document.text.length : 12_000);

/** One step less; the same when there is none. */
export const undone = (history: History): History => ({ ...history, done: Math.max(0, history.done - 1) });

/** One step more of those that were undone. */
export const redone = (history: History): History => ({
  ...history,
  done: Math.min(history.steps.length, history.done + 1),
});
