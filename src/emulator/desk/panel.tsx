// The side panel: the add-on's stack of cards, and what Drive does with its answers.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardAction, CardJson, DriveItem, HostReply, HostRun, Navigation, OpenLink } from '../api';
import type { DeskState } from '../server/desk-state';
import { type CardHandlers, Card } from './card/card';
import { Icon } from './icons';
import { Menu } from './menu';
import { askAction, askPanel, askSuggestions, askUniversal, tell } from './server';

interface Shown {
  /** The last is on top; several roots are a list of headers. */
  readonly stack: readonly CardJson[];
  readonly roots: readonly CardJson[];
}

const nothing: Shown = { stack: [], roots: [] };
const toastMilliseconds = 6000;

/** Follows the add-on's navigations, in order. */
function navigated(shown: Shown, navigations: readonly Navigation[]): Shown {
  return navigations.reduce<Shown>((state, step) => {
    const { stack } = state;
    if ('pushCard' in step) return { ...state, stack: [...stack, step.pushCard] };
    if ('updateCard' in step) return { ...state, stack: [...stack.slice(0, -1), step.updateCard] };
    if ('popCard' in step) return { ...state, stack: stack.length > 1 ? stack.slice(0, -1) : stack };
    if ('popToRoot' in step) return { ...state, stack: stack.slice(0, 1) };
    const at = stack.map((card) => card['name']).lastIndexOf(step.popToCard);
    return { ...state, stack: at < 0 ? stack : stack.slice(0, at + 1) };
  }, shown);
}

const safeLink = (url: string): string | undefined => (/^(https?|mailto):/i.test(url) ? url : undefined);

