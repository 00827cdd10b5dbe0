// The way into the editor: the file made ready, or why it can't be edited.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Unwritable } from '../../mockup/edit/edits';
import { Empty, Progress } from '../ground/notices';
import type { EditorProps } from '../open/editor-part';
import { unwritableWords } from '../open/words';
import { Editing } from './editing';
import { type Opened, openDocument } from './opening';
import { createEditorWords } from './words';

export function Editor(props: EditorProps) {
  const { viewerWords, loaded, mockup, name, server, onLeave } = props;
  const words = useMemo(() => createEditorWords(document.documentElement.lang), []);
  const [opened, setOpened] = useState<Opened | Unwritable | 'unreachable' | undefined>(undefined);
  useEffect(() => {
    const warnings = loaded.result.ok ? loaded.result.warnings : [];
    openDocument(loaded.source, loaded.symbols, warnings, server).then(setOpened, (error: unknown) => {
      console.error(error);
      setOpened('unreachable');
    });
  }, []);
  if (typeof opened === 'object') return <Editing {...props} words={words} opened={opened} />;
  return (
    <div class="viewer">
      <main>
        {opened === undefined ? (
          <Progress text={words('editor.opening', { name })} />
        ) : (
          <Empty isAlone icon="warning" title={viewerWords('change.unwritable.title')}>
            <p>
              {opened === 'unreachable'
                ? viewerWords('problem.unreachable.text')
                : unwritableWords(viewerWords, opened)}
            </p>
            <button
              type="button"
              class="button primary"
              onClick={() => {
                onLeave(loaded, mockup);
              }}
            >
              {words('keys.close')}
            </button>
          </Empty>
        )}
      </main>
    </div>
  );
}
