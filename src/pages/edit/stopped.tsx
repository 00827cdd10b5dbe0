// Why nothing is saved any more, and everything that can be done with what somebody did.
import type { Refusal } from '../../contract/open';
import { type Difference, differenceFrom } from '../../mockup/edit/document';
import type { Unwritable } from '../../mockup/edit/edits';
import { shownAfter } from '../../mockup/edit/reading';
import type { IconLibrary } from '../../mockup/icons/library';
import { Warning } from '../ground/notices';
import type { EditorProps } from '../open/editor-part';
import type { Loaded } from '../open/load';
import { useMore } from './more-part';
import type { Session } from './session';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

interface StoppedProps extends Omit<EditorProps, 'mockup' | 'onMove'> {
  readonly words: EditorWords;
  readonly why: Refusal | Unwritable;
  readonly session: Session;
  readonly saving: Saving;
  readonly icons: IconLibrary;
  /** Edits this version instead, with these changes on top of it. */
  readonly onReopen: (loaded: Loaded, begin: Difference) => void;
}

export function Stopped(props: StoppedProps) {
  const { words, why, server, session, saving, loaded, onLeave } = props;
  const isConflict = typeof why !== 'string' && why.isConflict === true;
  const [more] = useMore(isConflict, server);
  if (isConflict && more !== 'unreachable') {
    const { document, scene } = session.shown;
    return (
      more && (
        <more.Conflict
          {...props}
          symbols={loaded.symbols}
          base={shownAfter(session.shown, saving.base())?.scene ?? scene}
          mine={scene}
          mockup={session.mockup}
          canCopy={props.account.access.canCreate}
          onTheirs={(hint) => {
            saving.discardDraft();
            saving.end();
            onLeave(undefined, session.mockup, hint);
          }}
          onMine={(theirs) => {
            // Its draft stays until the next one is in its place.
            saving.end();
            props.onReopen(theirs, differenceFrom(document, saving.base()));
          }}
        />
      )
    );
  }
  const text =
    typeof why === 'string'
      ? words('stopped.unwritable', { why: why === 'too-slow' ? 'slow' : 'other' })
      : `${why.title} ${why.text}`;
  return (
    <div class="stopped">
      <Warning text={text}>
        <div class="buttons">
          <button type="button" class="button" onClick={saving.download}>
            {words('stopped.download')}
          </button>
          <button type="button" class="button primary" onClick={() => void saving.flush()}>
            {words('stopped.again')}
          </button>
        </div>
      </Warning>
    </div>
  );
}
