// What is asked about the drawings of a project: the name of one, and which comes back out of the trash.
import { useState } from 'preact/hooks';
import type { MockupKey } from '../../mockup/edit/edits';
import type { trashIn } from '../../mockup/edit/project';
import { Dialog } from '../ground/dialog';
import { NameField } from '../ground/name-field';
import type { EditorWords } from './words';

interface DialogProps {
  readonly words: EditorWords;
  readonly onClose: () => void;
}

export function Naming({
  words,
  name: before,
  onName,
  onClose,
}: DialogProps & { readonly name: string; readonly onName: (name: string) => void }) {
  const [name, setName] = useState(before);
  return (
    <Dialog
      title={words('drawings.rename')}
      onClose={onClose}
      onSubmit={() => {
        if (name.trim() === '') return;
        if (name.trim() !== before) onName(name.trim());
        onClose();
      }}
    >
      <NameField label={words('drawings.name')} name={name} onName={setName} />
      <div class="buttons end">
        <button type="button" class="button" onClick={onClose}>
          {words('add.cancel')}
        </button>
        <button type="submit" class="button primary">
          {words('drawings.rename-do')}
        </button>
      </div>
    </Dialog>
  );
}

export const Trash = ({
  words,
  trash,
  isHeld,
  onRestore,
  onClose,
}: DialogProps & {
  readonly trash: ReturnType<typeof trashIn>;
  readonly isHeld: boolean;
  readonly onRestore: (mockup: MockupKey) => void;
}) => (
  <Dialog title={words('drawings.trash-title')} onClose={onClose} onSubmit={onClose}>
    <ul class="trash">
      {trash.map((each) => (
        <li key={each.mockup.id}>
          <span class="cut">{each.name === '' ? words('drawings.unnamed') : each.name}</span>
          <button
            type="button"
            class="button"
            aria-label={words('drawings.restore-name', { name: each.name })}
            disabled={isHeld}
            onClick={() => {
              onRestore(each.mockup);
              onClose();
            }}
          >
            {words('drawings.restore')}
          </button>
        </li>
      ))}
    </ul>
    <div class="buttons end">
      <button type="submit" class="button primary" autofocus>
        {words('keys.close')}
      </button>
    </div>
  </Dialog>
);
