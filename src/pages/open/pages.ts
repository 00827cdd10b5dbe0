// The list beside the drawing: every mockup of every opened file, in order.
import type { Mockup, Scene } from '../../mockup/scene';
import type { OpeningFile } from '../../contract/open';
import type { Loaded, LoadResult } from './load';

/** One file that the page was opened with, and how far it is. */
export interface FileState {
  readonly file: OpeningFile;
  readonly name: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'reading' }
    | { readonly kind: 'opening' }
    | { readonly kind: 'done'; readonly result: LoadResult }
    | { readonly kind: 'unreachable' };
}

/** One entry of the list. */
export interface Page {
  readonly fileIndex: number;
  /** Which mockup of the file's scene; 0 for files that are not read yet. */
  readonly mockupIndex: number;
  readonly name: string;
  readonly isAlternate: boolean;
  readonly alternate: string;
  readonly mockup: Mockup | undefined;
  readonly scene: Scene | undefined;
}

/** The scene of a file that could be read. */
export function sceneOf(file: FileState): Scene | undefined {
  const loaded = loadedOf(file);
  return loaded?.result.ok === true ? loaded.result.scene : undefined;
}

/** A file that is here, whether or not it can be read. */
export const loadedOf = ({ state }: FileState): Loaded | undefined =>
  state.kind === 'done' && state.result.ok ? state.result : undefined;

/** A mockup's name: its own, or its file's without the ending. */
export const pageName = (mockupName: string, name: string): string => mockupName || name.replace(/\.bmml$/i, '');

/** The entries of all files. */
export const pagesOf = (files: readonly FileState[]): readonly Page[] =>
  files.flatMap((file, fileIndex): Page[] => {
    const scene = sceneOf(file);
    if (!scene) {
      return [
        {
          fileIndex,
          mockupIndex: 0,
          name: pageName('', file.name),
          isAlternate: false,
          alternate: '',
          mockup: undefined,
          scene: undefined,
        },
      ];
    }
    return scene.mockups.map((mockup, mockupIndex) => ({
      fileIndex,
      mockupIndex,
      name: pageName(mockup.name, file.name),
      isAlternate: mockup.alternate !== undefined,
      alternate: mockup.alternate ?? '',
      mockup,
      scene,
    }));
  });

/** The entry that a link to a mockup leads to, seen from one of the pages; -1 when it is not here. */
export function findPage(
  pages: readonly Page[],
  from: Page,
  link: { readonly kind: 'mockup'; readonly id: string } | { readonly kind: 'file'; readonly name: string },
): number {
  if (link.kind === 'mockup') {
    const inFile = (page: Page): boolean => page.fileIndex === from.fileIndex && page.mockup?.id === link.id;
    const same = pages.findIndex(
      (page) => inFile(page) && page.alternate === from.alternate && page.isAlternate === from.isAlternate,
    );
    return same >= 0 ? same : pages.findIndex(inFile);
  }
  const plain = (name: string): string => name.replace(/\.bmml$/i, '').toLowerCase();
  return pages.findIndex((page) => plain(page.name) === plain(link.name));
}
