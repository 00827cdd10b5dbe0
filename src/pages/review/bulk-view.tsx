// Many changes at once, from a file: what is accepted and what is refused is seen before anything is written.
import { useState } from 'preact/hooks';
import { Icon } from '../ground/icon';
import { Progress } from '../ground/notices';
import { BulkBegin } from './bulk-begin';
import { changesToCsv } from '../../contract/exports';
import { licensesBy, readChanges, readImport } from '../../contract/license-files';
import { BulkLines, isGood, isRefusal } from './bulk-lines';
import { ChipChoice, FailureNote } from './parts';
import type { Row } from './rows';
import { type Bulk, isAccepted, isSettled } from './use-bulk';
import type { Words } from './words';

interface BulkViewProps {
  readonly rows: readonly Row[];
  /** Whether licenses may be imported: only those who run the product do. */
  readonly imports: boolean;
  readonly bulk: Bulk;
  readonly words: Words;
  readonly onImported: () => void;
}

export function BulkView({ rows, imports, bulk, words, onImported }: BulkViewProps) {
  const [isOnlyRefused, setOnlyRefused] = useState(false);
  const { text, setText, isImport, setImport, phase, lines, failure, done } = bulk;
  const accepted = lines.filter(isAccepted);
  const failed = accepted.filter((state) => isSettled(state) && !isGood(state.result));

  if (phase === 'empty') {
    return (
      <BulkBegin
        text={text}
        onText={setText}
        isImport={isImport}
        onImport={imports ? setImport : undefined}
        failure={failure}
        onCheck={() => {
          bulk.check(isImport ? readImport(text) : readChanges(text, licensesBy(rows)));
        }}
        words={words}
      />
    );
  }
  const refused = lines.filter(({ line, preview, result }) => line.asked === undefined || isRefusal(result ?? preview));
  const already = lines.filter(({ preview }) => preview?.outcome === 'unchanged');
  return (
    <div class="view">
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
        <ChipChoice
          label={words('bulk.shown')}
          value={isOnlyRefused}
          options={[
            { value: false, label: words('bulk.shown.all'), count: words.number(lines.length) },
            { value: true, label: words('bulk.shown.refused'), count: words.number(refused.length) },
          ]}
          onChange={setOnlyRefused}
        />
      )}
      <BulkLines lines={isOnlyRefused && refused.length > 0 ? refused : lines} words={words} />
    </div>
  );
}
