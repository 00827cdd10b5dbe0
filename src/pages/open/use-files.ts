// The files the page was opened with, each fetched when it is first looked at, and those that join them later.
import { useCallback, useRef, useState } from 'preact/hooks';
import type { OpeningFile } from '../../contract/open';
import { loadFile, type LoadResult } from './load';
import type { FileState } from './pages';
import type { ServerCalls } from './server';

/** The files, and what can happen to them. */
export interface Files {
  readonly files: readonly FileState[];
  /** Fetches one: once, or again when `isAgain`. */
  readonly need: (index: number, isAgain?: boolean) => void;
  /** Adds a file behind the others. */
  readonly add: (file: OpeningFile) => void;
  readonly rename: (index: number, name: string) => void;
  /** Shows this content, which has just been saved. */
  readonly put: (index: number, result: LoadResult) => void;
}

export function useFiles(opened: readonly OpeningFile[], server: ServerCalls): Files {
  const [files, setFiles] = useState<readonly FileState[]>(() => opened.map(waiting));
  const present = useRef(files);
  present.current = files;
  const asked = useRef(new Set<number>());
  const change = useCallback((index: number, to: Partial<FileState>): void => {
    setFiles((before) => before.map((each, at) => (at === index ? { ...each, ...to } : each)));
  }, []);
  const need = useCallback(
    (index: number, isAgain = false) => {
      const file = present.current[index]?.file;
      if (!file || (asked.current.has(index) && !isAgain)) return;
      asked.current.add(index);
      change(index, { state: { kind: 'reading' } });
      const others = present.current.flatMap((other, at) =>
        at === index ? [] : [{ ...other.file, name: other.name }],
      );
      loadFile(file, others, server, (name) => {
        change(index, { state: { kind: 'opening' }, name });
      }).then(
        (result) => {
          change(index, { state: { kind: 'done', result }, ...(result.ok && { name: result.name }) });
        },
        (error: unknown) => {
          console.error(error);
          change(index, { state: { kind: 'unreachable' } });
        },
      );
    },
    [server, change],
  );
  return {
    files,
    need,
    add: useCallback((file) => {
      setFiles((before) => [...before, waiting(file)]);
    }, []),
    rename: useCallback(
      (index, name) => {
        change(index, { name });
      },
      [change],
    ),
    put: useCallback(
      (index, result) => {
        change(index, { state: { kind: 'done', result } });
      },
      [change],
    ),
  };
}

const waiting = (file: OpeningFile): FileState => ({ file, name: file.name, state: { kind: 'waiting' } });
