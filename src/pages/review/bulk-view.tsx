// Many changes at once, from a file: what is accepted and what is refused is seen before anything is written.
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../ground/icon';
import { changesToCsv, readChanges, readImport } from './bulk-csv';
import type { Effect, SeatRow } from '../../contract/review';
import { Progress } from '../ground/notices';
import { FailureNote } from './parts';
import type { Row } from './rows';
import type { ServerCalls } from './server';
import { type BulkAnswer, type BulkState, isAccepted, isSettled, useBulk } from './use-bulk';
import { useVirtual } from './use-virtual';
import { effectWords, failureWords, remedyWords, ruleWords, type Words } from './words';

interface BulkViewProps {
  readonly rows: readonly Row[];
  /** Whether licenses may be imported: only those who run the product do. */
  readonly imports: boolean;
  readonly server: ServerCalls;
  readonly words: Words;
  readonly onRows: (licenseIds: readonly string[], rows: readonly SeatRow[]) => void;
  readonly onImported: () => void;
  /** Text to begin with, from rows that were selected. */
  readonly begin: string;
}

export function BulkView({ rows, imports, server, words, onRows, onImported, begin }: BulkViewProps) {
  const [text, setText] = useState(begin);
  const [isImport, setImport] = useState(false);
  const [isOver, setOver] = useState(false);
  const [isOnlyRefused, setOnlyRefused] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const bulk = useBulk(server, rows, onRows);
  const { phase, lines, failure, done } = bulk;
  const accepted = lines.filter(isAccepted);
  const failed = accepted.filter((state) => isSettled(state) && !isGood(state.result));

  const read = async (chosen: File | undefined): Promise<void> => {
    if (chosen) setText(await chosen.text());
  };
  if (phase === 'empty') {
    return (
      <div class="bulk">
        <h2>{words('bulk.title')}</h2>
        {imports && (
          <div class="chips" role="group" aria-label={words('bulk.kind')}>
            {[false, true].map((kind) => (
              <button
                key={String(kind)}
                type="button"
                class="chip"
                aria-pressed={isImport === kind}
                onClick={() => {
                  setImport(kind);
                }}
              >
                {words(kind ? 'bulk.kind.import' : 'bulk.kind.changes')}
              </button>
            ))}
          </div>
        )}
        <p>{words(isImport ? 'bulk.import.text' : 'bulk.text')}</p>
        <pre tabIndex={0} aria-label={words('bulk.example')}>
          {isImport ? exampleImport : exampleChanges}
        </pre>
        {failure && <FailureNote failure={failure} words={words} />}
        <label class={isOver ? 'drop over' : 'drop'}>
          <span>{words('bulk.paste')}</span>
          <textarea
            rows={10}
            spellcheck={false}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
            }}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => {
              setOver(false);
            }}
            onDrop={(event) => {
              event.preventDefault();
              setOver(false);
              void read(event.dataTransfer?.files[0]);
            }}
          />
        </label>
        <div class="buttons">
          <button
            type="button"
            class="button primary"
            disabled={text.trim() === ''}
            onClick={() => {
              bulk.check(isImport ? readImport(text) : readChanges(text, rows), isImport);
            }}
          >
            {words('bulk.check')}
          </button>
          <button type="button" class="button" onClick={() => file.current?.click()}>
            <Icon name="upload" /> {words('bulk.file')}
          </button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".csv,.txt,text/csv,text/plain"
            aria-label={words('bulk.file')}
            onChange={(event) => {
              void read(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </div>
      </div>
    );
  }
  const refused = lines.filter(({ line, preview, result }) => line.asked === undefined || isRefusal(result ?? preview));
  const already = lines.filter(({ preview }) => preview?.outcome === 'unchanged');
  return (
    <div class="bulk view">
      <h2>{words('bulk.title')}</h2>
      <div role="status" aria-live="polite">
        {phase === 'checking' && (
          <Progress text={words('bulk.checking', { done, all: lines.length })} value={done} most={lines.length} />
        )}
        {phase === 'applying' && (
          <Progress text={words('bulk.applying', { done, all: accepted.length })} value={done} most={accepted.length} />
        )}
        {phase === 'checked' && (
          <p class="note">
            {words('bulk.checked', { accepted: accepted.length, refused: refused.length, already: already.length })}
          </p>
        )}
        {phase === 'interrupted' && (
          <p class="note warning">
            {words('bulk.interrupted', { done: accepted.filter(isSettled).length, all: accepted.length })}
          </p>
        )}
        {phase === 'done' && (
          <p class="note">{words('bulk.done', { done: accepted.length - failed.length, failed: failed.length })}</p>
        )}
      </div>
      {failure && <FailureNote failure={failure} words={words} />}
      <div class="buttons">
        {phase === 'checked' && (
          <button type="button" class="button primary" disabled={accepted.length === 0} onClick={bulk.apply}>
            {words('bulk.apply', { count: accepted.length })}
          </button>
        )}
        {phase === 'interrupted' && (
          <button type="button" class="button primary" onClick={bulk.apply}>
            {words('bulk.go-on')}
          </button>
        )}
        {(phase === 'checking' || phase === 'applying') && (
          <button type="button" class="button" onClick={bulk.stop}>
            {words('bulk.stop')}
          </button>
        )}
        {(phase === 'checked' || phase === 'interrupted' || phase === 'done') && (
          <button
            type="button"
            class="button"
            onClick={() => {
              bulk.clear();
              if (isImport) onImported();
            }}
          >
            {words(phase === 'done' ? 'bulk.another' : 'bulk.back')}
          </button>
        )}
        {(phase === 'interrupted' || phase === 'done') && !isImport && bulk.inverse().length > 0 && (
          <button
            type="button"
            class="button"
            title={words('bulk.undo.title')}
            onClick={() => {
              setText(changesToCsv(bulk.inverse()));
              bulk.clear();
            }}
          >
            <Icon name="undo" /> {words('bulk.undo')}
          </button>
        )}
      </div>
      {refused.length > 0 && refused.length < lines.length && (
        <div class="chips" role="group" aria-label={words('bulk.shown')}>
          {[false, true].map((kind) => (
            <button
              key={String(kind)}
              type="button"
              class="chip"
              aria-pressed={isOnlyRefused === kind}
              onClick={() => {
                setOnlyRefused(kind);
              }}
            >
              {words(kind ? 'bulk.shown.refused' : 'bulk.shown.all')}{' '}
              <span class="count">{words.number(kind ? refused.length : lines.length)}</span>
            </button>
          ))}
        </div>
      )}
      <Lines lines={isOnlyRefused && refused.length > 0 ? refused : lines} words={words} />
    </div>
  );
}

