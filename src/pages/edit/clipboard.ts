// Copying, cutting and pasting: the session after what came from the clipboard. It is text from anybody until it is parsed.
import { controlsFrom, copiedText, type Pasted } from '../../mockup/edit/clipboard';
import type { Edit, NewControl } from '../../mockup/edit/edits';
import { present } from '../../mockup/edit/history';
import { boxAround } from '../../mockup/control';
import type { Box, Point } from '../../mockup/scene';
import { inScopeAt } from './actions';
import type { Said } from './notices';
import { type Picture, storing } from './pictures';
import { commit, inScope, mockupOf, naturalOf, type OwnEdit, selectedIn, type Session } from './session';

/** What is selected, as text; undefined where nothing is. */
export function copied(session: Session): string | undefined {
  const chosen = selectedIn(session);
  return chosen.length === 0 ? undefined : copiedText(present(session.history), mockupOf(session), chosen);
}

/**
 * The session with what such a text holds: controls, or words of their own; and what did not come along.
 * @param seen the part of the paper that is seen
 * @param isInPlace exactly where it was
 * @param pictures those that came along, by their ids elsewhere
 */
export function pasted(
  session: Session,
  text: string,
  seen: Box,
  isInPlace: boolean,
  pictures: ReadonlyMap<string, Picture>,
): readonly [session: Session, said?: Said] {
  const stored = new Map<string, ReturnType<typeof storing>>();
  const pictureOf = (id: string): string | undefined => {
    const picture = pictures.get(id);
    if (picture && !stored.has(id)) stored.set(id, storing(session, picture));
    return stored.get(id)?.id;
  };
  const read = controlsFrom(text, present(session.history), pictureOf);
  const edits = [...[...stored.values()].flatMap((each) => each.edits), ...(read?.first ?? [])];
  const controls = read?.controls ?? fromWords(session, text, seen);
  return [put(session, controls, seen, isInPlace, edits), ...saidOf(session, pictures, read)];
}

const saidOf = (session: Session, pictures: ReadonlyMap<string, Picture>, read: Pasted | undefined): [] | [Said] => {
  // Says that there is no place for them.
  if (read && pictures.size > 0 && session.shown.scene.format === 'bmml') return ['picture.needs-project'];
  return read === undefined || read.symbols === 'whole' ? [] : [`paste.symbols-${read.symbols}`];
};

/** These controls on top, where they are seen. @param first what is done before */
function put(
  session: Session,
  controls: readonly NewControl[],
  seen: Box,
  isInPlace: boolean,
  first: readonly Edit[],
): Session {
  const boxes = controls.map(({ box, natural }) => ({
    x: box.x,
    y: box.y,
    width: box.width ?? natural?.width ?? 0,
    height: box.height ?? natural?.height ?? 0,
  }));
  const by = isInPlace ? { x: 0, y: 0 } : shiftFor(session, boxAround(boxes), seen);
  const { scope } = session;
  return commit(session, 'paste', [
    ...first,
    ...controls.map((control): OwnEdit => ({
      kind: 'add',
      ...(scope !== '' && { into: scope }),
      control: { ...control, box: { ...control.box, x: control.box.x + by.x, y: control.box.y + by.y } },
    })),
  ]);
}

/** Where it was, off what is exactly there; in the middle where that is out of sight. */
function shiftFor(session: Session, box: Box, seen: Box): Point {
  const corner = inScopeAt(session, seen);
  const isSeen =
    box.x < corner.x + seen.width &&
    box.x + box.width > corner.x &&
    box.y < corner.y + seen.height &&
    box.y + box.height > corner.y;
  const start = isSeen
    ? { x: 0, y: 0 }
    : {
        x: Math.round(corner.x + (seen.width - box.width) / 2 - box.x),
        y: Math.round(corner.y + (seen.height - box.height) / 2 - box.y),
      };
  return offOthers(session, { x: box.x + start.x, y: box.y + start.y }, start);
}

/** Not exactly over another control. */
export function offOthers(session: Session, corner: Point, start: Point = corner): Point {
  let by = 0;
  while (inScope(session).some(({ box }) => box.x === corner.x + by && box.y === corner.y + by)) by += 10;
  return { x: start.x + by, y: start.y + by };
}

/** Words that are no controls: a line as a label, several as a text, cells as a table. */
function fromWords(session: Session, text: string, seen: Box): readonly NewControl[] {
  const words = text.replace(/\r\n?/g, '\n').replace(/\s+$/, '').slice(0, 20_000);
  if (words === '') return [];
  const lines = words.split('\n');
  const corner = inScopeAt(session, seen);
  const middle = (width: number, height: number): Point => ({
    x: Math.round(corner.x + (seen.width - width) / 2),
    y: Math.round(corner.y + (seen.height - height) / 2),
  });
  if (words.includes('\t')) {
    const cells = lines.map((line) =>
      line
        .split('\t')
        .map((cell) => cell.trim().replace(/,/g, '\\,'))
        .join(', '),
    );
    const size = { width: 420, height: Math.min(600, 21 + 30 * lines.length) };
    return [{ type: 'DataGrid', box: { ...middle(size.width, size.height), ...size }, text: cells.join('\n') }];
  }
  if (lines.length > 1 || words.length > 80) {
    const size = { width: 320, height: Math.round(Math.min(600, 24 + 18 * Math.max(lines.length, words.length / 48))) };
    return [{ type: 'Paragraph', box: { ...middle(size.width, size.height), ...size }, text: words }];
  }
  const natural = naturalOf(session, { type: 'Label', text: words, properties: {} }) ?? { width: 60, height: 21 };
  return [{ type: 'Label', box: middle(natural.width, natural.height), natural, text: words }];
}
