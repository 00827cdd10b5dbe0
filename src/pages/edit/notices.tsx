// What is said over the lower edge of the paper: why nothing may be changed, drafts, what could not be done.
import { useState } from 'preact/hooks';
import { Strip } from '../ground/notices';
import type { Session } from './session';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

export function Notices({
  words,
  session,
  change,
  saving,
  canEdit,
  said,
  onSaid,
}: {
  readonly words: EditorWords;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly saving: Saving;
  readonly canEdit: boolean;
  /** Something else that was refused. */
  readonly said: 'picture.needs-project' | 'picture.refused' | undefined;
  /** It has been read. */
  readonly onSaid: () => void;
}) {
  const [isDraftWordHidden, setDraftWordHidden] = useState(false);
  const { state, draft } = saving;
  return (
    <>
      {!canEdit && state.kind !== 'stopped' && (
        <div class="surface strip" role="status">
          <p>{words('held.text')}</p>
        </div>
      )}
      {draft && (
        <div class="surface strip" role="status">
          <p>{words('draft.found', { count: draft.count, at: new Date(draft.at).toLocaleString() })}</p>
          <button type="button" class="button primary" onClick={saving.showDraft}>
            {words('draft.show')}
          </button>
          <button type="button" class="button" onClick={saving.discardDraft}>
            {words('draft.discard')}
          </button>
        </div>
      )}
      {!draft && saving.hasNoDrafts && !isDraftWordHidden && (
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