/** Lines of the file with what is to become of each. */
function Lines({ lines, words }: { readonly lines: readonly BulkState[]; readonly words: Words }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, height } = useVirtual(scroller, lines.length, 60);
  return (
    <div class="table log" role="table" aria-label={words('bulk.lines')} aria-rowcount={lines.length + 1}>
      <div role="rowgroup" class="head">
        <div role="row" class="row" aria-rowindex={1}>
          <div role="columnheader" class="number">
            {words('bulk.number')}
          </div>
          <div role="columnheader" class="said">
            {words('bulk.said')}
          </div>
          <div role="columnheader" class="fate">
            {words('bulk.fate')}
          </div>
        </div>
      </div>
      <div role="rowgroup" class="body" ref={scroller} tabIndex={0} aria-label={words('bulk.lines')}>
        <div role="presentation" class="sizer" style={{ height: `${height}px` }}>
          {items.map(({ index, start, size }) => {
            const state = lines[index];
            if (state === undefined) return null;
            const fate = fateOf(state, words);
            return (
              <div
                key={index}
                role="row"
                class="row"
                aria-rowindex={index + 2}
                style={{ transform: `translateY(${start}px)`, height: `${size}px` }}
              >
                <div role="cell" class="number">
                  {state.line.number}
                </div>
                <div role="cell" class="said" title={state.line.said}>
                  {state.line.said}
                </div>
                <div role="cell" class={`fate ${fate.tone}`} title={fate.text}>
                  <strong>{words(`fate.${fate.tone}`)}</strong> {fate.text}
                </div>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Tone = 'waiting' | 'accepted' | 'refused' | 'already' | 'done' | 'failed';

function fateOf({ line, preview, result }: BulkState, words: Words): { readonly tone: Tone; readonly text: string } {
  if (line.fault) return { tone: 'refused', text: words(line.fault.message, { value: line.fault.value }) };
  if (result) {
    if (isGood(result)) return { tone: 'done', text: answerText(result, words) };
    return { tone: 'failed', text: answerText(result, words) };
  }
  if (preview === undefined) return { tone: 'waiting', text: '' };
  if (isRefusal(preview)) return { tone: 'refused', text: answerText(preview, words) };
  return { tone: preview.outcome === 'unchanged' ? 'already' : 'accepted', text: answerText(preview, words) };
}

const isGood = (answer: BulkAnswer | undefined): boolean =>
  answer !== undefined && ['changed', 'imported', 'unchanged'].includes(answer.outcome);

const isRefusal = (answer: BulkAnswer | undefined): boolean => answer !== undefined && !isGood(answer);

function answerText(answer: BulkAnswer, words: Words): string {
  switch (answer.outcome) {
    case 'changed':
      return answer.effects.map((effect: Effect) => effectWords(effect, words)).join(' ');
    case 'imported':
    case 'unchanged':
      return '';
    case 'stale':
      return words('preview.stale');
    case 'refused':
      return 'fault' in answer
        ? words(`row.${answer.fault}`, { detail: answer.detail ?? '' })
        : [...ruleWords(answer.because), ...remedyWords(answer.remedies)].join(' ');
    case 'not-there':
    case 'not-understood':
    case 'unreachable':
    case 'fault':
      return failureWords(answer, words);
  }
}

const exampleChanges = `action,account,license,to,seats,note
release,kim@acme.example,plan-fay,,,
assign,nina@acme.example,plan-fay,,,
note,,plan-fay,,,Asked for by Fay`;

const exampleImport = `license,organisation,seats,billing,started,cancelled,holders,administrators,note
sub-1001,acme,1,yearly,2026-03-01,,ana@acme.example,ana@acme.example,
plan-1002,acme,5,monthly,2026-04-15,,kim@acme.example lou@acme.example,fay@acme.example,`;
