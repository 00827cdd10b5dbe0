// The page as a whole: what it was opened for decides what is shown.
import type { Opening } from '../contract';
import { Create } from './create';
import { isWebAddress, Notice } from './notices';
import type { ServerCalls } from './server';
import { Viewer } from './viewer';
import type { Words } from './words';

interface AppProps {
  /** Undefined when the page was opened by itself, without the server's part. */
  readonly opening: Opening | undefined;
  readonly words: Words;
  readonly server: ServerCalls;
}

export function App({ opening, words, server }: AppProps) {
  if (!opening || (opening.kind === 'open' && opening.files.length === 0)) {
    return (
      <Alone>
        <Notice isAlone icon="file" title={words('problem.no-opening.title')} text={words('problem.no-opening.text')} />
      </Alone>
    );
  }
  switch (opening.kind) {
    case 'open':
      return <Viewer opening={opening} words={words} server={server} />;
    case 'create':
      return <Create opening={opening} words={words} server={server} />;
    case 'wrong-account':
      return (
        <Alone>
          <Notice
            isAlone
            icon="users"
            title={words('account.title')}
            text={words('account.text', { email: opening.signedInAs })}
          >
            <div class="actions">
              <a class="primary" href={opening.switchUrl} target="_top">
                {words('account.switch')}
              </a>
              <a class="secondary" href={opening.continueUrl} target="_top">
                {words('account.continue', { email: opening.signedInAs })}
              </a>
            </div>
          </Notice>
        </Alone>
      );
    case 'problem':
      return (
        <Alone>
          <Notice
            isAlone
            icon="warning"
            title={opening.title}
            text={opening.text}
            reference={
              opening.reference === undefined ? undefined : words('problem.reference', { reference: opening.reference })
            }
          >
            {opening.action && isWebAddress(opening.action.url) && (
              <div class="actions">
                <a class="primary" href={opening.action.url} target="_top">
                  {opening.action.label}
                </a>
              </div>
            )}
          </Notice>
        </Alone>
      );
  }
}

/** A page with nothing but one notice. */
const Alone = ({ children }: { readonly children: preact.ComponentChildren }) => (
  <div class="viewer plain">
    <main>{children}</main>
  </div>
);
