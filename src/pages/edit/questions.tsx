// What is asked in front of everything else: which control, what is to become of what is not saved; and the list of keys.
import type { NewControl } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';
import type { ControlType } from '../../mockup/types';
import type { ServerCalls } from '../open/server';
import type { Words } from '../open/words';
import { kindred } from './adding';
import { ChoiceDialog } from './choice-dialog';
import { Finder } from './finder';
import { More } from './more-part';
import type { Session } from './session';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

export type Question = 'add' | 'keys' | 'leave' | 'transform';

export function Questions({
  words,
  viewerWords,
  question,
  session,
  saving,
  icons,
  server,
  onAdd,
  onTransform,
  onLeave,
  onClose,
}: {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly question: Question | undefined;
  readonly session: Session;
  readonly saving: Saving;
  readonly icons: IconLibrary;
  readonly server: ServerCalls;
  /** @param isThere where the pointer is */
  readonly onAdd: (made: NewControl, isThere: boolean) => void;
  readonly onTransform: (type: ControlType) => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}) {
  const { draft } = saving;
  const isAdding = question === 'add';
  return (
    <>
      {(isAdding || question === 'transform') && (
        <Finder
          key={question}
          words={words}
          viewerWords={viewerWords}
          title={words(isAdding ? 'add.title' : 'transform.title')}
          take={words(isAdding ? 'command.add' : 'transform.take')}
          session={session}
          icons={icons}
          server={server}
          withIcons={isAdding}
          first={isAdding ? undefined : kindred(session)}
          onPick={(made, type, isThere) => {
            onClose();
            if (isAdding) onAdd(made, isThere);
            else onTransform(type);
          }}
          onClose={onClose}
        />
      )}
      {question === 'keys' && (
        <More words={words} server={server} onClose={onClose}>
          {({ KeysDialog }) => <KeysDialog words={words} onClose={onClose} />}
        </More>
      )}
      {question === 'leave' && (
        <ChoiceDialog
          title={words('leave.title')}
          text={words('leave.text')}
          safe={words('leave.stay')}
          other={words('leave.leave')}
          onSafe={onClose}
          onOther={onLeave}
        />
      )}
      {draft && (
        // Decided before anything else is done: what is shown takes the place of what is there.
        <ChoiceDialog
          title={words('draft.title')}
          text={words('draft.found', { count: draft.count, at: new Date(draft.at).toLocaleString() })}
          safe={words('draft.show')}
          other={words('draft.discard')}
          onSafe={saving.showDraft}
          onOther={saving.discardDraft}
        />
      )}
    </>
  );
}
