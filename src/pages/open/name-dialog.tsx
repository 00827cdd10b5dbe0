// Asks for a name, and says why it could not be given; what somebody had and could not save is theirs to take away.
import { useState } from 'preact/hooks';
import { useCall } from '../ground/call';
import { Dialog } from '../ground/dialog';
import { NameField } from '../ground/name-field';
import { Warning } from '../ground/notices';
import type { Words } from './words';

/** Why nothing came of it. */
export interface Failure {
  readonly title: string;
  readonly text: string;
  /** Content that could not be saved, to be taken away. */
  readonly takeAway?: () => void;
  /** Shows what is there now, where somebody else was first. */
  readonly reload?: () => void;
}

/** One question for a name. */
export interface NameQuestion {
  readonly title: string;
  readonly text: string;
  readonly name: string;
  readonly button: string;
  /** Resolves to nothing when it is done. */
  readonly answer: (name: string) => Promise<Failure | undefined>;
}

export function NameDialog({
  words,
  question,
  onClose,
}: {
  readonly words: Words;
  readonly question: NameQuestion;
  readonly onClose: () => void;
}) {
  const [name, setName] = useState(question.name);
  const { isWorking, answer: failure, ask } = useCall<Failure | undefined>();
  return (
    <Dialog
      title={question.title}
      isHeld={isWorking}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() === '' || isWorking) return;
        void ask(question.answer(name.trim())).then((failed) => {
          if (failed === undefined) onClose();
        });
      }}
    >
      <p class="quiet">{question.text}</p>
      <NameField label={words('create.name')} name={name} onName={setName} />
      {failure && !isWorking && (
        <Warning
          text={
            <>
              <strong>{failure.title}</strong> {failure.text}
            </>
          }
        />
      )}
      <div class="buttons end">
        {failure?.takeAway && (
          <button type="button" class="button" onClick={failure.takeAway}>
            {words('change.take-away')}
          </button>
        )}
        {failure?.reload && (
          <button
            type="button"
            class="button"
            onClick={() => {
              failure.reload?.();
              onClose();
            }}
          >
            {words('change.reload')}
          </button>
        )}
        <button type="button" class="button" disabled={isWorking} onClick={onClose}>
          {words('change.cancel')}
        </button>
        <button type="submit" class="button primary" aria-disabled={isWorking}>
          {isWorking ? words('change.working') : question.button}
        </button>
      </div>
    </Dialog>
  );
}
