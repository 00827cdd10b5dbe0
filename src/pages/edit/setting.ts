// Setting what is selected otherwise: one step for all of it.
import type { ControlEdit, Size } from '../../mockup/edit/edits';
import type { Control, IconReference, Link, Properties } from '../../mockup/scene';
import { commit, naturalOf, selectedIn, type Session } from './session';

type StepName = Parameters<typeof commit>[1];

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

/** One edit for each selected control. */
const each = (session: Session, name: StepName, make: (control: Control) => ControlEdit | undefined): Session =>
  commit(
    session,
    name,
    selectedIn(session).flatMap((control) => make(control) ?? []),
  );

/** Sets properties; undefined leaves one to what is usual. */
export const setProperties =
  (set: Readonly<Record<string, string | undefined>>) =>
  (session: Session): Session =>
    each(session, 'property', (control) => {
      const properties: Properties = Object.fromEntries(
        Object.entries<string | undefined>({ ...control.properties, ...set }).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        ),
      );
      const { mockup } = session;
      return {
        kind: 'properties',
        mockup,
        path: control.path,
        set,
        ...following(session, control, { properties }),
      };
    });

export const setText =
  (text: string) =>
  (session: Session): Session =>
    each(session, 'text', (control) =>
      control.text === text
        ? undefined
        : {
            kind: 'text',
            mockup: session.mockup,
            path: control.path,
            text,
            ...following(session, control, { text }),
          },
    );

export const setIcon =
  (icon: IconReference | undefined) =>
  (session: Session): Session =>
    each(session, 'icon', (control) => {
      const { path, type, isNatural } = control;
      // An icon by itself is as large as its icon.
      const natural = type === 'Icon' && icon && isNatural.width ? { width: icon.size, height: icon.size } : undefined;
      return { kind: 'icon', mockup: session.mockup, path, icon, ...(natural && { natural }) };
    });

export const setLink =
  (link: Link | undefined) =>
  (session: Session): Session =>
    each(session, 'link', ({ path }) => ({ kind: 'link', mockup: session.mockup, path, link }));

export const setItemLinks =
  (links: readonly (Link | undefined)[]) =>
  (session: Session): Session =>
    each(session, 'link', ({ path }) => ({ kind: 'links', mockup: session.mockup, path, links }));
