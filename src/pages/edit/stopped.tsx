// Why nothing is saved any more, and everything that can be done with what somebody did.
import { useRef, useState } from 'preact/hooks';
import type { OpeningFile, Refusal } from '../../contract/open';
import { saveFile } from '../ground/save-file';
import { Warning } from '../ground/notices';
import type { ServerCalls } from '../open/server';
import { fileName } from '../open/take-away';
import type { Unwritable } from '../../mockup/edit/edits';
import { saveCopy, type Saving } from './use-saving';
import type { EditorWords } from './words';

export function Stopped({
  words,
  why,
  file,
  name,
  saving,
  server,
  canCopy,
  onTheirs,
}: {
  readonly words: EditorWords;
  readonly why: Refusal | Unwritable;
  readonly file: OpeningFile;
  /** The file's name in Drive. */
  readonly name: string;
  readonly saving: Saving;
  readonly server: ServerCalls;
  readonly canCopy: boolean;
  /** Shows what is in Drive; `hint` is said there. */
  readonly onTheirs: (hint?: string) => void;
}) {
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState('');
  const reserved = useRef<string | undefined>(undefined);
  const refusal = typeof why === 'string' ? undefined : why;
  const isConflict = refusal?.isConflict === true;
  const text =
    refusal === undefined
      ? words('stopped.unwritable', { why: why === 'too-slow' ? 'slow' : 'other' })
      : isConflict
        ? words('stopped.conflict')
        : `${refusal.title} ${refusal.text}`;

  const copy = async (): Promise<string | undefined> => {
    const content = await saving.content();
    if (content === undefined) return '';
    if (reserved.current === undefined) {
      const id = await server.reserveId(null);
      if (!id.ok) return id.text;
      reserved.current = id.id;
    }
    const copyName = words('stopped.copy-name', { name: fileName(name) });
    const made = await saveCopy(file, copyName, reserved.current, content, server);
    if (!made.ok) return made.text;
    onTheirs(words('stopped.copied', { name: fileName(made.name) }));
    return undefined;
  };
  const keep = (): void => {
    setWorking(true);
    setFailure('');
    copy().then(
      (failed) => {
        setWorking(false);
        if (failed !== undefined) setFailure(words('stopped.copy-failed', { why: failed }));
      },
      (error: unknown) => {
        console.error(error);
        setWorking(false);
        setFailure(words('stopped.copy-failed', { why: '' }));
      },
    );
  };
  const download = (): void => {
    void saving.content().then((content) => {
      if (content !== undefined) saveFile(name, 'application/octet-stream', content);
    });
  };
  return (
    <div class="stopped">
      <Warning text={failure === '' ? text : `${text} ${failure}`}>
        <div class="buttons">
          {isConflict && canCopy && (
            <button type="button" class="button primary" aria-disabled={isWorking} onClick={keep}>
              {words(isWorking ? 'stopped.copying' : 'stopped.copy')}
            </button>
          )}
          <button type="button" class="button" onClick={download}>
            {words('stopped.download')}
          </button>
          {isConflict ? (
            <button
              type="button"
              class="button"
              onClick={() => {
                onTheirs();
              }}
            >
              {words('stopped.theirs')}
            </button>
          ) : (
            <button type="button" class="button" onClick={() => void saving.flush()}>
              {words('stopped.again')}
            </button>
          )}
        </div>
      </Warning>
    </div>
  );
}
