// A control in small, drawn as it is on the paper.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { loneMockup } from '../../mockup/control';
import type { NewControl } from '../../mockup/edit/edits';
import { drawOne, fontFamily } from '../../mockup/draw';
import type { IconLibrary } from '../../mockup/icons/library';
import type { Scene } from '../../mockup/scene';
import { toDom } from '../open/svg-dom';
import { shownAs, sizeOf } from './samples';

const nothing = loneMockup([]);

/** It is decoration: its name stands beside it. */
export function Tile({
  made,
  scene,
  icons,
  width,
  height,
}: {
  readonly made: NewControl;
  readonly scene: Scene;
  readonly icons: IconLibrary;
  /** Pixels of the tile; what is larger is made smaller. */
  readonly width: number;
  readonly height: number;
}) {
  const sheet = useRef<SVGSVGElement>(null);
  const size = sizeOf(made);
  const scale = Math.max(1, (size.width + 4) / width, (size.height + 4) / height);
  const [wide, tall] = [width * scale, height * scale];
  useLayoutEffect(() => {
    sheet.current?.replaceChildren(toDom(drawOne(scene, nothing, shownAs(made), icons)));
  }, [made, scene.skin, icons]);
  return (
    <svg
      ref={sheet}
      class="drawn"
      aria-hidden="true"
      width={width}
      height={height}
      viewBox={`${(size.width - wide) / 2} ${(size.height - tall) / 2} ${wide} ${tall}`}
      font-family={fontFamily(scene)}
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  );
}
