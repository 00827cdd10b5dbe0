// Renaming and duplicating, as the viewer offers them: the question, the call, and what is said afterwards.
import { useState } from 'preact/hooks';
import type { Refusal } from '../../contract/open';
import { saveFile } from '../ground/save-file';
import type { InView } from './in-view';
import type { Failure, NameQuestion } from './name-dialog';
import { loadedOf, type Page } from './pages';
import { loadEditor } from './editor-part';
import { requestOf } from './server';
import { fileName } from './take-away';
import { unwritableWords } from './words';

/** What may be changed of the page shown, each undefined where this account may not. */
interface Changes {
  readonly question: NameQuestion | undefined;
  readonly close: () => void;
  readonly rename: (() => void) | undefined;
  readonly duplicate: (() => void) | undefined;
}

export function useChanges({
  page,
  file,
  files,
  account,
  words,
  server,
  tell,
  openLast,
}: InView & {
  /** Turns to the file that was added last. */
  readonly openLast: () => void;
}): Changes {
  const [question, setQuestion] = useState<NameQuestion | undefined>(undefined);
  const loaded = file && loadedOf(file);
  const index = page?.fileIndex ?? 0;
  const none = {
    question,
    close: () => {
      setQuestion(undefined);
    },
    rename: undefined,
    duplicate: undefined,
  };
  if (!page || !file || !loaded) return none;

  const refused = (refusal: Refusal): Failure => {
    account.learn(refusal.access);
    return {
      title: refusal.title,
      text:
        refusal.reference === undefined
          ? refusal.text
          : `${refusal.text} ${words('problem.reference', { reference: refusal.reference })}`,
      ...(refusal.isConflict === true && {
        reload: () => {
          files.need(index, true);
        },
      }),
    };
  };
  const unreachable: Failure = { title: words('change.unreachable.title'), text: words('bar.failed') };

  /** A name in Drive. Undone by giving back the name before. */
  const renameFile = async (from: string, name: string, isUndo = false): Promise<Failure | undefined> => {
    try {
      const answer = await server.changeMockup({ ...requestOf(file.file), action: 'rename', from, name });
      if (!answer.ok) return refused(answer);
      files.rename(index, answer.file.name);
      const renamed = words('change.renamed', { name: fileName(answer.file.name) });
      tell(
        isUndo || answer.file.name === from
          ? { text: renamed }
          : { text: renamed, ...undo(() => renameFile(answer.file.name, from, true)) },
      );
      return undefined;
    } catch {
      return unreachable;
    }
  };

  /** A name inside a project: a change of its content. */
  const renameInside = async (
    to: Page,
    source: typeof loaded,
    name: string,
    isUndo = false,
  ): Promise<Failure | undefined> => {
    const { mockup } = to;
    if (!mockup) return undefined;
    const editor = await loadEditor(server).catch(() => undefined);
    if (editor === undefined) return unreachable;
    const saved = await editor.saveEdits(file.file, source, [{ kind: 'rename', mockup, name }], server);
    if (saved.ok) {
      files.put(index, saved.loaded);
      const renamed = words('change.renamed', { name });
      tell(
        isUndo
          ? { text: renamed }
          : { text: renamed, ...undo(() => renameInside(to, saved.loaded, mockup.name, true)) },
      );
      return undefined;
    }
    switch (saved.why) {
      case 'unwritable':
        return {
          title: words('change.unwritable.title'),
          text: unwritableWords(words, saved.unwritable),
        };
      case 'refused':
      case 'unreachable': {
        const { content } = saved;
        const failure = saved.why === 'refused' ? refused(saved.refusal) : unreachable;
        if (content === undefined) return failure;
        const takeAway = (): void => {
          saveFile(file.name, 'application/octet-stream', content);
        };
        return { ...failure, takeAway };
      }
    }
  };

  const undo = (back: () => Promise<Failure | undefined>) => ({
    label: words('change.undo'),
    action: () => {
      void back().then((failed) => {
        if (failed) tell({ text: `${failed.title}. ${failed.text}` });
      });
    },
  });

  /** The copy's id is set aside when it is first asked for, so that asking again makes no second one. */
  const duplicate = (): void => {
    let reserved: string | undefined;
    setQuestion({
      title: words('change.duplicate.title'),
      text: words('change.duplicate.text'),
      name: words('change.duplicate.name', { name: fileName(file.name) }),
      button: words('change.duplicate.button'),
      answer: async (name) => {
        try {
          if (reserved === undefined) {
            const id = await server.reserveId(null);
            if (!id.ok) return refused(id);
            reserved = id.id;
          }
          const request = { ...requestOf(file.file), action: 'duplicate', name, newId: reserved } as const;
          const answer = await server.changeMockup(request);
          if (!answer.ok) return refused(answer);
          files.add(answer.file);
          tell({
            text: words('change.duplicated', { name: fileName(answer.file.name) }),
            label: words('change.open-copy'),
            action: openLast,
          });
          return undefined;
        } catch {
          return unreachable;
        }
      },
    });
  };

  const isProject = page.scene?.format === 'bmpr';
  const rename = (): void => {
    setQuestion({
      title: words('change.rename.title'),
      text: words(isProject ? 'change.rename.inside' : 'change.rename.text'),
      name: isProject ? page.name : fileName(file.name),
      button: words('change.rename.button'),
      answer: (name) => (isProject ? renameInside(page, loaded, name) : renameFile(file.name, name)),
    });
  };
  const { canEdit, canCreate } = account.access;
  return { ...none, rename: canEdit ? rename : undefined, duplicate: canCreate ? duplicate : undefined };
}
