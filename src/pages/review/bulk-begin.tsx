// Where a file of changes, or of licenses bought, is pasted, dropped or chosen.
import { useRef, useState } from 'preact/hooks';
import { type CsvFault, decodeCsv } from '../../contract/csv';
import { sampleOf } from '../../contract/license-files';
import { Icon } from '../ground/icon';
import './bulk-view.css';
import { saveCsv } from './export';
import { ChipChoice, FailureNote } from './parts';
import type { Failure } from './server';
import { fileFaultWords, type Words } from './words';

interface BulkBeginProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Whether the file is of licenses bought rather than of changes. */
  readonly isImport: boolean;
  /** Undefined where licenses may not be imported. */
  readonly onImport: ((isImport: boolean) => void) | undefined;
  readonly failure: Failure | undefined;
  readonly onCheck: () => void;
  readonly words: Words;
}

export function BulkBegin({ text, onText, isImport, onImport, failure, onCheck, words }: BulkBeginProps) {
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState<CsvFault>();
  const file = useRef<HTMLInputElement>(null);
  const sample = sampleOf(isImport ? 'import' : 'changes');
  const read = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    const decoded = decodeCsv(new Uint8Array(await chosen.arrayBuffer()));
    setFault('fault' in decoded ? decoded.fault : undefined);
    if ('text' in decoded) onText(decoded.text);
  };
  return (
    <div class="words">
      <h2>{words('bulk.title')}</h2>
      {onImport && (
        <ChipChoice
          label={words('bulk.kind')}
          value={isImport}
          options={[
            { value: false, label: words('bulk.kind.changes') },
            { value: true, label: words('bulk.kind.import') },
          ]}
          onChange={onImport}
        />
      )}
      <p>{words(isImport ? 'bulk.import.text' : 'bulk.text')}</p>
      <pre tabIndex={0} aria-label={words('bulk.example')}>
        {sample}
      </pre>
      <button
        type="button"
        class="link"
        onClick={() => {
          saveCsv(isImport ? 'licenses.csv' : 'changes.csv', sample);
        }}
      >
        {words('bulk.sample')}
      </button>
      {failure && <FailureNote failure={failure} words={words} />}
      {fault && (
        <p class="note warning" role="alert">
          {words('bulk.file-fault', { line: fault.line, fault: fileFaultWords(fault, words) })}
        </p>
      )}
      <label class={isOver ? 'field drop over' : 'field drop'}>
        <span>{words('bulk.paste')}</span>
        <textarea
          rows={10}
          spellcheck={false}
          value={text}
          onInput={(event) => {
            onText(event.currentTarget.value);
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
        <button type="button" class="button primary" disabled={text.trim() === ''} onClick={onCheck}>
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
