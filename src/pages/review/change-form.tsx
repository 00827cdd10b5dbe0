// One change from wish to deed: what it needs, what it will do and by which rule, and only then the deed.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChangeAnswer, SeatRow } from '../../contract/review';
import { FailureNote, Why } from './parts';
import type { Failure, ServerCalls } from './server';
import { type ActionKind, fieldOf, type Typed, type Wanted, wantedOf } from './wanted';
import { effectWords, remedyWords, ruleWords, type Words } from './words';

interface ChangeFormProps {
  readonly kind: ActionKind;
  /** Whom it is about, as far as that is known before anything is typed. */
  readonly email: string;
  readonly row: SeatRow;
  readonly server: ServerCalls;
  readonly words: Words;
  readonly onChanged: (wanted: Wanted, answer: ChangeAnswer, rows: readonly SeatRow[]) => void;
  readonly onClose: () => void;
}

type Preview = { readonly wanted: Wanted; readonly answer: ChangeAnswer | Failure };

export function ChangeForm({ kind, email, row, server, words, onChanged, onClose }: ChangeFormProps) {
  const field = fieldOf(kind);
  const [typed, setTyped] = useState<Typed>({ email, seats: String(row.seats), note: row.note ?? '' });
  const [preview, setPreview] = useState<Preview>();
  const [isWorking, setWorking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const wanted = wantedOf(kind, row, typed);

  const look = async (asked: Wanted): Promise<void> => {
    setWorking(true);
    const result = await server.previewChanges({
      changes: [{ licenseId: row.licenseId, wanted: asked, seenVersion: row.version }],
    });
    setWorking(false);
    const answer = result.outcome === 'done' ? result.changes[0] : result;
    if (answer) setPreview({ wanted: asked, answer });
  };
  const carryOut = async (asked: Wanted): Promise<void> => {
    setWorking(true);
    const result = await server.changeLicenses({
      changes: [{ licenseId: row.licenseId, wanted: asked, seenVersion: row.version }],
    });
    setWorking(false);
    const answer = result.outcome === 'done' ? result.changes[0] : result;
    if (answer === undefined) return;
    if (result.outcome === 'done' && (answer.outcome === 'changed' || answer.outcome === 'unchanged')) {
      onChanged(asked, answer, result.rows);
    } else setPreview({ wanted: asked, answer });
  };

  useLayoutEffect(() => {
    (form.current?.querySelector<HTMLElement>('input, textarea') ?? form.current)?.focus();
  }, []);
  // What needs nothing to be typed is previewed at once; the rest begins with its field.
  useEffect(() => {
    if (field === undefined && wanted !== undefined) void look(wanted);
  }, []);

  return (
    <form
      class="change"
      ref={form}
      tabIndex={-1}
      aria-label={words(`action.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWorking || wanted === undefined) return;
        if (preview?.answer.outcome === 'changed') void carryOut(preview.wanted);
        else void look(wanted);
      }}
    >
      <h3>{words(`action.${kind}`)}</h3>
      {field !== undefined && (
        <label>
          <span>{words(`field.${field === 'email' && kind === 'transfer' ? 'to' : field}`)}</span>
          {field === 'note' ? (
            <textarea
              rows={3}
              maxLength={1000}
              value={typed.note}
              onInput={(event) => {
                setPreview(undefined);
                setTyped({ ...typed, note: event.currentTarget.value });
              }}
            />
          ) : (
            <input
              {...(field === 'email' ? { type: 'email' } : { type: 'number', min: 1 })}
              required
              value={typed[field]}
              onInput={(event) => {
                setPreview(undefined);
                setTyped({ ...typed, [field]: event.currentTarget.value });
              }}
            />
          )}
        </label>
      )}
      <div aria-live="polite">
        {isWorking && <p class="quiet">{words('preview.working')}</p>}
        {preview && !isWorking && <PreviewOf answer={preview.answer} words={words} />}
      </div>
      <div class="buttons">
        {(preview === undefined || preview.answer.outcome === 'changed' || preview.answer.outcome === 'lost') && (
          <button type="submit" class="button primary" disabled={isWorking || wanted === undefined}>
            {preview?.answer.outcome === 'changed' ? words(`confirm.${kind}`) : words('preview.button')}
          </button>
        )}
        <button type="button" class="button" onClick={onClose}>
          {words('cancel')}
        </button>
      </div>
    </form>
  );
}

/** What a change will do, or why it won't be done. */
export function PreviewOf({ answer, words }: { readonly answer: ChangeAnswer | Failure; readonly words: Words }) {
  switch (answer.outcome) {
    case 'changed':
      return (
        <div class="preview">
          <h4>{words('preview.title')}</h4>
          <ul>
            {answer.effects.map((effect) => {
              const said = effectWords(effect, words);
              return <li key={said}>{said}</li>;
            })}
          </ul>
          <Why sentences={ruleWords(answer.because)} words={words} />
        </div>
      );
    case 'unchanged':
      return <p class="note">{words('preview.unchanged')}</p>;
    case 'stale':
      return <p class="note warning">{words('preview.stale')}</p>;
    case 'refused':
      return (
        <div class="preview refused">
          <h4>{words('preview.refused')}</h4>
          <ul>
            {ruleWords(answer.because).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {answer.remedies.length > 0 && <p>{remedyWords(answer.remedies).join(' ')}</p>}
        </div>
      );
    case 'not-there':
    case 'not-understood':
    case 'unreachable':
    case 'fault':
    case 'lost':
      return <FailureNote failure={answer} words={words} />;
  }
}
