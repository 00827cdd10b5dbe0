// Setting what is selected otherwise: one step for all of it.
import type { Size } from '../../mockup/edit/edits';
import type { Control, IconReference, Link, Properties } from '../../mockup/scene';
import { commitEach, naturalOf, type Session, type StepName } from './session';

/** The size that a control has after this change, where its file leaves that to it. */
const following = (
  session: Session,
  control: Control,
  change: Parameters<typeof naturalOf>[2],
): { readonly natural?: Size } => {
  const { width, height } = control.isNatural;
  const natural = width || height ? naturalOf(session, control, change) : undefined;
  return natural ? { natural } : {};
};

type Set = Readonly<Record<string, string | undefined>>;

/** Sets properties, of each control its own where they differ; undefined leaves one to what is usual. */
export const setProperties =
  (given: Set | ((control: Control) => Set | undefined), name: StepName = 'property') =>
  (session: Session): Session =>
    commitEach(session, name, (control) => {
      const set = typeof given === 'function' ? given(control) : given;
      if (!set) return undefined;
      const properties: Properties = Object.fromEntries(
        Object.entries<string | undefined>({ ...control.properties, ...set }).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      );
      return {
        kind: 'properties',
        path: control.path,
        set,
        ...following(session, control, { properties }),
      };
    });

export const setText =
  (text: string) =>
  (session: Session): Session =>
    commitEach(session, 'text', (control) =>
      control.text === text
        ? undefined
        : {
            kind: 'text',
            path: control.path,
            text,
            ...following(session, control, { text }),
          },
    );

export const setIcon =
  (icon: IconReference | undefined) =>
  (session: Session): Session =>
    commitEach(session, 'icon', (control) => {
      const { path, type, isNatural } = control;
      // An icon by itself is as large as its icon.
      const natural = type === 'Icon' && icon && isNatural.width ? { width: icon.size, height: icon.size } : undefined;
      return { kind: 'icon', path, icon, ...(natural && { natural }) };
    });

export const setLink =
  (link: Link | undefined) =>
  (session: Session): Session =>
    commitEach(session, 'link', ({ path }) => ({ kind: 'link', path, link }));

export const setItemLinks =
  (links: readonly (Link | undefined)[]) =>
  (session: Session): Session =>
    commitEach(session, 'link', ({ path }) => ({ kind: 'links', path, links }));
