// The names of all icons, fetched once, and finding some by words.
import { iconKeys } from '../../mockup/icons/names';
import { once } from '../open/once';

/** One icon: its key, its name without style, and other names that it goes by. */
export interface NamedIcon {
  readonly key: string;
  readonly name: string;
  readonly also: readonly string[];
}

/** All of them. */
export const iconNames = once(async (server) => parsed(await server.readAsset('icon-names')));

/** As `build/addon.js` writes them: by style, names with blanks between, each with its other names after commas. */
const parsed = (text: string): readonly NamedIcon[] =>
  Object.entries(JSON.parse(text) as Readonly<Record<string, string>>).flatMap(([style, list]) =>
    list.split(' ').map((entry): NamedIcon => {
      const [name = '', ...also] = entry.split(',');
      return { key: `${style}:${name}`, name, also };
    }),
  );

/** The icons of these words, the best first. */
export function iconsFor(all: readonly NamedIcon[], query: string, most: number): readonly NamedIcon[] {
  const wanted = query.trim().toLowerCase().replace(/\s+/g, '-');
  if (wanted === '') return all.slice(0, most);
  const rank = ({ name, also }: NamedIcon): number => {
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    if (also.includes(wanted)) return 2;
    if (name.includes(`-${wanted}`)) return 3;
    if (also.some((each) => each.startsWith(wanted))) return 4;
    return name.includes(wanted) || also.some((each) => each.includes(wanted)) ? 5 : 6;
  };
  return all
    .map((icon) => ({ icon, at: rank(icon) }))
    .filter(({ at }) => at < 6)
    .sort((a, b) => a.at - b.at || a.icon.name.length - b.icon.name.length)
    .slice(0, most)
    .map(({ icon }) => icon);
}

/** The name for a file: the older format's own kind of name where that means the same. */
export function iconFileName({ key, name }: NamedIcon, format: 'bmml' | 'bmpr', all: readonly NamedIcon[]): string {
  const style = key.split(':')[0] ?? 'solid';
  if (format === 'bmml') {
    const old = `${name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}Icon`;
    const known = new Set(all.map((each) => each.key));
    if (iconKeys(old).find((each) => known.has(each)) === key) return old;
  }
  return `${name}-${style}`;
}
