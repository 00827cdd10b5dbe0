// Somebody else has saved meanwhile: their version and the person's own side by side, and the choice between them.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { compare } from '../../mockup/edit/compare';
import type { MockupKey } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Scene } from '../../mockup/scene';
import type { OpeningFile } from '../../contract/open';
import { Progress, Warning } from '../ground/notices';
import type { Loaded } from '../open/load';
import type { ServerCalls } from '../open/server';
import { fileName } from '../open/take-away';
import { typeWords, type Words } from '../open/words';
import { Drawn } from './drawn';
import { keepAsCopy } from './keep-as-copy';
import { loadTheirs } from './theirs';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

interface ConflictProps {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly file: OpeningFile;
  /** The file's name in Drive. */
  readonly name: string;
  readonly symbols: Loaded['symbols'];
  readonly saving: Saving;
  /** What both were made from, and what is shown here. */
  readonly base: Scene;
  readonly mine: Scene;
  readonly mockup: MockupKey;
  readonly icons: IconLibrary;
  readonly server: ServerCalls;
  readonly canCopy: boolean;
  /** Shows what is in Drive; `hint` is said there. */
  readonly onTheirs: (hint?: string) => void;
  /** Goes on with what was done here, on top of theirs. */
  readonly onMine: (theirs: Loaded) => void;
}

export function Conflict(props: ConflictProps) {
  const { words, viewerWords, file, name, symbols, saving, base, mine, mockup, icons, server } = props;
  const [theirs, setTheirs] = useState<Loaded | 'unreachable' | undefined>(undefined);
  const [working, setWorking] = useState<'copy' | undefined>(undefined);
  const [failure, setFailure] = useState('');
  const reserved = useRef<string | undefined>(undefined);
  const load = (): void => {
    setTheirs(undefined);
    loadTheirs(file, symbols, server).then(setTheirs, (error: unknown) => {
      console.error(error);
      setTheirs('unreachable');
    });
  };
  useEffect(load, []);
  const scene = typeof theirs === 'object' && theirs.result.ok ? theirs.result.scene : undefined;
  const found = useMemo(() => scene && compare(base, scene, mine), [base, scene, mine]);

  const copy = (): void => {
    setWorking('copy');
    setFailure('');
    const copyName = words('stopped.copy-name', { name: fileName(name) });
    keepAsCopy(file, copyName, saving, server, reserved)
      .then((made) => {
        setWorking(undefined);
        if (made.ok) props.onTheirs(words('stopped.copied', { name: fileName(made.name) }));
        else setFailure(words('stopped.copy-failed', { why: made.text }));
      })
      .catch((error: unknown) => {
        console.error(error);
        setWorking(undefined);
        setFailure(words('stopped.copy-failed', { why: '' }));
      });
  };
  return (
    <section class="conflict" aria-label={words('conflict.label')}>
      <Warning text={failure === '' ? words('stopped.conflict') : `${words('stopped.conflict')} ${failure}`}>
        <div class="buttons">
          {props.canCopy && (
            <button type="button" class="button primary" aria-disabled={working !== undefined} onClick={copy}>
              {words(working === 'copy' ? 'stopped.copying' : 'stopped.copy')}
            </button>
          )}
          {typeof theirs === 'object' && scene && (
            <button
              type="button"
              class="button"
              onClick={() => {
                props.onMine(theirs);
              }}
            >
              {words(found?.isApart === true ? 'conflict.both' : 'conflict.mine')}
            </button>
          )}
          <button
            type="button"
            class="button"
            onClick={() => {
              props.onTheirs();
            }}
          >
            {words('stopped.theirs')}
          </button>
          <button type="button" class="button" onClick={saving.download}>
            {words('stopped.download')}
          </button>
        </div>
      </Warning>
      {found && (
        <p class="found" role="status">
          {words('conflict.found', { theirs: found.theirs, mine: found.mine, both: found.both.length })}
          {found.both.length > 0 && (
            <>
              {' '}
              {found.both
                .slice(0, 5)
                .map(({ type, text }) =>
                  text ? `${typeWords(viewerWords, type)} “${text.slice(0, 30)}”` : typeWords(viewerWords, type),
                )
                .join(', ')}
            </>
          )}
        </p>
      )}
      <div class="versions">
        <figure class="surface">
          <figcaption>{words('conflict.version.theirs')}</figcaption>
          {theirs === undefined ? (
            <Progress text={words('conflict.loading')} />
          ) : scene === undefined ? (
            <div class="note">
              <p>{words('conflict.unreadable')}</p>
              <button type="button" class="button" onClick={load}>
                {words('stopped.again')}
              </button>
            </div>
          ) : scene.mockups.some(({ id, branch }) => id === mockup.id && branch === mockup.branch) ? (
            <Drawn scene={scene} mockup={mockup} icons={icons} label={words('conflict.version.theirs')} />
          ) : (
            <p>{words('conflict.gone')}</p>
          )}
        </figure>
        <figure class="surface">
          <figcaption>{words('conflict.version.mine')}</figcaption>
          <Drawn scene={mine} mockup={mockup} icons={icons} label={words('conflict.version.mine')} />
        </figure>
      </div>
    </section>
  );
}
