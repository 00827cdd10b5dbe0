// Whether the mockup that is shown is edited: the way into the editor, and back.
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { obstacleTo } from './editable';
import { type EditorPart, loadEditor } from './editor-part';
import type { InView } from './in-view';
import { loadedOf } from './pages';
import type { Place } from './use-place';
import { unwritableWords } from './words';

/** The editor in place of everything else, and how to get there. */
interface Editing {
  readonly editor: VNode | undefined;
  /** It is being fetched. */
  readonly isOpening: boolean;
  /** Undefined where this account may not edit, or there is nothing to edit. */
  readonly edit: (() => void) | undefined;
  /** Why this account, which may edit, can't edit this file; empty where it can. */
  readonly whyNot: string;
}

export function useEditor({
  page,
  file,
  files,
  account,
  words,
  server,
  tell,
  isNew,
  place,
}: InView & {
  readonly place: Pick<Place, 'find' | 'goToNextFile'>;
  /** Editing begins as soon as the first mockup is here. */
  readonly isNew: boolean;
}): Editing {
  const [state, setState] = useState<'viewing' | 'opening' | EditorPart>('viewing');
  const loaded = file && loadedOf(file);
  const mockup = loaded?.result.ok === true ? page?.mockup : undefined;
  const mayEdit = account.access.canEdit && mockup !== undefined;
  const obstacle = useMemo(() => (mayEdit && loaded ? obstacleTo(loaded) : undefined), [mayEdit, loaded]);
  const isEditable = mayEdit && obstacle === undefined;
  useEffect(() => {
    // Ready before it is asked for, and never in the way of the first drawing.
    if (!isEditable) return;
    const timer = setTimeout(() => {
      loadEditor(server).catch(() => undefined);
    }, afterDrawing);
    return () => {
      clearTimeout(timer);
    };
  }, [isEditable]);
  const { fileIndex = 0 } = page ?? {};
  const editor =
    typeof state === 'object' && loaded && mockup ? (
      <state.Editor
        viewerWords={words}
        file={file.file}
        name={file.name}
        loaded={loaded}
        mockup={{ id: mockup.id, branch: mockup.branch }}
        account={account}
        server={server}
        onLeave={(now, last, hint) => {
          setState('viewing');
          place.find(fileIndex, last);
          if (now === undefined) files.need(fileIndex, true);
          else if (now !== loaded) files.put(fileIndex, now);
          if (hint !== undefined) tell({ text: hint });
        }}
        onMove={(made) => {
          // Once it is here, it is what is edited.
          files.add(made);
          place.goToNextFile();
        }}
      />
    ) : undefined;
  const edit = (): void => {
    setState('opening');
    loadEditor(server).then(
      (part) => {
        setState(part);
      },
      () => {
        setState('viewing');
        tell({ text: words('bar.failed') });
      },
    );
  };
  const wasBegun = useRef(!isNew);
  useLayoutEffect(() => {
    if (wasBegun.current || !isEditable) return;
    wasBegun.current = true;
    edit();
  }, [isEditable]);
  return {
    editor,
    isOpening: state === 'opening',
    edit: isEditable ? edit : undefined,
    whyNot: obstacle === undefined ? '' : `${words('change.unwritable.title')} ${unwritableWords(words, obstacle)}`,
  };
}

/** Milliseconds after the drawing is seen. */
const afterDrawing = 800;
