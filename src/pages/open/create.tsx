// "New" in Drive: asks for a name, has the mockup made, and goes on to show it.
import { useMemo, useState } from 'preact/hooks';
import type { Opening, OpeningFile, Refusal } from '../contract';
import { AccountBar, Notice } from './notices';
import type { ServerCalls } from './server';
import { Viewer } from './viewer';
import type { Words } from './words';

type State = 'asking' | 'working' | { readonly refusal: Refusal } | { readonly file: OpeningFile };

/** The form, and after it the new mockup. */
export function Create({
  opening,
  words,
  server,
}: {
  readonly opening: Extract<Opening, { kind: 'create' }>;
  readonly words: Words;
  readonly server: ServerCalls;
}) {
  const [name, setName] = useState(words('create.untitled'));
  const [state, setState] = useState<State>('asking');
  // The same key for every attempt of this page: pressing twice makes one mockup.
  const key = useMemo(() => crypto.randomUUID(), []);
  if (typeof state === 'object' && 'file' in state) {
    return <Viewer files={[state.file]} bar={opening.bar} words={words} server={server} />;
  }
  const create = (): void => {
    setState('working');
    const request = { name: name.trim() || words('create.untitled'), key };
    server.createMockup(opening.folderId === undefined ? request : { ...request, folderId: opening.folderId }).then(
      (answer) => {
        setState(answer.ok ? { file: answer.file } : { refusal: answer });
      },
      () => {
        setState({
          refusal: { ok: false, title: words('problem.unreachable.title'), text: words('bar.failed') },
        });
      },
    );
  };
  const refusal = typeof state === 'object' ? state.refusal : undefined;
  return (
    <div class="viewer plain">
      <main>
        {opening.canCreate ? (
          <Notice isAlone icon="file" title={words('create.title')} text={words('create.hint')}>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                create();
              }}
            >
              <label>
                {words('create.name')}
                <input
                  type="text"
                  maxLength={200}
                  value={name}
                  onInput={(event) => {
                    setName(event.currentTarget.value);
                  }}
                />
              </label>
              <button type="submit" class="primary" disabled={state === 'working'}>
                {words(state === 'working' ? 'create.working' : 'create.button')}
              </button>
            </form>
            {refusal && (
              <p role="alert">
                <strong>{refusal.title}</strong> {refusal.text}
              </p>
            )}
          </Notice>
        ) : (
          <Notice isAlone icon="lock" title={words('create.denied.title')} text={words('create.denied.text')} />
        )}
      </main>
      <AccountBar words={words} initial={opening.bar} fileId="" server={server} />
    </div>
  );
}
