// Every icon of Font Awesome Free 6, for programs that have room for them: the server's asset, tests and tools.
// Icons CC BY 4.0, code MIT, © Fonticons, Inc. https://fontawesome.com/license/free
import * as brands from '@fortawesome/free-brands-svg-icons';
import * as regular from '@fortawesome/free-regular-svg-icons';
import * as solid from '@fortawesome/free-solid-svg-icons';
import { libraryOf, type Glyph } from './library';
import { oldNames } from './old-names';

interface Definition {
  readonly iconName: string;
  readonly icon: readonly [number, number, readonly (string | number)[], string, string];
}

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && 'iconName' in value && 'icon' in value;

/** Four squares, as the editor and Font Awesome 4 and 5 had them; today's has the lines of a table. */
const tiles: Glyph = {
  width: 512,
  height: 512,
  path: 'M48 48h184v184H48zM280 48h184v184H280zM48 280h184v184H48zM280 280h184v184H280z',
};

/** All icons by key, and their other names. */
export const everyIcon: Readonly<Record<string, Glyph | string>> = Object.fromEntries<Glyph | string>([
  ...Object.entries(oldNames),
  ['own:tiles', tiles],
  ...entriesOf('solid', solid),
  ...entriesOf('regular', regular),
  ...entriesOf('brands', brands),
]);

function entriesOf(style: string, icons: object): readonly (readonly [string, Glyph | string])[] {
  const definitions = new Map(
    Object.values(icons).flatMap((icon: unknown) => (isDefinition(icon) ? [[icon.iconName, icon] as const] : [])),
  );
  const names = [...definitions.values()].flatMap(({ iconName, icon: [, , aliases] }) =>
    aliases.flatMap((alias) =>
      typeof alias === 'string' && !definitions.has(alias)
        ? [[`${style}:${alias}`, `${style}:${iconName}`] as const]
        : [],
    ),
  );
  const glyphs = [...definitions.values()].map(({ iconName, icon: [width, height, , , path] }) => {
    const glyph: Glyph = { width, height, path };
    return [`${style}:${iconName}`, glyph] as const;
  });
  return [...names, ...glyphs];
}

/** The library that drawings take when nobody gives another. */
export const ownIcons = libraryOf(everyIcon);
