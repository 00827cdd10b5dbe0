// A line over the drawing that says where a link leads when it can't simply be followed, or what has been done.
import { Strip } from '../ground/notices';
import type { Words } from './words';

export interface Hint {
  readonly text: string;
  /** An address of the web that may be opened. */
  readonly url?: string;
  /** What can be done about it, and its name. */
  readonly label?: string;
  readonly action?: () => void;
}

export const HintStrip = ({
  words,
  hint: { text, url, label, action },
  onClose,
}: {
  readonly words: Words;
  readonly hint: Hint;
  readonly onClose: () => void;
}) => (
  <Strip text={text} closeLabel={words('notice.close')} onClose={onClose}>
    {url !== undefined && (
      <a class="link" href={url} target="_blank" rel="noopener noreferrer">
        {words('link.open')}
      </a>
    )}
    {action && (
      <button
        type="button"
        class="link"
        onClick={() => {
          onClose();
          action();
        }}
      >
        {label}
      </button>
    )}
  </Strip>
);