export function Panel({
  accountId,
  accountName,
  selected,
  now,
  items,
  universalActions,
}: {
  readonly accountId: string;
  readonly accountName: string;
  readonly selected: readonly string[];
  readonly now: number;
  readonly items: readonly DriveItem[];
  readonly universalActions: DeskState['universalActions'];
}): JSX.Element {
  const [shown, setShown] = useState<Shown>(nothing);
  const [isLoading, setLoading] = useState(false);
  const [toast, setToast] = useState('');
  const [fault, setFault] = useState<{ readonly message: string; readonly executionId: string }>();
  const [asksFor, setAsksFor] = useState<string>();
  const turn = useRef(0);
  const lastNow = useRef(now);

  const apply = (reply: HostRun['reply'], executionId: string, isRoot: boolean): void => {
    const fresh = (cards: readonly CardJson[]): Shown => {
      const [only] = cards;
      return { roots: cards.length > 1 ? cards : [], stack: cards.length === 1 && only !== undefined ? [only] : [] };
    };
    switch (reply.type) {
      case 'fault':
        setFault({ message: reply.message, executionId });
        return;
      case 'cards':
        setShown((before) => (isRoot ? fresh(reply.cards) : { ...before, stack: [...before.stack, ...reply.cards] }));
        return;
      case 'render':
        applyRender(reply, isRoot);
        return;
      case 'request-file-scope':
        setAsksFor(reply.itemId);
        return;
      case 'authorize':
        setToast(`The add-on asks you to authorize ${reply.resource}.`);
        follow({ url: reply.url, openAs: 'FULL_SIZE', onClose: 'NOTHING' });
        return;
      case 'suggestions':
      case 'nothing':
        return;
    }
  };
  const applyRender = (reply: Extract<HostReply, { type: 'render' }>, isRoot: boolean): void => {
    setShown((before) => navigated(isRoot ? nothing : before, reply.navigations));
    if (reply.notification !== undefined) setToast(reply.notification);
    if (reply.openLink !== undefined) follow(reply.openLink);
  };
  const follow = ({ url, openAs }: OpenLink): void => {
    const link = safeLink(url);
    if (link === undefined) setToast(`The add-on tried to open an address that is not safe: ${url}`);
    else window.open(link, '_blank', openAs === 'OVERLAY' ? 'noopener,width=720,height=640' : 'noopener');
  };
  /** Runs one question of the add-on; a newer one makes the answer to an older one void. */
  const run = (question: () => Promise<HostRun>, isRoot: boolean): void => {
    const mine = (turn.current += 1);
    setLoading(true);
    setFault(undefined);
    question()
      .then(({ execution, reply }) => {
        if (mine !== turn.current) return;
        setLoading(false);
        apply(reply, execution.id, isRoot);
      })
      .catch((error: unknown) => {
        if (mine !== turn.current) return;
        setLoading(false);
        setFault({ message: error instanceof Error ? error.message : String(error), executionId: '' });
      });
  };
  const reload = (): void => {
    run(() => askPanel(accountId, selected), true);
  };

  useEffect(reload, [accountId, selected.join(' ')]);
  useEffect(() => {
    // A clock that was moved, and did not just run on: what the card says may no longer hold.
    const isMoved = Math.abs(now - lastNow.current) > 120_000 || now < lastNow.current;
    lastNow.current = now;
    if (isMoved) reload();
  }, [now]);
  useEffect(() => {
    if (toast === '') return;
    const timer = window.setTimeout(() => {
      setToast('');
    }, toastMilliseconds);
    return () => {
      window.clearTimeout(timer);
    };
  }, [toast]);

  const handlers: CardHandlers = {
    onSuggest: async (action) => {
      const { execution, reply } = await askSuggestions(accountId, { ...action, selectedIds: selected });
      if (reply.type === 'fault') setFault({ message: reply.message, executionId: execution.id });
      return reply.type === 'suggestions' ? reply.items : [];
    },
    onAction: (action) => {
      const full: CardAction = { ...action, selectedIds: selected };
      run(() => askAction(accountId, full), false);
    },
    onLink: follow,
    onPush: (card) => {
      setShown((before) => ({ ...before, stack: [...before.stack, card] }));
    },
  };
  const top = shown.stack.at(-1);
  const asked = items.find(({ id }) => id === asksFor);
  const canGoBack = shown.stack.length > 1 || (shown.roots.length > 0 && shown.stack.length > 0);
  return (
    <aside class="panel" aria-label="Add-on" aria-busy={isLoading}>
      <div class="panel-bar">
        {canGoBack ? (
          <button
            type="button"
            class="icon-button"
            aria-label="Back"
            onClick={() => {
              setShown((before) => ({ ...before, stack: before.stack.slice(0, -1) }));
            }}
          >
            <Icon name="back" />
          </button>
        ) : (
          <Icon name="bolt" />
        )}
        <span class="panel-title">Add-on</span>
        <button type="button" class="icon-button" aria-label="Load again" title="Load again" onClick={reload}>
          <Icon name="refresh" />
        </button>
        {universalActions.length > 0 && (
          <Menu label="Add-on menu" button={<Icon name="more" />}>
            {(close) =>
              universalActions.map(({ label, runFunction, openLink }) => (
                <button
                  key={label}
                  type="button"
                  class="moment"
                  onClick={() => {
                    close();
                    if (runFunction !== undefined) run(() => askUniversal(accountId, runFunction), false);
                    else if (openLink !== undefined) follow({ url: openLink, openAs: 'FULL_SIZE', onClose: 'NOTHING' });
                  }}
                >
                  {label}
                </button>
              ))
            }
          </Menu>
        )}
        <div class={isLoading ? 'progress busy' : 'progress'} role="status" aria-label={isLoading ? 'Loading' : ''} />
      </div>
      <div class="panel-body">
        {fault !== undefined && (
          <div class="card fault-card" role="alert">
            <h2>
              <Icon name="error" /> The add-on failed
            </h2>
            <p>{fault.message}</p>
            {fault.executionId !== '' && (
              <a class="link" href={`#execution-${fault.executionId}`}>
                What it did
              </a>
            )}
          </div>
        )}
        {fault === undefined && top !== undefined && <Card key={JSON.stringify(top)} card={top} handlers={handlers} />}
        {fault === undefined && top === undefined && shown.roots.length > 0 && (
          <ul class="card-headers">
            {shown.roots.map((card, at) => (
              <li key={at}>
                <button
                  type="button"
                  class="moment"
                  onClick={() => {
                    setShown({ ...shown, stack: [card] });
                  }}
                >
                  {(card['header'] as { title?: string } | undefined)?.title ?? `Card ${at + 1}`}
                </button>
              </li>
            ))}
          </ul>
        )}
        {fault === undefined && top === undefined && shown.roots.length === 0 && !isLoading && (
          <p class="empty">The add-on shows nothing here.</p>
        )}
      </div>
      <div class="toast" role="status" aria-live="polite">
        {toast !== '' && <p>{toast}</p>}
      </div>
      {asksFor !== undefined && (
        <div class="scrim">
          <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="grant-title">
            <h2 id="grant-title">Let the add-on use this file?</h2>
            <p>
              It will be able to see and change <b>{asked?.name ?? 'this file'}</b> as {accountName}.
            </p>
            <div class="row end">
              <button
                type="button"
                class="pill"
                onClick={() => {
                  setAsksFor(undefined);
                }}
              >
                Cancel
              </button>
              <button
                type="button"
                class="pill strong"
                ref={(button) => button?.focus()}
                onClick={() => {
                  setAsksFor(undefined);
                  void tell.grant(accountId, asksFor).then(reload);
                }}
              >
                Allow
              </button>
            </div>
          </div>
        </div>
      )}
    </aside>
  );
}
