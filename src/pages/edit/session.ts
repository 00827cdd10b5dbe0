// What is edited and how far: the document with its history, what is selected, which group is entered. No page, no server.
import { loneMockup } from '../../mockup/control';
import { changed, type EditedDocument, letteredOf } from '../../mockup/edit/document';
import type { ControlEdit, Edit, MockupKey, Size, Unwritable } from '../../mockup/edit/edits';
import { beginning, type History, present, redone, undone, withStep } from '../../mockup/edit/history';
import { controlAt, type Shown, shownAfter } from '../../mockup/edit/reading';
import { controlsIn, parentOf } from '../../mockup/geometry/boxes';
import { isAsLargeAsItsWords, naturalSize } from '../../mockup/natural';
import type { Control, Mockup, Properties } from '../../mockup/scene';

/** What a step is called: of the messages `step.…`. */
export type StepName =
  | 'move'
  | 'resize'
  | 'text'
  | 'add'
  | 'remove'
  | 'duplicate'
  | 'group'
  | 'ungroup'
  | 'order'
  | 'lock'
  | 'unlock'
  | 'align'
  | 'size'
  | 'property'
  | 'rotate'
  | 'icon'
  | 'link'
  | 'type'
  | 'paste'
  | 'picture'
  | 'new-mockup'
  | 'copy-mockup'
  | 'alternate'
  | 'promote'
  | 'rename'
  | 'notes'
  | 'arrange'
  | 'trash'
  | 'restore'
  | 'draft';

export interface Session {
  readonly history: History;
  readonly shown: Shown;
  readonly mockup: MockupKey;
  /** Paths of siblings, in the order in which they were chosen. */
  readonly selection: readonly string[];
  /** The path of the group whose members are chosen from; empty for the mockup itself. */
  readonly scope: string;
  /** Comments on the design are seen, and can be chosen. */
  readonly showsMarkup: boolean;
  /** What is chosen is chosen besides, without a key being held: fingers have none. */
  readonly choosesSeveral: boolean;
  /** The path of the control whose text is typed. */
  readonly typing: string | undefined;
  /** What was done last, for those who hear it; `count` tells the same thing said twice apart. */
  readonly news:
    { readonly kind: 'done' | 'undone' | 'redone'; readonly name: StepName; readonly count: number } | undefined;
  /** Why the last edit could not be made. */
  readonly refused: Unwritable | undefined;
}

export const beginSession = (shown: Shown, mockup: MockupKey): Session => ({
  history: beginning(shown.document),
  shown,
  mockup,
  selection: [],
  scope: '',
  showsMarkup: true,
  choosesSeveral: false,
  typing: undefined,
  news: undefined,
  refused: undefined,
});

const nothing = loneMockup([]);

/** The drawing that is edited. */
export const mockupOf = ({ shown, mockup }: Session): Mockup =>
  shown.scene.mockups.find(({ id, branch }) => id === mockup.id && branch === mockup.branch) ?? nothing;

/** The controls of the mockup or group that is entered, those that are not seen too. */
export const siblingsIn = (session: Session): readonly Control[] =>
  controlsIn(mockupOf(session).controls, session.scope);

/** The controls that may be selected now. */
export const inScope = (session: Session): readonly Control[] =>
  siblingsIn(session).filter(({ isMarkup }) => session.showsMarkup || !isMarkup);

/** What is selected, lowest first. */
export function selectedIn(session: Session): readonly Control[] {
  const selection = new Set(session.selection);
  return inScope(session).filter(({ path }) => selection.has(path));
}

/** Selects these, which lie in one group; what is not there is left out. */
export function select(session: Session, paths: readonly string[]): Session {
  const { controls } = mockupOf(session);
  const there = paths.filter((path) => controlAt(controls, path) !== undefined);
  const [first] = there;
  const scope = first === undefined ? session.scope : parentOf(first);
  const group = scope === '' || controlAt(controls, scope) !== undefined ? scope : '';
  const selection = there.filter((path) => parentOf(path) === group);
  // What is selected is seen.
  const showsMarkup = session.showsMarkup || selection.some((path) => isMarkupAt(controls, path));
  return { ...session, selection, scope: group, showsMarkup, typing: undefined };
}

/** Whether this control, or a group around it, is a comment on the design. */
const isMarkupAt = (controls: readonly Control[], path: string): boolean =>
  controlAt(controls, path)?.isMarkup === true || (path.includes('/') && isMarkupAt(controls, parentOf(path)));

