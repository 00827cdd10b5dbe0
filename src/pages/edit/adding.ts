// Putting new controls on the paper, and making another type of those that are there.
import type { NewControl } from '../../mockup/edit/edits';
import type { Point } from '../../mockup/scene';
import type { ControlType } from '../../mockup/types';
import { offOthers } from './clipboard';
import { hasText, inScopeAt } from './actions';
import { offered, sampleOf, sizeOf, typesIn } from './samples';
import { commit, commitEach, naturalOf, selectedIn, type Session } from './session';

/** The session with this control in the middle of a point of the paper, its words being typed where it has some. */
export function added(session: Session, made: NewControl, middle: Point): Session {
  const { width, height } = sizeOf(made);
  const at = inScopeAt(session, { x: middle.x - width / 2, y: middle.y - height / 2 });
  const corner = offOthers(session, { x: Math.round(at.x), y: Math.round(at.y) });
  const { scope } = session;
  const after = commit(session, 'add', [
    {
      kind: 'add',
      ...(scope !== '' && { into: scope }),
      control: { ...made, box: { ...made.box, ...corner } },
    },
  ]);
  // What it says is what comes next.
  const [control] = selectedIn(after);
  return control && hasText(control) && after !== session ? { ...after, typing: control.path } : after;
}

/** Whether what is selected may be another type. */
export const canTurn = (session: Session): boolean =>
  selectedIn(session).some(({ type, isSymbol }) => type !== '__group__' && !isSymbol);

/** Types that the selected one may well become: those of its family. */
export function kindred(session: Session): readonly ControlType[] {
  const [first] = selectedIn(session);
  const family = offered.map(typesIn).find((types) => types.some((type) => type === first?.type)) ?? [];
  return family.filter((type) => type !== first?.type);
}

/** The session with what is selected as controls of this type: what they say and where they are stays. */
export function turned(session: Session, type: ControlType): Session {
  const sample = sampleOf(session, type);
  return commitEach(session, 'type', (control) => {
    const { path, isNatural, box } = control;
    if (control.type === '__group__' || control.isSymbol || control.type === type) return undefined;
    const natural = naturalOf(session, { ...control, type });
    const isOfItself = isNatural.width || isNatural.height;
    if (natural) return { kind: 'type', path, type, ...(isOfItself && { natural }) };
    // A type that is not as large as its words has a size of its own.
    const size = { width: Math.max(box.width, sizeOf(sample).width), height: sizeOf(sample).height };
    return [{ kind: 'type', path, type }, ...(isOfItself ? [{ kind: 'place', path, box: size } as const] : [])];
  });
}
