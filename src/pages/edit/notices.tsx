// What is said over the lower edge of the paper: why nothing may be changed, what is not kept, what could not be done.
import { useState } from 'preact/hooks';
import { Strip } from '../ground/notices';
import type { AccessState } from '../open/use-access';
import type { Session } from './session';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

/** What could not be done, besides edits. */
export type Said =
  'picture.needs-project' | 'picture.refused' | 'paste.by-keys' | 'paste.symbols-apart' | 'paste.symbols-missing';

export function Notices({
  words,
  session,
  change,
  saving,
  account,
  said,
  onSaid,
}: {
  readonly words: EditorWords;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly saving: Saving;
  readonly account: AccessState;
  /** Something else that was refused. */
  readonly said: Said | undefined;
  /** It has been read. */
  readonly onSaid: () => void;
}) {
  const [isDraftWordHidden, setDraftWordHidden] = useState(false);
  return (
    <>
      {!account.access.canEdit && saving.state.kind !== 'stopped' && (
        <div class="surface strip" role="status">
          <p>{words('held.text')}</p>
          <button type="button" class="button" onClick={saving.download}>
            {words('stopped.download')}
          </button>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              account.ask('checkAgain');
            }}
          >
            {words('held.again')}
          </button>
        </div>
      )}
      {saving.hasNoDrafts && !isDraftWordHidden && (
        <Strip
          text={words('draft.none')}
          closeLabel={words('keys.close')}
          onClose={() => {
            setDraftWordHidden(true);
          }}
        />
      )}
      {session.refused !== undefined && (
        <Strip
          text={words(
            session.refused === 'no-such-control' || session.refused === 'needs-project'
              ? `refused.${session.refused}`
              : 'refused.other',
          )}
          closeLabel={words('keys.close')}
          onClose={() => {
            change((now) => ({ ...now, refused: undefined }));
          }}
        />
      )}
      {said !== undefined && <Strip text={words(said)} closeLabel={words('keys.close')} onClose={onSaid} />}
    </>
  );
}
