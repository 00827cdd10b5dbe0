// The bar below the drawing: how the account stands, when there is something to say, and what it can do about that.
import './account-bar.css';
import { isWebAddress } from './links';
import type { AccessState } from './use-access';
import type { Words } from './words';

export function AccountBar({
  words,
  state: {
    access: { bar },
    isWorking,
    hasFailed,
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
        {hasFailed && <em> {words('bar.failed')}</em>}
      </p>
      {bar.rules !== undefined && bar.rules.length > 0 && (
        <details>
          <summary>{words('bar.rules')}</summary>
          <ul>
            {bar.rules.map(({ text, url }) => (
              <li key={text}>
                {text}{' '}
                {url !== undefined && isWebAddress(url) && (
                  <a href={url} target="_blank" rel="noopener" aria-label={words('bar.rule-more', { text })}>
                    {words('bar.more')}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="buttons">
        {bar.actions.map(({ label, url, call }) =>
          call !== undefined ? (
            <button
              key={label}
              type="button"
              class="button"
              disabled={isWorking}
              onClick={() => {
                ask(call);
              }}
            >
              {isWorking ? words('bar.working') : label}
            </button>
          ) : url !== undefined && isWebAddress(url) ? (
            <a key={label} class="button" href={url} target="_blank" rel="noopener">
              {label}
            </a>
          ) : null,
        )}
      </div>
    </aside>
  );
}
