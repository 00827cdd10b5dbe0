// A question with two answers, of which the first is the safe one.
import { Dialog } from '../ground/dialog';

/** Escape is the safe answer too. */
export const ChoiceDialog = ({
  title,
  text,
  safe,
  other,
  onSafe,
  onOther,
}: {
  readonly title: string;
  readonly text: string;
  readonly safe: string;
  readonly other: string;
  readonly onSafe: () => void;
  readonly onOther: () => void;
}) => (
  <Dialog title={title} onClose={onSafe} onSubmit={onSafe}>
    <p>{text}</p>
    <div class="buttons end">
      <button type="button" class="button" onClick={onOther}>
        {other}
      </button>
      <button type="submit" class="button primary" autofocus>
        {safe}
      </button>
    </div>
  </Dialog>
);
