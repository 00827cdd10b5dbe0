// The list of keys.
import { Dialog } from '../ground/dialog';
import { type AskName, asks } from './asks';
import { commands, type CommandName } from './commands';
import { type EditorWords, keyWords } from './words';

export const KeysDialog = ({ words, onClose }: { readonly words: EditorWords; readonly onClose: () => void }) => (
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
