// A color: those of the drawing, a palette, or any other.
import { useState } from 'preact/hooks';
import type { Control, Mockup } from '../../../mockup/scene';
import { toColor } from '../../../mockup/values';
import { Menu } from '../../ground/menu';
import type { EditorWords } from '../words';

/** The colors that real files use most, by rows of eight: grays, strong ones, light, soft and dark ones. */
const palette =
  '000000 434343 666666 999999 cccccc dddddd eeeeee ffffff cf2a27 ff9900 ffff00 009e0f 00ffff 2b78e4 9900ff ff00ff f4cccc fce5cd fff2cc d9ead3 d0e0e3 cfe2f3 d9d2e9 ead1dc ea9999 f9cb9c ffe599 b6d7a8 a2c4c9 9fc5e8 b4a7d6 d5a6bd 990000 b45f06 bf9000 38761d 134f5c 0b5394 351c75 741b47'
    .split(' ')
    .map((hex) => `#${hex}`);

/** The names of properties that are colors. */
const named = ['color', 'textColor', 'borderColor', 'alternateRowColor'];

/** Colors of this drawing that the palette has not, those used most first. */
function usedIn({ controls }: Mockup): readonly string[] {
  const counts = new Map<string, number>();
  const visit = ({ properties, children }: Control): void => {
    for (const name of named) {
      const color = toColor(properties[name]);
      if (color !== undefined && !palette.includes(color)) counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    children.forEach(visit);
  };
  controls.forEach(visit);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([color]) => color);
}

/** As files write it. */
const toDecimal = (hex: string): string => String(parseInt(hex.slice(1), 16));

export function ColorField({
  words,
  label,
  value,
  usual,
  mockup,
  isHeld,
  onValue,
}: {
  readonly words: EditorWords;
  readonly label: string;
  /** `#rrggbb`; empty where it is left to what is usual, undefined where it is mixed. */
  readonly value: string | undefined;
  /** The usual color; empty where there is none. */
  readonly usual: string;
  readonly mockup: Mockup;
  readonly isHeld: boolean;
  /** A decimal number, or undefined for what is usual. */
  readonly onValue: (value: string | undefined) => void;
}) {
  const shown = value === '' ? usual : (value ?? '');
  const said = value === undefined ? words('inspector.mixed') : value === '' ? words('inspector.usual') : value;
  return (
    <div class="row">
      <span aria-hidden="true">{label}</span>
      {isHeld ? (
        <span>{said}</span>
      ) : (
        <Menu
          label={words('inspector.named', { name: label, value: said })}
          buttonClass="color"
          className="colors"
          button={
            <>
              <i class={shown === '' ? 'swatch none' : 'swatch'} style={{ background: shown }} />
              <span>{said}</span>
            </>
          }
        >
          {(close) => (
            <Palette
              words={words}
              value={value}
              own={usedIn(mockup)}
              onValue={(color) => {
                onValue(color);
              }}
              onClose={close}
            />
          )}
        </Menu>
      )}
    </div>
  );
}

function Palette({
  words,
  value,
  own,
  onValue,
  onClose,
}: {
  readonly words: EditorWords;
  readonly value: string | undefined;
  readonly own: readonly string[];
  readonly onValue: (value: string | undefined) => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState(value ?? '');
  const swatches = (colors: readonly string[]) => (
    <div class="swatches">
      {colors.map((color) => (
        <button
          key={color}
          type="button"
          class="swatch"
          style={{ background: color }}
          aria-label={color}
          title={color}
          aria-pressed={color === value}
          onClick={() => {
            onValue(toDecimal(color));
            onClose();
          }}
        />
      ))}
    </div>
  );
  const typed = toTyped(text);
  return (
    <>
      <button
        type="button"
        class="item"
        onClick={() => {
          onValue(undefined);
          onClose();
        }}
      >
        {words('inspector.as-usual')}
      </button>
      {own.length > 0 && swatches(own)}
      {swatches(palette)}
      <div class="other">
        <input
          type="color"
          aria-label={words('inspector.other-color')}
          title={words('inspector.other-color')}
          value={typed ?? '#000000'}
          onInput={(event) => {
            setText(event.currentTarget.value);
            onValue(toDecimal(event.currentTarget.value));
          }}
        />
        <input
          type="text"
          aria-label={words('inspector.color-code')}
          placeholder="#rrggbb"
          maxLength={7}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || typed === undefined) return;
            event.preventDefault();
            onValue(toDecimal(typed));
            onClose();
          }}
        />
      </div>
    </>
  );
}

/** `#rgb` or `#rrggbb`, the sign left out or not, as `#rrggbb`; undefined for anything else. */
function toTyped(text: string): string | undefined {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (hex === undefined) return undefined;
  return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
}
