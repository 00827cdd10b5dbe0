// Why nothing is saved any more, and everything that can be done with what somebody did.
import type { Refusal } from '../../contract/open';
import { saveFile } from '../ground/save-file';
import { Warning } from '../ground/notices';
import type { Unwritable } from '../../mockup/edit/edits';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

export function Stopped({
  words,
  why,
  name,
  saving,
}: {
  readonly words: EditorWords;
  readonly why: Refusal | Unwritable;
  /** The file's name in Drive. */
  readonly name: string;
  readonly saving: Saving;
}) {
  const text =
    typeof why === 'string'
      ? words('stopped.unwritable', { why: why === 'too-slow' ? 'slow' : 'other' })
      : `${why.title} ${why.text}`;
  const download = (): void => {
    void saving.content().then((content) => {
      if (content !== undefined) saveFile(name, 'application/octet-stream', content);
    });
  };
  return (
    <div class="stopped">
      <Warning text={text}>
        <div class="buttons">
          <button type="button" class="button" onClick={download}>
            {words('stopped.download')}
          </button>
          <button type="button" class="button primary" onClick={() => void saving.flush()}>
            {words('stopped.again')}
          </button>
        </div>
      </Warning>
    </div>
  );
}
