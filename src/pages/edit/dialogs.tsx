// Before what is not saved is left, and what is to become of it when it is opened again.
import { Dialog } from '../ground/dialog';
import type { Draft } from './drafts';
import type { EditorWords } from './words';

interface DialogProps {
  readonly words: EditorWords;
  readonly onClose: () => void;
}

export const LeaveDialog = ({ words, onClose, onLeave }: DialogProps & { readonly onLeave: () => void }) => (
  <Dialog title={words('leave.title')} onClose={onClose} onSubmit={onClose}>
    <p>{words('leave.text')}</p>
    <div class="buttons end">
      <button type="button" class="button" onClick={onLeave}>
        {words('leave.leave')}
      </button>
      <button type="submit" class="button primary" autofocus>
        {words('leave.stay')}
      </button>
    </div>
  </Dialog>
);

/** Decided before anything else is done: what is shown takes the place of what is there. Escape throws nothing away. */
export const DraftDialog = ({
  words,
  draft: { count, at },
  onShow,
  onDiscard,
}: Pick<DialogProps, 'words'> & {
  readonly draft: Draft;
  readonly onShow: () => void;
  readonly onDiscard: () => void;
}) => (
  <Dialog title={words('draft.title')} onClose={onShow} onSubmit={onShow}>
    <p>{words('draft.found', { count, at: new Date(at).toLocaleString() })}</p>
    <div class="buttons end">
      <button type="button" class="button" onClick={onDiscard}>
        {words('draft.discard')}
      </button>
      <button type="submit" class="button primary" autofocus>
        {words('draft.show')}
      </button>
    </div>
  </Dialog>
);
