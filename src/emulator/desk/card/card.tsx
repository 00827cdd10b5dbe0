// One card, from its JSON alone.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CardAction, CardJson, FormInputs, OpenLink } from '../../api';
import type { CardScope } from './scope';
import { Icon } from '../../../pages/ground/icon';
import { Menu } from '../../../pages/ground/menu';
import { Button } from './buttons';
import './card.css';
import { missingInputs } from './form';
import { FormattedText } from './formatted-text';
import { type CardObject, numberOf, objectOf, objectsOf, textOf } from './json';
import { Picture } from './pictures';
import { Widget } from './widgets';

/** What a click on an action asks for, and how it wants to be waited for. */
interface AskedAction extends Omit<CardAction, 'selectedIds'> {
  readonly showsLoading: boolean;
  /** Whether what stands in the inputs stays when the card is replaced. */
  readonly keepsValues: boolean;
}

/** What the card's surroundings do when something in it is used. */
export interface CardHandlers {
  readonly onAction: (action: AskedAction) => void;
  readonly onLink: (link: OpenLink) => void;
  readonly onPush: (card: CardJson) => void;
  /** Words that the add-on suggests for what is typed. */
  readonly onSuggest: (action: Omit<CardAction, 'selectedIds'>) => Promise<readonly string[]>;
}

export function Card({
  card,
  kept,
  handlers,
}: {
  readonly card: CardJson;
  readonly kept: FormInputs;
  readonly handlers: CardHandlers;
}): JSX.Element {
  const values = useRef<Record<string, FormInputs[string]>>({});
  const faults = useRef(new Map<string, string>());
  const [shownFaults, setShownFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const send = (action: CardObject): void => {
    const missing = missingInputs(action, card, values.current).map((name) => [name, 'This is needed.'] as const);
    const wrong = new Map([...missing, ...[...faults.current].filter(([, fault]) => fault !== '')]);
    setShownFaults(wrong);
    if (wrong.size === 0) handlers.onAction(askedOf(action, values.current));
  };
  const scope: CardScope = {
    kept,
    setValue: (name, value) => {
      const others = Object.entries(values.current).filter(([other]) => other !== name);
      values.current = Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
    },
    setFault: (name, fault) => {
      faults.current.set(name, fault);
      if (shownFaults.has(name)) setShownFaults(new Map([...shownFaults, [name, fault]]));
    },
    shownFault: (name) => shownFaults.get(name) ?? '',
    click: (onClick) => {
      const asked = objectOf(onClick) ?? {};
      const action = objectOf(asked['action']) ?? objectOf(asked['openDynamicLinkAction']);
      const link = objectOf(asked['openLink']);
      const pushed = objectOf(asked['card']);
      if (action !== undefined) send(action);
      else if (link !== undefined) handlers.onLink(linkOf(link));
      else if (pushed !== undefined) handlers.onPush(pushed);
    },
    change: (action) => {
      const asked = objectOf(action);
      if (asked !== undefined) handlers.onAction(askedOf(asked, values.current));
    },
    suggest: (action) => handlers.onSuggest(askedOf(objectOf(action) ?? {}, values.current)),
  };
  const header = objectOf(card['header']);
  const footer = objectOf(card['fixedFooter']);
  const actions = objectsOf(card['cardActions']);
  const menu = actions.length > 0 && (
    <Menu label="Card menu" button={<Icon name="more" />}>
      {(close) =>
        actions.map((action, at) => (
          <button
            key={at}
            type="button"
            class="item"
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
  );
  return (
    <article class={card['sectionDividerStyle'] === 'NO_DIVIDER' ? 'card undivided' : 'card'}>
      {header === undefined ? (
        menu !== false && <header class="card-header only-menu">{menu}</header>
      ) : (
        <header class="card-header">
          <HeaderWords header={header} level={2} />
          {menu}
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
              <Button key={at} button={{ type: at === 1 ? 'FILLED' : 'OUTLINED', ...given }} scope={scope} />
            );
          })}
        </footer>
      )}
    </article>
  );
}

/** A card's title line: as its heading, or as the words of a button that leads to the card. */
export function HeaderWords({ header, level }: { readonly header: CardObject; readonly level?: 2 }): JSX.Element {
  const title = textOf(header['title']);
  const subtitle = textOf(header['subtitle']);
  return (
    <>
      {textOf(header['imageUrl']) !== '' && (
        <Picture
          className={header['imageType'] === 'CIRCLE' ? 'header-image round' : 'header-image'}
          url={textOf(header['imageUrl'])}
          alt={textOf(header['imageAltText'])}
        />
      )}
      <span class="header-words">
        {level === undefined ? <b>{title}</b> : <h2>{title}</h2>}
        {subtitle !== '' && (
          <span class="quiet">
            <FormattedText text={subtitle} />
          </span>
        )}
      </span>
    </>
  );
}

function Section({ section, scope }: { readonly section: CardObject; readonly scope: CardScope }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const widgets = objectsOf(section['widgets']);
  const always = numberOf(section['uncollapsibleWidgetsCount']);
  const isFolded = section['collapsible'] === true && widgets.length > always;
  const header = textOf(section['header']);
  const control = objectOf(section['collapseControl']);
  // The add-on's own buttons, where it gives them, stand in place of the words.
  const own = objectOf(control?.[isOpen ? 'collapseButton' : 'expandButton']);
  const alignment = textOf(control?.['horizontalAlignment']).toLowerCase();
  const toggle = (): void => {
    setOpen(!isOpen);
  };
  return (
    <section class="card-section">
      {header !== '' && (
        <h3>
          <FormattedText text={header} />
        </h3>
      )}
      {widgets.map((widget, at) => (
        // What is folded away stays where it is: what its inputs hold is sent all the same.
        <div key={at} class="card-widget" hidden={isFolded && !isOpen && at >= always}>
          <Widget widget={widget} scope={scope} />
        </div>
      ))}
      {isFolded && (
        <div class={`collapse ${alignment || 'start'}`}>
          {own === undefined ? (
            <button type="button" class="fold" aria-expanded={isOpen} onClick={toggle}>
              <Icon name="chevron" />
              <span>{isOpen ? 'Show less' : `Show ${widgets.length - always} more`}</span>
            </button>
          ) : (
            <Button button={own} scope={{ ...scope, click: toggle }} />
          )}
        </div>
      )}
    </section>
  );
}

/** A call of the script, with what the inputs hold. */
function askedOf(action: CardObject, formInputs: FormInputs): AskedAction {
  const parameters = objectsOf(action['parameters']).map(({ key, value }) => [textOf(key), textOf(value)] as const);
  return {
    functionName: textOf(action['function']),
    parameters: Object.fromEntries(parameters),
    formInputs,
    showsLoading: action['loadIndicator'] !== 'NONE',
    keepsValues: action['persistValues'] === true,
  };
}

const linkOf = (link: CardObject): OpenLink => ({
  url: textOf(link['url']),
  openAs: link['openAs'] === 'OVERLAY' ? 'OVERLAY' : 'FULL_SIZE',
  onClose: link['onClose'] === 'RELOAD' ? 'RELOAD' : 'NOTHING',
});
