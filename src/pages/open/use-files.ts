// The files the page was opened with, each fetched when it is first looked at.
import { useCallback, useRef, useState } from 'preact/hooks';
import type { OpeningFile } from '../contract';
import { loadFile } from './load';
import type { FileState } from './pages';
import type { ServerCalls } from './server';

/** The state of every file, and what asks for one of them: once, or again when `isAgain`. */
export function useFiles(
  opened: readonly OpeningFile[],
  server: ServerCalls,
): readonly [readonly FileState[], (index: number, isAgain?: boolean) => void] {
  const [files, setFiles] = useState<readonly FileState[]>(() =>
    opened.map((file) => ({ file, name: file.name, state: { kind: 'waiting' } })),
  );
  const asked = useRef(new Set<number>());
  const need = useCallback(
    (index: number, isAgain = false) => {
      const file = opened[index];
      if (!file || (asked.current.has(index) && !isAgain)) return;
      asked.current.add(index);
      const change = (state: FileState['state'], name?: string): void => {
        setFiles((before) =>
          before.map((each, at) => (at === index ? { ...each, state, name: name ?? each.name } : each)),
        );
      };
      change({ kind: 'reading' });
      loadFile(file, server, (name) => {
        change({ kind: 'opening' }, name);
      }).then(
        (result) => {
          change({ kind: 'done', result }, result.ok ? result.name : undefined);
        },
        (error: unknown) => {
          console.error(error);
          change({ kind: 'unreachable' });
        },
      );
    },
    [opened, server],
  );
  return [files, need];
}
