// Making a control another size: a group is as large as its members, which all grow and shrink with it.
import type { Box, Control } from '../scene';

/** Whether this is a group whose members are its own. */
export const isGroup = ({ type, isSymbol }: Control): boolean => type === '__group__' && !isSymbol;

/** The control in this box; members of a group scaled, those as large as their words moved along. Whole numbers come out. */
export function scaledTo(control: Control, box: Box): Control {
  if (!isGroup(control)) return { ...control, box };
  const [across, down] = [box.width / Math.max(1, control.box.width), box.height / Math.max(1, control.box.height)];
  const children = control.children.map((child) => {
    const { x, y, width, height } = child.box;
    return scaledTo(child, {
      x: Math.round(x * across),
      y: Math.round(y * down),
      width: child.isNatural.width && !isGroup(child) ? width : Math.max(4, Math.round(width * across)),
      height: child.isNatural.height && !isGroup(child) ? height : Math.max(4, Math.round(height * down)),
    });
  });
  return { ...control, box, children };
}

/** Where a control, and what is in it, is otherwise than before. */
export function placesAfter(
  before: Control,
  after: Control,
): readonly { readonly path: string; readonly box: Partial<Box> }[] {
  // A group's own size follows from its members.
  const names = isGroup(before) ? (['x', 'y'] as const) : (['x', 'y', 'width', 'height'] as const);
  const box = Object.fromEntries(
    names.flatMap((name) => (after.box[name] === before.box[name] ? [] : [[name, after.box[name]] as const])),
  );
  return [
    ...before.children.flatMap((child, index) => {
      const now = after.children[index];
      return now && isGroup(before) ? placesAfter(child, now) : [];
    }),
    ...(Object.keys(box).length > 0 ? [{ path: before.path, box }] : []),
  ];
}
