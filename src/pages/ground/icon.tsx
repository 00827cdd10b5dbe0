// Small icons: line drawings on a grid of 24, in the colour of the text around them.

const eye = 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z';
const box = 'M5 5h14v14H5z';
const ring = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z';
const page = 'M6 3h8l5 5v13H6zM14 3v5h5';

const paths = {
  back: 'M19 12H5m6-7-7 7 7 7',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  box,
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4m8-4v4',
  check: 'm5 12.5 4.5 4.5L19 7',
  'checked-box': `${box}M8.5 12l2.5 2.5 4.5-5`,
  chevron: 'm6 9 6 6 6-6',
  clock: `${ring}M12 7v5l3.5 2`,
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  desktop: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  download: 'M12 4v11m-5-5 5 5 5-5M5 20h14',
  error: `${ring}M12 8v5m0 3v.5`,
  eye,
  'eye-off': `${eye}M4 4l16 16`,
  file: page,
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  folder: 'M3 6h6l2 2h10v11H3z',
  image: 'M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15.5 9v.5',
  info: `${ring}M12 11v5m0-8.5v.5`,
  left: 'm15 6-6 6 6 6',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1m-.1 6h.1m-.1 6h.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  minus: 'M5 12h14',
  mockup: 'M4 4.5h16v15H4zM4 9h16M7 12.5h5M7 16h8',
  more: 'M12 4.8a.6.6 0 1 0 .01 0zM12 11.4a.6.6 0 1 0 .01 0zM12 18a.6.6 0 1 0 .01 0z',
  open: 'M14 4h6v6m0-6-9 9M18 14v6H4V6h6',
  pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19c1-3 3.5-4.5 6.5-4.5s5.5 1.5 6.5 4.5M16 4.5a3.2 3.2 0 0 1 0 6.2M17.5 14.8c2 .5 3.4 2 4 4.2',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  refresh: 'M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5 8m-.5 6A8 8 0 0 0 19 16',
  right: 'm9 6 6 6-6 6',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  undo: 'M4 9h10a5.5 5.5 0 0 1 0 11H8M8 5 4 9l4 4',
  upload: 'M12 15V4m-5 5 5-5 5 5M5 20h14',
  warning: 'M12 4 2.5 20h19zM12 10v5m0 2.3v.3',
} as const;

export type IconName = keyof typeof paths;

/** One icon. It is decoration: what it means is said in words beside it or in the label of its button. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
