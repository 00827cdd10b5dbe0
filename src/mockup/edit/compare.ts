// Two versions that were made of one: what each of them has changed.
import type { Control, Mockup, Scene } from '../scene';

/** What two versions of a file have changed, each drawing or control by the path that both give it. */
interface Comparison {
  /** Changed by the one alone, by the other alone, and by both. */
  readonly theirs: number;
  readonly mine: number;
  readonly both: readonly Control[];
  /** No drawing was changed by both. */
  readonly isApart: boolean;
}

/** What both versions have changed of what they were made from. */
export function compare(base: Scene, theirs: Scene, mine: Scene): Comparison {
  const found = { theirs: 0, mine: 0, both: new Map<string, Control>() };
  let isApart = true;
  const keys = new Set([...base.mockups, ...theirs.mockups, ...mine.mockups].map(keyOf));
  for (const key of keys) {
    const [before, one, other] = [base, theirs, mine].map((scene) => flat(scene.mockups.find(is(key))));
    if (before === undefined || one === undefined || other === undefined) continue;
    let [isTheirs, isMine] = [false, false];
    for (const path of new Set([...before.keys(), ...one.keys(), ...other.keys()])) {
      const was = before.get(path)?.text;
      const [byThem, byMe] = [one.get(path)?.text !== was, other.get(path)?.text !== was];
      isTheirs ||= byThem;
      isMine ||= byMe;
      const control = other.get(path)?.control ?? one.get(path)?.control ?? before.get(path)?.control;
      if (byThem && byMe && control) found.both.set(`${key} ${path}`, control);
      else if (byThem) found.theirs += 1;
      else if (byMe) found.mine += 1;
    }
    if (isTheirs && isMine) isApart = false;
  }
  return { theirs: found.theirs, mine: found.mine, both: [...found.both.values()], isApart };
}

const keyOf = ({ id, branch }: Mockup): string => `${id} ${branch}`;
const is =
  (key: string) =>
  (mockup: Mockup): boolean =>
    keyOf(mockup) === key;

/** Every control by its path, with all that is its own as one text. */
function flat(mockup: Mockup | undefined): ReadonlyMap<string, { readonly text: string; readonly control: Control }> {
  const all = new Map<string, { readonly text: string; readonly control: Control }>();
  const visit = (controls: readonly Control[]): void => {
    controls.forEach((control, index) => {
      all.set(control.path, { text: JSON.stringify([{ ...control, children: [] }, index]), control });
      if (!control.isSymbol) visit(control.children);
    });
  };
  visit(mockup?.controls ?? []);
  return all;
}
