// In the place of a project's drawings: that a single mockup is none, and how it becomes one.
import { useRef, useState } from 'preact/hooks';
import type { OpeningFile } from '../../contract/open';
import type { IconLibrary } from '../../mockup/icons/library';
import { toBase64 } from '../open/base64';
import { NameDialog } from '../open/name-dialog';
import { requestOf, type ServerCalls } from '../open/server';
import { fileName } from '../open/take-away';
import type { Words } from '../open/words';
import { makeProject } from './make-project';
import type { Session } from './session';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

export function BecomeProject({
  words,
  viewerWords,
  file,
  name,
  session,
  saving,
  icons,
  server,
  onMove,
}: {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly file: OpeningFile;
  /** The file's name in Drive. */
  readonly name: string;
  readonly session: Session;
  readonly saving: Saving;
  readonly icons: IconLibrary;
  readonly server: ServerCalls;
  readonly onMove: (file: OpeningFile) => void;
}) {
  const [isAsked, setAsked] = useState(false);
  /** The project's id, from the first asking on: asked again, it makes no second one. */
  const reserved = useRef<string | undefined>(undefined);
  const make = async (wanted: string) => {
    const title = words('project.failed');
    try {
      // What is not in Drive by then is kept as a draft of the single mockup, and is in the project.
      await saving.flush();
      const content = await makeProject(session.shown.scene, fileName(wanted), server, icons);
      if (reserved.current === undefined) {
        const id = await server.reserveId(null);
        if (!id.ok) return id;
        reserved.current = id.id;
      }
      const made = await server.createMockup({
        name: wanted,
        base64: toBase64(content),
        beside: requestOf(file),
        newId: reserved.current,
        startsTrial: false,
      });
      if (!made.ok) return made;
      saving.end();
      onMove(made.file);
      return undefined;
    } catch (error) {
      console.error(error);
      return { title, text: viewerWords('bar.failed') };
    }
  };
  return (
    <nav class="drawings" aria-label={words('drawings.label')}>
      <h2>{words('drawings.label')}</h2>
      <p class="quiet">{words('project.single')}</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          setAsked(true);
        }}
      >
        {words('project.make')}
      </button>
      {isAsked && (
        <NameDialog
          words={viewerWords}
          question={{
            title: words('project.title'),
            text: words('project.text', { name }),
            name: fileName(name),
            button: words('project.do'),
            answer: make,
          }}
          onClose={() => {
            setAsked(false);
          }}
        />
      )}
    </nav>
  );
}
