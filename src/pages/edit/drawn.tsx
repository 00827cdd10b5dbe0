// A drawing to look at, as large as its place.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { drawScene } from '../../mockup/draw';
import type { MockupKey } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Scene } from '../../mockup/scene';
import { toDom } from '../open/svg-dom';

export function Drawn({
  scene,
  mockup,
  icons,
  label,
}: {
  readonly scene: Scene;
  readonly mockup: MockupKey;
  readonly icons: IconLibrary;
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const index = scene.mockups.findIndex(({ id, branch }) => id === mockup.id && branch === mockup.branch);
    if (index < 0) return;
    place.current?.replaceChildren(toDom(drawScene(scene, { index, icons, paper: '#ffffff' })));
  }, [scene, mockup, icons]);
  return <div class="drawn" role="img" aria-label={label} ref={place} />;
}
