// The properties of what is selected: those that all of it has, each with the field of its kind.
import { absentValue } from '../../../mockup/properties';
import {
  editableProperties,
  type EditableProperty,
  hasIcon,
  hasItemLinks,
  kindOf,
} from '../../../mockup/property-kinds';
import type { Control } from '../../../mockup/scene';
import { factsOf } from '../../../mockup/types';
import { toColor } from '../../../mockup/values';
import { toggleMarkup } from '../actions';
import { mockupOf, selectedIn } from '../session';
import { setProperties, setText } from '../setting';
import type { EditorWords } from '../words';
import { ColorField } from './color-field';
import { ChoiceField, NumberField, Press, Segments, SwitchField, WordsField } from './fields';
import { IconField } from './icon-field';
import { ItemLinks, LinkField } from './link-field';
import type { InspectorProps } from './inspected';
import { PictureField } from './picture-field';

/** Set as buttons beside the size of the text. */
const letters: readonly EditableProperty[] = ['size', 'bold', 'italic', 'underline', 'align'];

/** Read as something else than a plain property, or set by other ways. */
const apart: ReadonlySet<string> = new Set(
  'text icon icons src href hrefs markup customID controlName map text_links'.split(' '),
);

/** What several have in common; undefined where they differ. */
function shared<Value>(controls: readonly Control[], read: (control: Control) => Value): Value | undefined {
  const [first, ...others] = controls.map(read);
  return others.every((each) => each === first) ? first : undefined;
}

/** Line drawings on a grid of 24. */
const lines = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h8M6 19h8M14.5 5 9.5 19',
  underline: 'M7 4v7a5 5 0 0 0 10 0V4M6 20h12',
  left: 'M4 6h16M4 11h10M4 16h14',
  center: 'M4 6h16M7 11h10M5 16h14',
  right: 'M4 6h16M10 11h10M6 16h14',
} as const;

