// What stands in the drawing's place, and the bar below it.
import type { ComponentChildren } from 'preact';
import { Icon } from './icon';
import type { AccessState } from './use-access';
import type { Words } from './words';

/** An error, a question or a state: what it is, what can be done, a reference. */
export const Notice = ({
  icon,
  title,
  text,
  reference,
  isAlone = false,
  children,
}: {
  readonly icon: string;
  readonly title: string;
  readonly text?: string | undefined;
  readonly reference?: string | undefined;
  /** Nothing else is on the page: its title is the page's. */
  readonly isAlone?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <div class="notice">
    <Icon name={icon} />
    {isAlone ? <h1>{title}</h1> : <h2>{title}</h2>}
    {text !== undefined && <p>{text}</p>}
    {children}
    {reference !== undefined && <p class="reference">{reference}</p>}
  </div>
);

/** A file on its way. */
export const Loading = ({ text }: { readonly text: string }) => (
  <div class="notice" role="status">
    <div class="progress" aria-hidden="true">
      <span />
    </div>
    <p>{text}</p>
  </div>
);

/** Only addresses of the web may be followed. */
export const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url);

/** The bar that says how the account stands, when there is something to say. */
export function AccountBar({
  words,
  state: {
    access: { bar },
    asking,
    ask,
  },
}: {
  readonly words: Words;
  readonly state: AccessState;
}) {
  if (!bar) return null;
  return (
    <aside class={`account ${bar.tone}`} aria-label={words('bar.label')}>
      <p role="status">
        <strong>{bar.text}</strong> {bar.reason !== undefined && <span>{bar.reason}</span>}
        {asking === 'failed' && <em> {words('bar.failed')}</em>}
      </p>
      <div class="actions">
        {bar.actions.map(({ label, url, call }) =>
          call !== undefined ? (
            <button
              key={label}
              type="button"
              disabled={asking === 'working'}
              onClick={() => {
                ask(call);
              }}
            >
              {asking === 'working' ? words('bar.working') : label}
            </button>
          ) : url !== undefined && isWebAddress(url) ? (
            <a key={label} href={url} target="_blank" rel="noopener">
              {label}
            </a>
          ) : null,
        )}
      </div>
    </aside>
  );
}
