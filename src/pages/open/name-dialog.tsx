// Asks for a name, and says why it could not be given; what somebody had and could not save is theirs to take away.
import { useEffect, useRef, useState } from 'preact/hooks';
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
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(question.name);
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  useEffect(() => {
    dialog.current?.showModal();
    input.current?.select();
  }, []);
  const submit = (): void => {
    if (name.trim() === '') return;
    setWorking(true);
    setFailure(undefined);
    void question.answer(name.trim()).then((failed) => {
      setWorking(false);
      if (failed === undefined) onClose();
      else setFailure(failed);
    });
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="question"
      onClose={onClose}
      onCancel={(event) => {
        // What is on its way can't be called back.
        if (isWorking) event.preventDefault();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 id="question">{question.title}</h2>
        <p>{question.text}</p>
        <label>
          {words('create.name')}
          <input
            ref={input}
            type="text"
            required
            maxLength={200}
            value={name}
            onInput={(event) => {
              setName(event.currentTarget.value);
            }}
          />
        </label>
        {failure && (
          <div class="failure" role="alert">
            <strong>{failure.title}</strong> {failure.text}
          </div>
        )}
        <div class="actions">
          {failure?.takeAway && (
            <button type="button" class="secondary" onClick={failure.takeAway}>
              {words('change.take-away')}
            </button>
          )}
          {failure?.reload && (
            <button
              type="button"
              class="secondary"
              onClick={() => {
                failure.reload?.();
                onClose();
              }}
            >
              {words('change.reload')}
            </button>
          )}
          <button type="button" class="secondary" disabled={isWorking} onClick={onClose}>
            {words('change.cancel')}
          </button>
          <button type="submit" class="primary" disabled={isWorking}>
            {isWorking ? words('change.working') : question.button}
          </button>
        </div>
      </form>
    </dialog>
  );
}
