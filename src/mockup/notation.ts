// The notation people type inside texts: *bold*, _italic_, [link](target), {color:red}…{color}, bullets, escapes.
// https://support.balsamiq.com/desktop/text/

/** How a stretch of text looks. Undefined means: as the control's text does. */
export interface Style {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly disabled?: true;
  readonly link?: true;
  /** CSS color. */
  readonly color?: string;
  /** Pixels. */
  readonly size?: number;
}

/** A stretch of text in one style. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}

/** One line as typed, before it is wrapped. */
export interface Line {
  readonly runs: readonly Run[];
  readonly isBullet: boolean;
}

const flags: Readonly<Record<string, keyof Style>> = {
  '*': 'bold',
  _: 'italic',
  '-': 'disabled',
  '&': 'underline',
  '~': 'strike',
};

const namedColors: ReadonlySet<string> = new Set(
  (
    'aqua black brown darkblue darkgray darkgreen darkred fuchsia gold grey indigo lightblue lightgray ' +
    'lightgreen lime magenta maroon navy olive silver teal violet white'
  ).split(' '),
);

/**
 * The editor's palette, whose names are not what browsers know by them: `{color:blue}` is #2b78e4 to the pixel in the
 * pictures of 2 mockups, and files write the same colors as numbers where their authors picked them. After the plain
 * color come its five shades, `red1` to `red5`.
 */
const palette: Readonly<Record<string, string>> = {
  gray: '808080 333333 666666 999999 cccccc dddddd eeeeee',
  red: 'cf2a27 ea9999 e06666 cc0000 990000 660000',
  orange: 'ff9900 f9cb9c f6b26b e69138 b45f06 783f04',
  yellow: 'ffff00 ffe599 ffd966 f1c232 bf9000 7f6000',
  green: '009e0f b6d7a8 93c47d 6aa84f 38761d 274e13',
  cyan: '00ffff a2c4c9 76a5af 45818e 134f5c 0c343d',
  blue: '2b78e4 9fc5f8 6fa8dc 597eaa 085394 073763',
  purple: '9900ff b4a7d6 8e7cc3 674ea7 351c75 20124d',
  pink: 'ff00ff d5a6bd c27ba0 a64d79 741b47 4c1130',
};

function paletteColor(name: string): string | undefined {
  const [, hue = '', shade = '0'] = /^([a-z]+)(\d?)$/.exec(name) ?? [];
  const shades = Object.prototype.hasOwnProperty.call(palette, hue) ? (palette[hue] ?? '') : '';
  const color = shades.split(' ')[Number(shade)];
  return color === undefined || color === '' ? undefined : `#${color}`;
}

/** What a text's own words stand for: `{mockup-name}` and `{mockup-path}`. */
export interface Names {
  /** The mockup's name, in which nothing is notation. */
  readonly mockup: string;
}

/** The text with the mockup's name where it asks for it. */
export const withNames = (text: string, { mockup }: Names): string =>
  text.includes('{mockup-')
    ? text.replace(/\{mockup-(?:name|path)\}/g, () => mockup.replace(/[*_\-&~[\]{}\\]/g, (mark) => `\\${mark}`))
    : text;

/** The text as lines of styled runs. `bullets` only in texts of several lines, where `* ` and `- ` open an item. */
export function parseNotation(text: string, { bullets = false } = {}): readonly Line[] {
  const inherited: Inherited = { color: undefined, size: undefined };
  return text
    .replace(/\\r/g, '\n')
    .split('\n')
    .map((line) => {
      const isBullet = bullets && bullet.test(line);
      return { isBullet, runs: parseLine(isBullet ? line.slice(2) : line, inherited) };
    });
}

const bullet = /^[*-] /;

/** Whether any line is an item of a list: the original sets such a text to the left unless it says otherwise. */
export const hasBullets = (text: string): boolean => text.split(/\n|\\r/).some((line) => bullet.test(line));

/** The text as people read it, without the notation. */
export const plainText = (text: string): string =>
  parseNotation(text)
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .join('\n');

/** What `{color:…}` and `{size:…}` leave set for the lines after. */
interface Inherited {
  color: string | undefined;
  size: number | undefined;
}

function parseLine(line: string, inherited: Inherited): readonly Run[] {
  const runs: Run[] = [];
  const active = new Set<keyof Style>();
  const ends = pairs(line);
  let pending = '';
  const flush = (): void => {
    if (pending === '') return;
    runs.push({ text: pending, style: styleOf(active, inherited) });
    pending = '';
  };
  const tag = /\{(color|size)(?::([^}]{1,30}))?\}|\{mockup-(?:name|path)\}/y;
  const link = /\[([^[\]]+)\](?:\(([^()\s]*)\))?/y;
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    const flag = flags[character];
    if (character === '\\' && /[*_\-&~[\]{}\\,]/.test(line.charAt(index + 1))) {
      index += 1;
      pending += line.charAt(index);
      continue;
    }
    if (flag !== undefined && ends.has(index)) {
      flush();
      if (active.has(flag)) active.delete(flag);
      else active.add(flag);
      continue;
    }
    if (character === '[' || character === '{') {
      const pattern = character === '[' ? link : tag;
      pattern.lastIndex = index;
      const match = pattern.exec(line);
      if (match && character === '[' && !/^[xX\- ]?$/.test(match[1] ?? '')) {
        flush();
        runs.push({ text: match[1] ?? '', style: { ...styleOf(active, inherited), link: true } });
        index = pattern.lastIndex - 1;
        continue;
      }
      if (match && character === '{') {
        flush();
        applyTag(match[1], match[2], inherited);
        index = pattern.lastIndex - 1;
        continue;
      }
    }
    pending += character;
  }
  flush();
  return runs;
}

function applyTag(name: string | undefined, value: string | undefined, inherited: Inherited): void {
  if (name === 'size') {
    const size = Number(value);
    inherited.size = size >= 4 && size <= 300 ? size : undefined;
  }
  if (name === 'color') inherited.color = value === undefined ? undefined : cssColor(value.trim());
}

/** Only colors of known shape reach the drawing. */
function cssColor(value: string): string | undefined {
  if (/^#[0-9a-f]{6}$|^#[0-9a-f]{3}$/i.test(value)) return value.toLowerCase();
  if (/^[0-9a-f]{6}$/i.test(value)) return `#${value.toLowerCase()}`;
  const name = value.toLowerCase();
  return namedColors.has(name) ? name : paletteColor(name);
}

const styleOf = (active: ReadonlySet<keyof Style>, { color, size }: Inherited): Style => ({
  ...Object.fromEntries([...active].map((flag) => [flag, true])),
  ...(color === undefined ? {} : { color }),
  ...(size === undefined ? {} : { size }),
});

/** Positions of the marks that come in pairs around a stretch: an opening one before a word, a closing one after. */
function pairs(line: string): ReadonlySet<number> {
  const found = new Set<number>();
  const openAt = new Map<string, number>();
  for (let index = 0; index < line.length; index += 1) {
    const mark = line.charAt(index);
    if (mark === '\\') {
      index += 1;
      continue;
    }
    if (flags[mark] === undefined) continue;
    const [before, after] = [line.charAt(index - 1), line.charAt(index + 1)];
    const start = openAt.get(mark);
    if (start !== undefined && index > start + 1 && /\S/.test(before) && !/[\p{L}\p{N}]/u.test(after)) {
      found.add(start).add(index);
      openAt.delete(mark);
    } else if (after !== mark && /\S/.test(after) && !/[\p{L}\p{N}.:/@\\]/u.test(before)) {
      openAt.set(mark, index);
    }
  }
  return found;
}
