// The icon of a control: which, and how large.
import { useState } from 'preact/hooks';
import { findIcon } from '../../../mockup/icons';
import type { IconLibrary } from '../../../mockup/icons/library';
import type { Control, IconReference } from '../../../mockup/scene';
import { More } from '../more-part';
import { setIcon } from '../setting';
import { ChoiceField } from './fields';
import type { InspectorProps } from './inspected';

/** Edges in pixels that files have words for. */
const sizes = [16, 24, 32, 48, 64, 128];

export function IconField({
  words,
  session,
  change,
  isHeld,
  server,
  icons,
  controls,
}: InspectorProps & { readonly controls: readonly Control[] }) {
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  const [first] = controls;
  const icon = first?.icon;
  const isSame = controls.every((each) => each.icon?.name === icon?.name);
  const size = controls.every((each) => each.icon?.size === icon?.size) ? icon?.size : undefined;
  const set = (to: IconReference | undefined): void => {
    change(setIcon(to));
  };
  const said = !isSame ? words('inspector.mixed') : (icon?.name ?? words('value.none'));
  return (
    <>
      <div class="row">
        <span aria-hidden="true">{words('property.icon')}</span>
        <button
          type="button"
          class="color"
          disabled={isHeld}
          aria-label={words('inspector.named', { name: words('property.icon'), value: said })}
          onClick={() => {
            setOpen(true);
          }}
        >
          {icon && isSame && <Glyph name={icon.name} icons={icons} />}
          <span class="cut">{said}</span>
        </button>
      </div>
      {icon && (
        <ChoiceField
          label={words('inspector.icon-size')}
          value={size === undefined ? undefined : String(size)}
          values={sizes.map((each) => [String(each), words('inspector.pixels', { size: each })])}
          isHeld={isHeld}
          onValue={(value) => {
            set({ name: icon.name, size: Number(value) });
          }}
        />
      )}
      {isOpen && (
        <More words={words} server={server} onClose={close}>
          {({ IconPicker }) => (
            <IconPicker
              words={words}
              server={server}
              format={session.shown.scene.format}
              canBeNone={controls.every(({ type }) => type !== 'Icon')}
              onPick={(name) => {
                close();
                set(
                  name === undefined
                    ? undefined
                    : { name, size: icon?.size ?? (first?.type === 'IconLabel' ? 48 : 24) },
                );
              }}
              onClose={close}
            />
          )}
        </More>
      )}
    </>
  );
}

function Glyph({ name, icons }: { readonly name: string; readonly icons: IconLibrary }) {
  const glyph = findIcon(name, icons);
  if (!glyph) return null;
  return (
    <svg class="glyph" viewBox={`0 0 ${glyph.width} ${glyph.height}`} aria-hidden="true">
      <path d={glyph.path} />
    </svg>
  );
}
