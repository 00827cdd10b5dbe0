// The desk's own icons: line drawings on a grid of 24, in the colour of the text around them.
import type { JSX } from 'preact';

const paths = {
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1.5-3.5 4.5-5 8-5s6.5 1.5 8 5',
  back: 'M19 12H5m6-7-7 7 7 7',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  check: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.5l2.8 2.8L16 9.5',
  cancel: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9 9l6 6m0-6-6 6',
  chevron: 'm6 9 6 6 6-6',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  close: 'M6 6l12 12M18 6 6 18',
  desktop: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  dot: 'M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  error: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 8v5m0 3v.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  folder: 'M3 6h6l2 2h10v11H3z',
  gavel: 'M14 4l6 6M11 7l6 6M12.5 5.5l-5 5 6 6 5-5M9 13l-6 6M13 21h8',
  group:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19c1-3 3.5-4.5 6.5-4.5s5.500 1.500 6.500 4.500M16 4.500a3.200 3.200 0 0 1 0 6.200M17.500 14.800c2 .5 3.400 2 4 4.200',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700m0 2.700v.3',
  home: 'M4 11l8-7 8 7M6 10v10h12V10',
  hub: 'M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 10V4m-1.700 9-5.300 3.500M13.700 13l5.300 3.500',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5m0-8.500v.5',
  mockup: 'M4 4.500h16v15H4zM4 9h16M7 12.500h5M7 16h8',
  more: 'M12 6v.1M12 12v.1M12 18v.1',
  open: 'M14 4h6v6m0-6-9 9M18 14v6H4V6h6',
  plus: 'M12 5v14M5 12h14',
  refresh: 'M20 5v5h-5M4 19v-5h5M19.500 10A8 8 0 0 0 5 8m-.500 6A8 8 0 0 0 19 16',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
} as const;

export type IconName = keyof typeof paths;

/** One icon. It is decoration: what it means is said in words beside it or in the label of its button. */
export const Icon = ({ name }: { readonly name: IconName }): JSX.Element => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
