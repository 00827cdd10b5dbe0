// The list of keys, the question before what is not saved is left, and what is to become of it when it is opened again.
import { Dialog } from '../ground/dialog';
import { type AskName, asks } from './asks';
import { commands, type CommandName } from './commands';
import type { Draft } from './drafts';
import { type EditorWords, keyWords } from './words';

interface DialogProps {
  readonly words: EditorWords;
  readonly onClose: () => void;
}

export const KeysDialog = ({ words, onClose }: DialogProps) => (
  <Dialog title={words('keys.title')} onClose={onClose} onSubmit={onClose}>
    <div class="keys" tabIndex={0} role="group" aria-label={words('keys.title')}>
      <dl>
        {[
          ...(Object.keys(asks) as AskName[]).map((name) => [`command.${name}`, keyWords(asks[name].keys[0])] as const),
          ...(Object.keys(commands) as CommandName[])
            .filter((name) => commands[name].keys.length > 0)
            .map((name) => [`command.${name}`, commands[name].keys.map(keyWords).join(', ')] as const),
          ['save.now', 'Ctrl+S'] as const,
        ].map(([message, keys]) => (
          <div key={message}>
            <dt>{words(message)}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </div>
    <p class="quiet">{words('keys.pixels')}</p>
    <p class="quiet">{words('keys.pointer')}</p>
    <div class="buttons end">
      <button type="submit" class="button primary" autofocus>
        {words('keys.close')}
      </button>
    </div>
  </Dialog>
);

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
