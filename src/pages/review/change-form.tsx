// One change from wish to deed: what it needs, what it will do and by which rule, and only then the deed.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { mostSeats } from '../../contract/limits';
import { useCall } from '../ground/call';
import type { ChangeAnswer, SeatRow } from '../../contract/review';
import { FailureNote, Points, Why } from './parts';
import type { Failure, ServerCalls } from './server';
import { type ActionKind, fieldOf, type Typed, type Wanted, wantedOf } from './wanted';
import { effectWords, remedyWords, ruleWords, type Words } from './words';

interface ChangeFormProps {
  readonly kind: ActionKind;
  /** Whom it is about, as far as that is known before anything is typed. */
  readonly email: string;
  readonly row: SeatRow;
  /** Where the reader pays for the license, if they do. */
  readonly payUrl: string | undefined;
  readonly server: ServerCalls;
  readonly words: Words;
  /** Without rows where they could not be read afterwards. */
  readonly onChanged: (wanted: Wanted, answer: ChangeAnswer, rows: readonly SeatRow[] | undefined) => void;
  /** Told of the license as it is, where it is otherwise than it was shown. */
  readonly onSeen: (rows: readonly SeatRow[]) => void;
  readonly onClose: () => void;
}

/** What a change would do, or did. */
interface Preview {
  readonly wanted: Wanted;
  /** The version of the license that it was asked about. */
  readonly version: string;
  /** The license was changed by somebody else since it was shown, and looked at again. */
  readonly isAfresh: boolean;
  readonly answer: ChangeAnswer | Failure;
  readonly rows: readonly SeatRow[] | undefined;
}

export function ChangeForm({ kind, email, row, payUrl, server, words, onChanged, onSeen, onClose }: ChangeFormProps) {
  const field = fieldOf(kind);
  const [typed, setTyped] = useState<Typed>({ email, seats: String(row.seats), note: row.note ?? '' });
  const { isWorking, answer: preview, ask, clear } = useCall<Preview | undefined>();
  const form = useRef<HTMLFormElement>(null);
  const wanted = wantedOf(kind, row, typed);

  const send = async (
    asked: Wanted,
    how: 'previewChanges' | 'changeLicenses',
    version: string,
    isAfresh = false,
  ): Promise<Preview | undefined> => {
    const result = await server[how]({ changes: [{ licenseId: row.licenseId, wanted: asked, seenVersion: version }] });
    const [answer, rows] = result.outcome === 'done' ? [result.changes[0], result.rows] : [result, undefined];
    const now = rows?.[0]?.version;
    if (answer?.outcome !== 'stale' || rows === undefined || now === undefined || isAfresh)
      return answer && { wanted: asked, version, isAfresh, answer, rows };
    // Somebody else was first: what the change would do now is shown, and offered once more.
    onSeen(rows);
    return send(asked, 'previewChanges', now, true);
  };
  const look = (asked: Wanted): void => {
    void ask(send(asked, 'previewChanges', row.version));
  };
  const carryOut = async ({ wanted: asked, version }: Preview): Promise<void> => {
    const done = await ask(send(asked, 'changeLicenses', version));
    if (done?.isAfresh === false && (done.answer.outcome === 'changed' || done.answer.outcome === 'unchanged')) {
      onChanged(asked, done.answer, done.rows);
    }
  };

  useLayoutEffect(() => {
    (form.current?.querySelector<HTMLElement>('input, textarea') ?? form.current)?.focus();
  }, []);
  // A button that is gone leaves the focus to nobody, and with it the keys.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) form.current?.focus();
  }, [preview]);
  // What needs nothing to be typed is previewed at once; the rest begins with its field.
  useEffect(() => {
    if (field === undefined && wanted !== undefined) look(wanted);
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
        if (preview?.answer.outcome === 'changed') void carryOut(preview);
        else look(wanted);
      }}
    >
      <h3>{words(`action.${kind}`)}</h3>
      {field !== undefined && (
        <label class="field">
          <span>{words(`field.${field === 'email' && kind === 'transfer' ? 'to' : field}`)}</span>
          {field === 'note' ? (
            <textarea
              rows={3}
              maxLength={1000}
              value={typed.note}
              onInput={(event) => {
                clear();
                setTyped({ ...typed, note: event.currentTarget.value });
              }}
            />
          ) : (
            <input
              {...(field === 'email' ? { type: 'email' } : { type: 'number', min: 1 })}
              required
              value={typed[field]}
              onInput={(event) => {
                clear();
                setTyped({ ...typed, [field]: event.currentTarget.value });
              }}
            />
          )}
        </label>
      )}
      {field !== undefined && typed[field].trim() !== '' && wanted === undefined && (
        <p class="quiet" role="status">
          {field === 'seats'
            ? words('csv.not-seats', { value: typed.seats, most: mostSeats })
            : words('field.no-address')}
        </p>
      )}
      <div aria-live="polite">
        {isWorking && <p class="quiet">{words('preview.working')}</p>}
        {preview?.isAfresh === true && !isWorking && <p class="note">{words('preview.afresh')}</p>}
        {preview && !isWorking && <PreviewOf answer={preview.answer} payUrl={payUrl} words={words} />}
      </div>
      <div class="buttons">
        {(preview === undefined || preview.answer.outcome === 'changed' || preview.answer.outcome === 'lost') && (
          <button type="submit" class="button primary" disabled={wanted === undefined} aria-disabled={isWorking}>
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
export function PreviewOf({
  answer,
  payUrl,
  words,
}: {
  readonly answer: ChangeAnswer | Failure;
  readonly payUrl: string | undefined;
  readonly words: Words;
}) {
  switch (answer.outcome) {
    case 'changed':
      return (
        <div class="preview">
          <h4>{words('preview.title')}</h4>
          <Points sentences={answer.effects.map((effect) => effectWords(effect, words))} />
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
          <Points sentences={ruleWords(answer.because)} />
          {answer.remedies.length > 0 && <p>{remedyWords(answer.remedies).join(' ')}</p>}
          {payUrl !== undefined && answer.remedies.includes('manage-billing') && (
            <a class="link" href={payUrl} target="_blank" rel="noopener">
              {words('preview.pay')}
            </a>
          )}
        </div>
      );
    case 'not-there':
    case 'not-understood':
    case 'not-allowed-yet':
    case 'unreachable':
    case 'fault':
    case 'lost':
    case 'other-version':
    case 'no-room':
      return <FailureNote failure={answer} words={words} />;
  }
}
