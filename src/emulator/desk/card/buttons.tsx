// What is clicked: buttons, chips, and the menus behind them.
import type { JSX } from 'preact';
import { Menu } from '../../../pages/ground/menu';
import type { CardScope } from './scope';
import { FormattedText } from './formatted-text';
import { type CardObject, cssColor, inkOn, objectOf, objectsOf, plainText, textOf } from './json';
import { CardIcon } from './pictures';

interface Part {
  readonly scope: CardScope;
}

export function Button({ button, scope }: Part & { readonly button: CardObject }): JSX.Element {
  const icon = objectOf(button['icon']);
  const text = textOf(button['text']);
  const color = cssColor(button['color']);
  // A button with a colour of its own is filled with it.
  const type = color === undefined ? textOf(button['type']).toLowerCase().replace('_', '-') : 'filled';
  const label = textOf(button['altText']) || textOf(icon?.['altText']) || plainText(text);
  const content = (
    <>
      {icon !== undefined && <CardIcon icon={{ ...icon, altText: undefined }} />}
      {text !== '' && (
        <span>
          <FormattedText text={text} />
        </span>
      )}
    </>
  );
  const look = `button card-button ${type} ${text === '' ? 'only-icon' : ''}`;
  const menu = objectOf(objectOf(button['onClick'])?.['overflowMenu']);
  if (menu !== undefined) {
    return (
      <Menu label={label} className="overflow" buttonClass={look} button={content}>
        {(close) => <MenuItems menu={menu} scope={scope} close={close} />}
      </Menu>
    );
  }
  return (
    <button
      type="button"
      class={look}
      disabled={button['disabled'] === true}
      aria-label={text === '' || textOf(button['altText']) !== '' ? label || undefined : undefined}
      title={text === '' ? label : undefined}
      style={color === undefined ? undefined : `--fill:${color};--on-fill:${inkOn(button['color'])}`}
      onClick={() => {
        scope.click(button['onClick']);
      }}
    >
      {content}
    </button>
  );
}

export const ButtonList = ({ data, scope }: Part & { readonly data: CardObject }): JSX.Element => (
  <div class="buttons card-buttons">
    {objectsOf(data['buttons']).map((button, at) => (
      <Button key={at} button={button} scope={scope} />
    ))}
  </div>
);

const MenuItems = ({
  menu,
  scope,
  close,
}: Part & { readonly menu: CardObject; readonly close: () => void }): JSX.Element => (
  <>
    {objectsOf(menu['items']).map((item, at) => {
      const icon = objectOf(item['startIcon']);
      return (
        <button
          key={at}
          type="button"
          class="item"
          disabled={item['disabled'] === true}
          onClick={() => {
            close();
            scope.click(item['onClick']);
          }}
        >
          {icon !== undefined && <CardIcon icon={icon} />}
          {textOf(item['text'])}
        </button>
      );
    })}
  </>
);

export function ChipList({ data, scope }: Part & { readonly data: CardObject }): JSX.Element {
  return (
    <ul class={data['layout'] === 'HORIZONTAL_SCROLLABLE' ? 'chips in-one-row' : 'chips'} tabIndex={-1}>
      {objectsOf(data['chips']).map((chip, at) => (
        <li key={at}>
          <Chip chip={chip} scope={scope} />
        </li>
      ))}
    </ul>
  );
}

function Chip({ chip, scope }: Part & { readonly chip: CardObject }): JSX.Element {
  const icon = objectOf(chip['icon']);
  const label = textOf(chip['label']);
  const content = (
    <>
      {icon !== undefined && <CardIcon icon={icon} />}
      {label !== '' && <span>{label}</span>}
    </>
  );
  return chip['onClick'] === undefined ? (
    <span class="chip">{content}</span>
  ) : (
    <button
      type="button"
      class="chip"
      disabled={chip['disabled'] === true || chip['enabled'] === false}
      aria-label={textOf(chip['altText']) || undefined}
      onClick={() => {
        scope.click(chip['onClick']);
      }}
    >
      {content}
    </button>
  );
}