/** Shows or hides comments on the design. */
export function showMarkup(session: Session, showsMarkup: boolean): Session {
  const { controls } = mockupOf(session);
  if (showsMarkup) return { ...session, showsMarkup };
  const within = isMarkupAt(controls, session.scope) ? enter(session, '') : session;
  const kept = within.selection.filter((path) => !isMarkupAt(controls, path));
  return { ...select(within, kept), showsMarkup };
}

/** Turns to the members of this group. */
export const enter = (session: Session, group: string): Session => ({
  ...session,
  scope: group,
  selection: [],
  typing: undefined,
});

/** An edit of the drawing that is edited. */
export type OwnEdit = ControlEdit extends infer One ? (One extends unknown ? Omit<One, 'mockup'> : never) : never;

/** Makes these edits one step, and selects what came of it: `after`, or what was added, or what was selected. */
export function commit(
  session: Session,
  name: StepName,
  own: readonly (OwnEdit | Edit)[],
  after?: readonly string[],
  to: MockupKey = session.mockup,
): Session {
  if (own.length === 0) return session;
  const edits = own.map((edit): Edit => ({ mockup: session.mockup, ...edit }));
  const result = changed(present(session.history), edits);
  if (!result.ok) return { ...session, refused: result.why, typing: undefined };
  const shown = shownAfter(session.shown, result.content);
  if (shown === undefined) return { ...session, refused: 'damaged', typing: undefined };
  const selection = after ?? (result.added.length > 0 ? result.added : session.selection);
  const step = {
    document: result.content,
    name,
    edits,
    before: session.selection,
    after: selection,
    mockups: { before: session.mockup, after: to },
    at: Date.now(),
  };
  const history = withStep(session.history, step);
  const next = { ...session, history, shown, mockup: to, refused: undefined };
  return { ...select(next, selection), news: newsOf(session, 'done', name) };
}

/** The same with what is made of each selected control: one edit, several, or none. */
export const commitEach = (
  session: Session,
  name: StepName,
  make: (control: Control) => OwnEdit | readonly OwnEdit[] | undefined,
  after?: readonly string[],
): Session =>
  commit(
    session,
    name,
    selectedIn(session).flatMap((control) => make(control) ?? []),
    after,
  );

const newsOf = (session: Session, kind: 'done' | 'undone' | 'redone', name: string): Session['news'] => ({
  kind,
  name: name as StepName,
  count: (session.news?.count ?? 0) + 1,
});

/** The session with this document, as one step. */
export function replaced(session: Session, document: EditedDocument): Session {
  const shown = shownAfter(session.shown, document);
  if (shown === undefined) return session;
  const step = { document, name: 'draft', edits: [], before: [], after: [], at: Date.now() };
  return select({ ...session, history: withStep(session.history, step), shown }, []);
}

/** The session one step back; the same where there is none. */
export function undo(session: Session): Session {
  const step = session.history.steps[session.history.done - 1];
  return step === undefined
    ? session
    : goTo(session, undone(session.history), step.before, 'undone', step.name, step.mockups?.before);
}

/** The session one step forth; the same where there is none. */
export function redo(session: Session): Session {
  const step = session.history.steps[session.history.done];
  return step === undefined
    ? session
    : goTo(session, redone(session.history), step.after, 'redone', step.name, step.mockups?.after);
}

function goTo(
  session: Session,
  history: History,
  selection: readonly string[],
  kind: 'undone' | 'redone',
  name: string,
  wanted: MockupKey = session.mockup,
): Session {
  const shown = shownAfter(session.shown, present(history));
  if (shown === undefined) return session;
  // What is undone may have been the making of the drawing that is seen.
  const { mockups } = shown.scene;
  const isThere = mockups.some(({ id, branch }) => id === wanted.id && branch === wanted.branch);
  const [first = wanted] = mockups;
  const mockup = isThere ? wanted : { id: first.id, branch: first.branch };
  const scope = mockup.id === session.mockup.id && mockup.branch === session.mockup.branch ? session.scope : '';
  return { ...select({ ...session, history, shown, mockup, scope }, selection), news: newsOf(session, kind, name) };
}

/** What a control measures with this text and these properties, where the file leaves its size to it. */
export function naturalOf(
  { shown }: Session,
  control: Pick<Control, 'type' | 'text' | 'properties'>,
  change: { readonly text?: string; readonly properties?: Properties } = {},
): Size | undefined {
  if (!isAsLargeAsItsWords(control.type)) return undefined;
  return naturalSize(
    control.type,
    change.text ?? control.text ?? '',
    change.properties ?? control.properties,
    letteredOf(shown.scene),
  );
}
