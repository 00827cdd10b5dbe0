// The drawings of a project while it is edited: which one is edited, and what is done with them as a whole.
import type { MockupKey, ProjectEdit } from '../../mockup/edit/edits';
import type { Mockup } from '../../mockup/scene';
import { newId } from './new-id';
import { commit, mockupOf, type Session, type StepName } from './session';

const master = 'Master';

export const isSameMockup = (one: MockupKey, other: MockupKey): boolean =>
  one.id === other.id && one.branch === other.branch;

/** Turns to another drawing. */
export const turnTo = (session: Session, { id, branch }: MockupKey): Session =>
  isSameMockup(session.mockup, { id, branch })
    ? session
    : { ...session, mockup: { id, branch }, selection: [], scope: '', typing: undefined };

/** The drawings that have an order: main versions that are no symbols. */
export const drawingsOf = ({ shown }: Session): readonly Mockup[] =>
  shown.scene.mockups.filter(({ branch, isLibrary }) => branch === master && !isLibrary);

const make = (session: Session, name: StepName, edit: ProjectEdit, to: MockupKey = session.mockup): Session =>
  commit(session, name, [edit], [], to);

/** A name that no drawing has yet. */
function freeName(session: Session, name: string): string {
  const taken = new Set(session.shown.scene.mockups.map((mockup) => mockup.name));
  for (let number = 1; ; number += 1) {
    const wanted = number === 1 ? name : `${name} ${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}

/** An empty drawing behind the present one. */
export function addDrawing(session: Session, name: string): Session {
  const mockup = { id: newId(), branch: master };
  const edit = { kind: 'new-mockup', mockup, name: freeName(session, name), after: session.mockup.id } as const;
  return make(session, 'new-mockup', edit, mockup);
}

/** The present one once more, behind it. @param nameOf names the copy after it */
export function copyDrawing(session: Session, nameOf: (name: string) => string): Session {
  const mockup = { id: newId(), branch: master };
  const name = freeName(session, nameOf(mockupOf(session).name));
  return make(session, 'copy-mockup', { kind: 'copy-mockup', mockup, name, of: session.mockup }, mockup);
}

/** Another version of the present one. */
export function addAlternate(session: Session, name: string): Session {
  const mockup = { id: session.mockup.id, branch: newId() };
  return make(session, 'alternate', { kind: 'new-alternate', mockup, name, of: session.mockup }, mockup);
}

/** Makes the present alternate the main version. */
export function promote(session: Session): Session {
  const { mockup } = session;
  return make(session, 'promote', { kind: 'promote', mockup }, { id: mockup.id, branch: master });
}

export function nameDrawing(session: Session, name: string): Session {
  const { mockup } = session;
  const kind = mockup.branch === master ? 'rename' : 'name-alternate';
  return make(session, 'rename', { kind, mockup, name });
}

export const noteDrawing = (session: Session, notes: string): Session =>
  notes === (mockupOf(session).notes ?? '')
    ? session
    : make(session, 'notes', { kind: 'notes', mockup: session.mockup, notes });

/** Puts a drawing behind another one, or first. */
export function arrangeDrawing(session: Session, id: string, after: string | undefined): Session {
  const all = drawingsOf(session).map((mockup) => mockup.id);
  const before = all[all.indexOf(id) - 1];
  if (id === after || before === after) return session;
  return make(session, 'arrange', { kind: 'arrange', mockup: { id, branch: master }, after });
}

/** Moves the present one by one place. */
export function stepDrawing(session: Session, by: -1 | 1): Session {
  const all = drawingsOf(session).map(({ id }) => id);
  const at = all.indexOf(session.mockup.id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= all.length) return session;
  return arrangeDrawing(session, session.mockup.id, by === 1 ? all[to] : all[to - 1]);
}

/** Whether the present one may go to the trash: a project shows one drawing at least. */
export const canTrash = (session: Session): boolean =>
  session.mockup.branch !== master || drawingsOf(session).length > 1;

/** Takes the present one to the trash, and turns to its neighbour. */
export function trashDrawing(session: Session): Session {
  if (!canTrash(session)) return session;
  const { mockup } = session;
  const all = drawingsOf(session);
  const at = all.findIndex(({ id }) => id === mockup.id);
  const next = all[at + 1] ?? all[at - 1];
  const to = mockup.branch === master && next ? next : { id: mockup.id, branch: master };
  return make(session, 'trash', { kind: 'trash', mockup, isTrashed: true }, { id: to.id, branch: to.branch });
}

/** Takes one out of the trash, and turns to it. */
export const restoreDrawing = (session: Session, mockup: MockupKey): Session =>
  make(session, 'restore', { kind: 'trash', mockup, isTrashed: false }, mockup);
