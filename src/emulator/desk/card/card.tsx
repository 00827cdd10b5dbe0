// One card, from its JSON alone.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CardAction, CardJson, FormInputs, OpenLink } from '../../api';
import { Icon } from '../icons';
import { Menu } from '../menu';
import { FormattedText } from './formatted-text';
import { type CardObject, objectOf, objectsOf, textOf } from './json';
import { Button, Widget } from './widgets';

/** What the card's surroundings do when something in it is used. */
export interface CardHandlers {
  readonly onAction: (action: Omit<CardAction, 'selectedIds'>) => void;
  readonly onLink: (link: OpenLink) => void;
  readonly onPush: (card: CardJson) => void;
  /** Words that the add-on suggests for what is typed. */
  readonly onSuggest: (action: Omit<CardAction, 'selectedIds'>) => Promise<readonly string[]>;
}

/** What a card's parts share: the values of its inputs, and what a click means. */
export interface CardScope {
  readonly values: FormInputs;
  readonly setValue: (name: string, value: FormInputs[string] | undefined) => void;
  readonly click: (onClick: unknown) => void;
  /** Asks an input's own action for words. */
  readonly suggest: (action: unknown) => Promise<readonly string[]>;
}

export function Card({ card, handlers }: { readonly card: CardJson; readonly handlers: CardHandlers }): JSX.Element {
  const values = useRef<Record<string, FormInputs[string]>>({});
  const scope: CardScope = {
    values: values.current,
    setValue: (name, value) => {
      const others = Object.entries(values.current).filter(([other]) => other !== name);
      values.current = Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
    },
    click: (onClick) => {
      clicked(objectOf(onClick) ?? {}, values.current, handlers);
    },
    suggest: (action) => handlers.onSuggest(actionOf(objectOf(action) ?? {}, values.current)),
  };
  const header = objectOf(card['header']);
  const footer = objectOf(card['fixedFooter']);
  const actions = objectsOf(card['cardActions']);
  return (
    <article class="card">
      {header !== undefined && (
        <header class="card-header">
          {textOf(header['imageUrl']) !== '' && (
            <img
              class={header['imageType'] === 'CIRCLE' ? 'round' : ''}
              src={textOf(header['imageUrl'])}
              alt={textOf(header['imageAltText'])}
            />
          )}
          <div>
            <h2>{textOf(header['title'])}</h2>
            {textOf(header['subtitle']) !== '' && <p class="quiet">{textOf(header['subtitle'])}</p>}
          </div>
          {actions.length > 0 && (
            <Menu label="Card menu" button={<Icon name="more" />}>
              {(close) =>
                actions.map((action, at) => (
                  <button
                    key={at}
                    type="button"
                    class="moment"
                    onClick={() => {
                      close();
                      scope.click(action['onClick']);
                    }}
                  >
                    {textOf(action['actionLabel'])}
                  </button>
                ))
              }
            </Menu>
          )}
        </header>
      )}
      {objectsOf(card['sections']).map((section, at) => (
        <Section key={at} section={section} scope={scope} />
      ))}
      {footer !== undefined && (
        <footer class="card-footer">
          {[footer['secondaryButton'], footer['primaryButton']].map((button, at) => {
            const given = objectOf(button);
            return given === undefined ? null : (
              <Button key={at} button={at === 1 ? { type: 'FILLED', ...given } : given} scope={scope} />
            );
          })}
        </footer>
      )}
    </article>
  );
}

function Section({ section, scope }: { readonly section: CardObject; readonly scope: CardScope }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const widgets = objectsOf(section['widgets']);
  const always = Number(section['uncollapsibleWidgetsCount'] ?? 0);
  const isFolded = section['collapsible'] === true && widgets.length > always;
  const header = textOf(section['header']);
  const shown = isFolded && !isOpen ? widgets.slice(0, always) : widgets;
  return (
    <section class="card-section">
      {isFolded ? (
        <h3>
          <button
            type="button"
            class="fold"
            aria-expanded={isOpen}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            <span>{header === '' ? isOpen ? 'Show less' : 'Show more' : <FormattedText text={header} />}</span>
            <Icon name="chevron" />
          </button>
        </h3>
      ) : (
        header !== '' && (
          <h3>
            <FormattedText text={header} />
          </h3>
        )
      )}
      {shown.map((widget, at) => (
        <Widget key={at} widget={widget} scope={scope} />
      ))}
    </section>
  );
}

/** A call of the script, with what the inputs hold. */
function actionOf(action: CardObject, formInputs: FormInputs): Omit<CardAction, 'selectedIds'> {
  const parameters = objectsOf(action['parameters']).map(({ key, value }) => [textOf(key), textOf(value)] as const);
  return { functionName: textOf(action['function']), parameters: Object.fromEntries(parameters), formInputs };
}

function clicked(onClick: CardObject, values: FormInputs, { onAction, onLink, onPush }: CardHandlers): void {
  const action = objectOf(onClick['action']) ?? objectOf(onClick['openDynamicLinkAction']);
  const link = objectOf(onClick['openLink']);
  const card = objectOf(onClick['card']);
  if (action !== undefined) onAction(actionOf(action, values));
  else if (link !== undefined) {
    onLink({
      url: textOf(link['url']),
      openAs: link['openAs'] === 'OVERLAY' ? 'OVERLAY' : 'FULL_SIZE',
      onClose: link['onClose'] === 'RELOAD' ? 'RELOAD' : 'NOTHING',
    });
  } else if (card !== undefined) onPush(card);
}
