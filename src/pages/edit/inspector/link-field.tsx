// Where a control or an item of it leads: another mockup, an address, back, or nowhere.
import { useLayoutEffect, useState } from 'preact/hooks';
import { plainText } from '../../../mockup/notation';
import type { Control, Link } from '../../../mockup/scene';
import { factsOf } from '../../../mockup/types';
import { setItemLinks, setLink } from '../setting';
import { ChoiceField, WordsField } from './fields';
import type { InspectorProps } from './inspected';

/** Where one link leads. */
export function LinkField(props: InspectorProps & { readonly value: string | undefined }) {
  const { words, change, value } = props;
  return (
    <Target
      {...props}
      label={words('inspector.link')}
      // JSON of no link is nothing.
      link={value === undefined ? undefined : (JSON.parse(value) as Link)}
      onLink={(link) => {
        change(setLink(link));
      }}
    />
  );
}

/** Where each item leads. */
export function ItemLinks(props: InspectorProps & { readonly control: Control }) {
  const { words, change, control } = props;
  const { wording, text: usual } = factsOf(control.type);
  const items = plainText(control.text ?? usual)
    .split(wording === 'items' ? /(?<!\\),/ : '\n')
    .map((item) => item.trim())
    .slice(0, 50);
  return (
    <details open={control.itemLinks.some((link) => link !== undefined)}>
      <summary>{words('inspector.item-links')}</summary>
      {items.map((item, index) => (
        <Target
          key={index}
          {...props}
          label={item === '' ? String(index + 1) : item}
          link={control.itemLinks[index]}
          onLink={(link) => {
            change(setItemLinks(items.map((_, at) => (at === index ? link : control.itemLinks[at]))));
          }}
        />
      ))}
    </details>
  );
}

function Target({
  words,
  session,
  isHeld,
  label,
  link,
  onLink,
}: InspectorProps & {
  readonly label: string;
  readonly link: Link | undefined;
  readonly onLink: (link: Link | undefined) => void;
}) {
  const { scene, mockup } = { scene: session.shown.scene, mockup: session.mockup };
  const [isAsked, setAsked] = useState<'url' | 'file' | undefined>(undefined);
  useLayoutEffect(() => {
    setAsked(undefined);
  }, [session.selection.join(' ')]);
  const others = scene.mockups.filter(
    ({ id, branch, isLibrary }) => !isLibrary && branch === 'Master' && id !== mockup.id,
  );
  const kind = isAsked ?? link?.kind ?? 'none';
  const chosen = kind === 'mockup' && link?.kind === 'mockup' ? `mockup ${link.id}` : kind;
  return (
    <>
      <ChoiceField
        label={label}
        value={chosen}
        values={[
          ['none', words('value.none')],
          ...(scene.format === 'bmpr'
            ? others.map(({ id, name }) => [`mockup ${id}`, name] as const)
            : [['file', words('link.to-file')] as const]),
          ['url', words('link.to-url')],
          ['back', words('link.to-back')],
        ]}
        isHeld={isHeld}
        onValue={(value) => {
          setAsked(value === 'url' || value === 'file' ? value : undefined);
          if (value === 'none') onLink(undefined);
          else if (value === 'back') onLink({ kind: 'back' });
          else if (value.startsWith('mockup ')) onLink({ kind: 'mockup', id: value.slice(7) });
        }}
      />
      {(kind === 'url' || kind === 'file') && (
        <WordsField
          label={words(kind === 'url' ? 'link.address' : 'link.file-name')}
          value={link?.kind === 'url' ? link.url : link?.kind === 'file' ? link.name : ''}
          isLong={false}
          isHeld={isHeld}
          onValue={(typed) => {
            const said = typed.trim();
            if (said === '') onLink(undefined);
            else onLink(kind === 'url' ? { kind, url: said } : { kind: 'file', name: said });
          }}
        />
      )}
    </>
  );
}
