// Which of the mockups is looked at, and the way back.
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MockupKey } from '../../mockup/edit/edits';
import { type FileState, type Page, pagesOf } from './pages';

/** A mockup, and the ways to others. */
export interface Place {
  readonly pages: readonly Page[];
  /** Which of the pages is shown. */
  readonly current: number;
  readonly page: Page | undefined;
  readonly goTo: (page: Page | undefined) => void;
  readonly step: (by: number) => void;
  readonly back: () => void;
  /** Turns to this mockup of a file as soon as that is here. */
  readonly find: (fileIndex: number, mockup: MockupKey) => void;
  /** Turns to the file that is added next. */
  readonly goToNextFile: () => void;
}

interface Spot {
  readonly fileIndex: number;
  readonly mockupIndex: number;
}

const isAt = (page: Page, spot: Spot | undefined): boolean =>
  page.fileIndex === spot?.fileIndex && page.mockupIndex === spot.mockupIndex;

const nowhere = [-1, undefined] as const;

/** As many steps back as anybody takes. */
const mostKept = 50;

/**
 * @param linked the id of the mockup that a link to the first file leads to
 * @param onTurn told when another mockup is turned to
 */
export function usePlace(files: readonly FileState[], linked: string | undefined, onTurn: () => void): Place {
  const pages = useMemo(() => pagesOf(files), [files]);
  const [spot, setSpot] = useState<Spot>({ fileIndex: 0, mockupIndex: 0 });
  const [history, setHistory] = useState<readonly Spot[]>([]);
  const current = Math.max(
    0,
    pages.findIndex((each) => isAt(each, spot)),
  );
  const page = pages[current];

  // Where a mockup of a project is shows once that has been read.
  const wanted = useRef<readonly [number, string | undefined, string?]>([0, linked]);
  useLayoutEffect(() => {
    const [file, id, on] = wanted.current;
    const found = pages.find(
      ({ fileIndex, mockup }) => fileIndex === file && mockup?.id === id && (on ?? mockup?.branch) === mockup?.branch,
    );
    if (found?.mockup === undefined) return;
    wanted.current = nowhere;
    setSpot(found);
  });

  const turn = (to: Spot | undefined, kept: readonly Spot[]): void => {
    if (to === undefined) return;
    wanted.current = nowhere;
    setHistory(kept);
    setSpot({ fileIndex: to.fileIndex, mockupIndex: to.mockupIndex });
    onTurn();
  };
  const goTo: Place['goTo'] = (to) => {
    turn(to, [...history.slice(-mostKept), spot]);
  };
  return {
    pages,
    current,
    page,
    goTo,
    step: (by) => {
      goTo(pages[current + by]);
    },
    back: () => {
      const last = history.at(-1);
      turn(
        pages.find((each) => isAt(each, last)),
        history.slice(0, -1),
      );
    },
    find: (fileIndex, { id, branch }) => {
      wanted.current = [fileIndex, id, branch];
    },
    goToNextFile: () => {
      setSpot({ fileIndex: files.length, mockupIndex: 0 });
      onTurn();
    },
  };
}
