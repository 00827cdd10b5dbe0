// What a control is like when it is new, and how it looks on a tile.
import type { NewControl, Size } from '../../mockup/edit/edits';
import type { Control } from '../../mockup/scene';
import { type ControlType, families, factsOf } from '../../mockup/types';
import { naturalOf, type Session } from './session';

/** Sizes and properties of types that the usual ones would leave without a use. */
const special: Partial<Record<ControlType, Partial<NewControl> & { readonly size?: Size }>> = {
  TextInput: { size: { width: 140, height: 27 } },
  ComboBox: { size: { width: 120, height: 27 } },
  CircleButton: { icon: { name: 'plus', size: 24 } },
  Icon: { icon: { name: 'image', size: 32 }, size: { width: 32, height: 32 } },
  IconLabel: { icon: { name: 'image', size: 32 } },
  RoundButton: { size: { width: 80, height: 80 }, properties: { shape: 'circle' } },
  Arrow: { properties: { leftArrow: 'false' } },
  Canvas: { size: { width: 200, height: 140 } },
  HRule: { size: { width: 200, height: 10 } },
  VRule: { size: { width: 10, height: 160 } },
  Image: { size: { width: 140, height: 110 } },
};

/** The families that the library offers. */
export type Family = Exclude<keyof typeof families, 'made'>;

export const offered = (Object.keys(families) as (keyof typeof families)[]).filter(
  (family): family is Family => family !== 'made',
);

/** The types of a family, in the order in which they are offered. */
export const typesIn = (family: Family): readonly ControlType[] => Object.keys(families[family]) as ControlType[];

/** Every type that can be added. */
export const addable: readonly ControlType[] = offered.flatMap(typesIn);

/** A new control of this type, at the origin. */
export function sampleOf(session: Session, type: ControlType): NewControl {
  const { size, ...more } = special[type] ?? {};
  const { text, width, height, wording } = factsOf(type);
  const natural = size === undefined ? naturalOf(session, { type, text, properties: {} }) : undefined;
  return {
    type,
    box: natural ? { x: 0, y: 0 } : { x: 0, y: 0, ...(size ?? { width, height }) },
    ...(natural && { natural }),
    // Written, so that every reader says the same.
    ...(wording !== 'none' && { text }),
    ...more,
  };
}

/** How large a new control is. */
export const sizeOf = ({ box, natural, type }: NewControl): Size => ({
  width: box.width ?? natural?.width ?? factsOf(type).width,
  height: box.height ?? natural?.height ?? factsOf(type).height,
});

/** The same as a control of a drawing, for tiles. */
export const shownAs = (made: NewControl): Control => ({
  path: made.type,
  type: made.type,
  box: { x: 0, y: 0, ...sizeOf(made) },
  isNatural: { width: false, height: false },
  isLocked: false,
  isSymbol: false,
  isMarkup: false,
  text: made.text,
  properties: made.properties ?? {},
  icon: made.icon,
  icons: [],
  link: undefined,
  itemLinks: [],
  source: undefined,
  arrow: undefined,
  children: [],
});
