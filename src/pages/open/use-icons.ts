// The icons that a file names and the page does not carry, fetched once for all its mockups.
import { ownIcons } from '#icons';
import { useEffect, useState } from 'preact/hooks';
import type { IconPath } from '../../contract/open';
import { findIcon } from '../../mockup/icons';
import { eitherOf, type IconLibrary } from '../../mockup/icons/library';
import { iconKeys } from '../../mockup/icons/names';
import type { Control, Scene } from '../../mockup/scene';
import type { ServerCalls } from './server';

/** So many keys the server is asked for at once. */
const mostKeys = 500;

/** Where this scene's icons come from: another library as soon as those that were missing are here. */
export function useIcons(scene: Scene | undefined, server: ServerCalls): IconLibrary {
  const [fetched, setFetched] = useState<Readonly<Record<string, IconPath>>>({});
  const [library, setLibrary] = useState<IconLibrary>(() => ownIcons);
  useEffect(() => {
    if (!scene) return;
    const missing = namesIn(scene).filter((name) => findIcon(name, library) === undefined);
    const keys = [...new Set(missing.flatMap(iconKeys))].slice(0, mostKeys);
    if (keys.length === 0) return;
    let isOver = false;
    server.readIcons(keys).then(
      (icons) => {
        if (isOver || Object.keys(icons).length === 0) return;
        const all = { ...fetched, ...icons };
        setFetched(all);
        setLibrary(() => eitherOf(libraryIn(all), ownIcons));
      },
      // The drawing stays, with tiles where icons would be.
      console.error,
    );
    return () => {
      isOver = true;
    };
  }, [scene, server]);
  return library;
}

function libraryIn(icons: Readonly<Record<string, IconPath>>): IconLibrary {
  const glyphs = new Map(Object.entries(icons).map(([key, [width, height, path]]) => [key, { width, height, path }]));
  return (key) => glyphs.get(key);
}

/** The names of all icons in a scene, but for those that are its own pictures. */
function namesIn({ mockups, assets }: Scene): readonly string[] {
  const names = new Set<string>();
  const visit = (control: Control): void => {
    if (control.icon) names.add(control.icon.name);
    for (const name of control.icons) if (name !== '') names.add(name);
    control.children.forEach(visit);
  };
  for (const { controls } of mockups) controls.forEach(visit);
  return [...names].filter((name) => !Object.prototype.hasOwnProperty.call(assets, name));
}