export function Properties(props: InspectorProps) {
  const { words, session, change, isHeld } = props;
  const chosen = selectedIn(session);
  const [first, ...others] = chosen;
  if (!first) return null;
  const common = editableProperties(first.type).filter((name) =>
    others.every(({ type }) => type === first.type || editableProperties(type).includes(name)),
  );
  const { edition, fontSize } = session.shown.scene;
  const usualOf = (control: Control, name: EditableProperty): string => absentValue(control.type, name, edition) ?? '';
  const read = (name: EditableProperty): string | undefined =>
    shared(chosen, ({ properties }) => properties[name] ?? '');
  /** With what is usual where the file does not say. */
  const seen = (name: EditableProperty): string | undefined =>
    shared(chosen, (control) => control.properties[name] || usualOf(control, name));
  const set =
    (name: string) =>
    (value: string | undefined): void => {
      change(setProperties({ [name]: value }));
    };
  const hasWords = chosen.every(({ type, isSymbol }) => !isSymbol && factsOf(type).wording !== 'none');
  const { wording } = factsOf(first.type);
  const toggles = (['bold', 'italic', 'underline'] as const).filter((name) => common.includes(name));

  const field = (name: EditableProperty) => {
    const label = words(`property.${name}`);
    const kind = kindOf(first.type, name);
    switch (kind.kind) {
      case 'switch': {
        const value = seen(name);
        return (
          <SwitchField
            key={name}
            label={label}
            value={value === undefined ? undefined : value === 'true'}
            isHeld={isHeld}
            onValue={(is) => {
              set(name)(String(is));
            }}
          />
        );
      }
      case 'number':
        return (
          <NumberField
            key={name}
            label={label}
            value={read(name)}
            usual={usualOf(first, name) || (name === 'size' ? String(fontSize) : words('inspector.usual'))}
            least={kind.least}
            most={kind.most}
            isHeld={isHeld}
            onValue={set(name)}
          />
        );
      case 'choice': {
        // Of several types only what all of them can be.
        const values = kind.values.filter((value) =>
          others.every(({ type }) => {
            const other = kindOf(type, name);
            return other.kind === 'choice' && other.values.includes(value);
          }),
        );
        return (
          <ChoiceField
            key={name}
            label={label}
            value={seen(name)}
            values={values.map((value) => [value, choiceWords(words, name, value)])}
            isHeld={isHeld}
            onValue={set(name)}
          />
        );
      }
      case 'color': {
        const value = read(name);
        return (
          <ColorField
            key={name}
            words={words}
            label={label}
            value={value === undefined || value === '' ? value : toColor(value)}
            usual={usualOf(first, name)}
            mockup={mockupOf(session)}
            isHeld={isHeld}
            onValue={set(name)}
          />
        );
      }
    }
  };

  const markup = shared(chosen, ({ isMarkup }) => isMarkup);
  const [only] = chosen.length === 1 ? chosen : [];
  const known = new Set<string>(editableProperties(first.type));
  const foreign = only ? Object.entries(only.properties).filter(([name]) => !known.has(name) && !apart.has(name)) : [];
  return (
    <>
      {hasWords && (
        <section class="part" aria-label={words('inspector.text')}>
          <WordsField
            label={words('property.text')}
            value={shared(chosen, ({ type, text }) => text ?? factsOf(type).text)}
            hint={chosen.length === 1 ? hintOf(words, wording) : undefined}
            isLong={!['word', 'items'].includes(wording)}
            isHeld={isHeld}
            onValue={(text) => {
              change(setText(wording === 'line' ? text.replace(/\n/g, '\\n') : text));
            }}
          />
        </section>
      )}
      {common.some((name) => letters.includes(name)) && (
        <section class="part" aria-label={words('inspector.letters')}>
          {common.includes('size') && field('size')}
          <div class="line">
            {toggles.length > 0 && (
              <div class="segments" role="group" aria-label={words('inspector.style')}>
                {toggles.map((name) => (
                  <Press
                    key={name}
                    label={words(`property.${name}`)}
                    icon={lines[name]}
                    isPressed={seen(name) === 'true'}
                    isHeld={isHeld}
                    onPress={() => {
                      set(name)(String(seen(name) !== 'true'));
                    }}
                  />
                ))}
              </div>
            )}
            {common.includes('align') && (
              <Segments
                label={words('property.align')}
                value={seen('align')}
                values={(['left', 'center', 'right'] as const).map((value) => ({
                  value,
                  words: words(`value.${value}`),
                  icon: lines[value],
                }))}
                isHeld={isHeld}
                onValue={set('align')}
              />
            )}
          </div>
        </section>
      )}
      <section class="part" aria-label={words('inspector.look')}>
        {chosen.every(({ type }) => hasIcon(type)) && <IconField {...props} controls={chosen} />}
        {only?.type === 'Image' && <PictureField {...props} control={only} />}
        {common.filter((name) => !letters.includes(name)).map(field)}
        <SwitchField
          label={words('property.markup')}
          value={markup}
          isHeld={isHeld}
          onValue={() => {
            change(toggleMarkup);
          }}
        />
      </section>
      <section class="part" aria-label={words('inspector.link')}>
        {only && hasItemLinks(only.type) ? (
          <ItemLinks {...props} control={only} />
        ) : (
          <LinkField {...props} value={shared(chosen, ({ link }) => JSON.stringify(link))} />
        )}
      </section>
      {foreign.length > 0 && (
        <details class="part">
          <summary>{words('inspector.other')}</summary>
          <dl>
            {foreign.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="cut" title={value}>
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

/** The words of a choice: numbers of degrees, shares and bends speak for themselves. */
function choiceWords(words: EditorWords, name: EditableProperty, value: string): string {
  if (name === 'backgroundAlpha') return words('inspector.percent', { percent: Number(value) * 100 });
  if (name === 'curvature') return words(`value.curve.${value}` as 'value.curve.0');
  if (name === 'textOrientation') return words(`value.runs.${value}` as 'value.runs.right');
  return words(`value.${value}` as 'value.up');
}

/** How the words of such a control are written; nothing where there is nothing to say. */
function hintOf(words: EditorWords, wording: ReturnType<typeof factsOf>['wording']): string | undefined {
  switch (wording) {
    case 'none':
    case 'word':
    case 'line':
    case 'lines':
      return undefined;
    case 'items':
    case 'rows':
    case 'cells':
    case 'tree':
    case 'menu':
    case 'choices':
      return words(`hint.${wording}`);
  }
}
