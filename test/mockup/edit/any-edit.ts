// Any edit of what there is, told by numbers: for tests that go on from whatever came of the last one.
import type { ControlEdit, MockupKey } from '../../../src/mockup/edit/edits';
import type { Control } from '../../../src/mockup/scene';
import { allControls } from '../fixtures';

/** What a person may do next, by numbers that pick from what there is. */
export interface Choice {
  readonly kind: number;
  readonly which: number;
  readonly number: number;
}

/** `kind` is below this; the last few are all of them moves, which people make most. */
export const kindsOfEdits = 16;

/** That, as an edit. @param words what is typed */
export function editOf(
  { kind, which, number }: Choice,
  mockup: MockupKey,
  controls: readonly Control[],
  words = `Words ${number}`,
): ControlEdit {
  const all = allControls(controls);
  const control = all[which % Math.max(1, all.length)];
  const natural = { width: 40 + Math.abs(number), height: 21 };
  if (control === undefined || kind === 0) {
    return { kind: 'add', mockup, control: { type: 'Button', box: { x: number, y: which }, natural, text: 'New' } };
  }
  const { path: own, box } = control;
  const siblings = all.filter((each) => parentOf(each.path) === parentOf(own)).map((each) => each.path);
  switch (kind) {
    case 1:
      return { kind: 'text', mockup, path: own, text: words, natural };
    case 2:
      return { kind: 'properties', mockup, path: own, set: { color: String(which), bold: undefined }, natural };
    case 3:
      return { kind: 'remove', mockup, path: own };
    case 4:
      return { kind: 'copy', mockup, path: own, by: { x: number, y: 10 } };
    case 5:
      return { kind: 'group', mockup, paths: siblings.filter((each, index) => each === own || index % 2 === 0) };
    case 6:
      return { kind: 'ungroup', mockup, path: own };
    case 7:
      return { kind: 'order', mockup, paths: which % 2 === 0 ? [...siblings].reverse() : siblings };
    case 8:
      return { kind: 'lock', mockup, path: own, isLocked: number > 0 };
    case 9:
      return { kind: 'icon', mockup, path: own, icon: number > 0 ? { name: 'pencil', size: 24 } : undefined };
    case 10:
      return { kind: 'type', mockup, path: own, type: 'Link', natural };
    case 11:
      return { kind: 'link', mockup, path: own, link: number > 0 ? { kind: 'back' } : undefined };
    case 12:
      return { kind: 'place', mockup, path: own, box: {}, natural };
    default:
      return { kind: 'place', mockup, path: own, box: { x: box.x + number, y: box.y + which, height: 30 } };
  }
}

const parentOf = (own: string): string => own.split('/').slice(0, -1).join('/');
