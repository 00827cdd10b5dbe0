// The page as a whole: what it was opened for decides what is shown.
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { chooserFor } from '../../contract/addresses';
import { Empty } from '../ground/notices';
import type { IconName } from '../ground/icon';
import type { Opening } from '../../contract/open';
import { Create } from './create';
import { Reference } from './instead-of-drawing';
import { isWebAddress } from './links';
import type { ServerCalls } from './server';
import { Viewer } from './viewer';
import type { Words } from './words';

interface AppProps {
  /** Undefined when the page was opened by itself, without the server's part. */
  readonly opening: Opening | undefined;
  readonly words: Words;
  readonly server: ServerCalls;
}

export function App({ opening: first, words, server }: AppProps) {
  const [opening, setOpening] = useState(first);
  if (!opening || (opening.kind === 'open' && opening.files.length === 0)) {
    return <Alone icon="file" title={words('problem.no-opening.title')} text={words('problem.no-opening.text')} />;
  }
  switch (opening.kind) {
    case 'open':
      return <Viewer opening={opening} words={words} server={server} />;
    case 'create':
      return <Create opening={opening} words={words} server={server} />;
    case 'wrong-account': {
      const { signedInAs: email, switchUrl, continueUrl } = opening;
      return (
        <Alone icon="people" title={words('account.title')} text={words('account.text', { email })}>
          <div class="buttons">
            <a class="button primary" href={chooserFor(switchUrl)} target="_top">
              {words('account.switch')}
            </a>
            <a class="button" href={continueUrl} target="_top">
              {words('account.continue', { email })}
            </a>
          </div>
        </Alone>
      );
    }
    case 'not-allowed':
      return <NotAllowed opening={opening} words={words} server={server} onOpen={setOpening} />;
    case 'problem':
      return (
        <Alone icon="warning" title={opening.title} text={opening.text}>
          {opening.action && isWebAddress(opening.action.url) && (
            <a class="button primary" href={opening.action.url} target="_top">
              {opening.action.label}
            </a>
          )}
          <Reference words={words} reference={opening.reference} />
        </Alone>
      );
  }
}

/** Asks for what has to be agreed to as soon as it is shown; with that, the page is what it was opened for. */
function NotAllowed({
  opening: { title, text, state },
  words,
  server,
  onOpen,
}: Pick<AppProps, 'words' | 'server'> & {
  readonly opening: Extract<Opening, { kind: 'not-allowed' }>;
  readonly onOpen: (opening: Opening) => void;
}) {
  const [hasFailed, setFailed] = useState(false);
  const ask = (): void => {
    setFailed(false);
    server.openAgain({ state }).then(onOpen, () => {
      setFailed(true);
    });
  };
  useEffect(ask, []);
  return (
    <Alone icon="lock" title={title} text={hasFailed ? words('bar.failed') : text}>
      <button type="button" class="button primary" onClick={ask}>
        {words('allow.button')}
      </button>
    </Alone>
  );
}

/** A page with nothing but one notice. */
const Alone = ({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}) => (
  <div class="viewer">
    <main>
      <Empty isAlone icon={icon} title={title}>
        <p>{text}</p>
        {children}
      </Empty>
    </main>
  </div>
);
