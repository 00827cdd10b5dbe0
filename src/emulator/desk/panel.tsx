// The side panel: the add-on's stack of cards, and what Drive does with its answers.
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { faultOfLink } from '../allow-list';
import { answeredHere } from '../script-address';
import type { CardAction, CardJson, DriveItem, FormInputs, HostReply, HostRun, Navigation, OpenLink } from '../api';
import type { DeskState } from '../server/desk-state';
import { type CardHandlers, Card, HeaderWords } from './card/card';
import { inkOn, objectOf } from './card/json';
import { Picture } from './card/pictures';
import { Icon } from '../../pages/ground/icon';
import { Menu } from '../../pages/ground/menu';
import { Authorize, FileScope, Instead } from './panel-parts';
import './panel.css';
import { askAction, askPanel, askSuggestions, askUniversal, tell } from './server';

interface Shown {
  /** The last is on top; several roots are a list of headers. */
  readonly stack: readonly CardJson[];
  readonly roots: readonly CardJson[];
  /** A card that only shows its header below the others, until it is clicked. */
  readonly peek?: CardJson;
}

const nothing: Shown = { stack: [], roots: [] };
const toastMilliseconds = 6000;
const closedLookMilliseconds = 500;

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

/** What stands for a card where it is not shown itself. */
const headerOf = (card: CardJson, at: number): Readonly<Record<string, unknown>> =>
  objectOf(card['peekCardHeader']) ?? objectOf(card['header']) ?? { title: `Card ${at + 1}` };

export function Panel({
  accountId,
  accountName,
  selected,
  now,
  items,
  addOn,
  webAppUrl,
  place,
  loads,
  outages,
  agreed,
  universalActions,
}: {
  readonly accountId: string;
  readonly accountName: string;
  readonly selected: readonly string[];
  readonly now: number;
  readonly items: readonly DriveItem[];
  readonly addOn: DeskState['addOn'];
  readonly webAppUrl: DeskState['webAppUrl'];
  readonly place: DeskState['place'];
  readonly loads: number;
  readonly outages: DeskState['outages'];
  /** How many scopes the account has agreed to. */
  readonly agreed: number;
  readonly universalActions: DeskState['universalActions'];
}): JSX.Element {
  const [shown, setShown] = useState<Shown>(nothing);
  const [toast, setToast] = useState('');
  const [fault, setFault] = useState<{ readonly message: string; readonly executionId: string }>();
  const [authorize, setAuthorize] = useState<Extract<HostReply, { type: 'authorize' }>>();
  const [asksFor, setAsksFor] = useState<string>();
  const turn = useRef(0);
  const lastNow = useRef(now);
  /** What the inputs held when the last action was asked, where it wants that kept. */
  const kept = useRef<FormInputs>({});
  const showsNothing = addOn === undefined || (selected.length === 0 || !addOn.seesItems ? !addOn.hasHomepage : false);
  const [isLoading, setLoading] = useState(!showsNothing);

  const apply = (reply: HostRun['reply'], executionId: string, isRoot: boolean): void => {
    switch (reply.type) {
      case 'fault':
        setFault({ message: reply.message, executionId });
        return;
      case 'cards':
        setShown((before) =>
          isRoot ? rooted(before, reply.cards) : { ...before, stack: [...before.stack, ...reply.cards] },
        );
        return;
      case 'render':
        applyRender(reply, isRoot);
        return;
      case 'request-file-scope':
        setAsksFor(reply.itemId);
        return;
      case 'authorize':
        setAuthorize(reply);
        return;
      case 'suggestions':
      case 'nothing':
        return;
    }
  };
  /** New cards of a trigger take the place of all others; one that only wants to peek does so below what is there. */
  const rooted = (before: Shown, cards: readonly CardJson[]): Shown => {
    const [only] = cards;
    if (only === undefined || cards.length > 1) return { roots: cards, stack: [] };
    const peeks = only['displayStyle'] === 'PEEK' && selected.length > 0 && before.stack.length > 0;
    return peeks ? { ...before, peek: only } : { roots: [], stack: [only] };
  };
  const applyRender = (reply: Extract<HostReply, { type: 'render' }>, isRoot: boolean): void => {
    setShown((before) => navigated(isRoot ? nothing : before, reply.navigations));
    if (reply.notification !== undefined) setToast(reply.notification);
    if (reply.openLink !== undefined) follow(reply.openLink);
  };
  const follow = ({ url, openAs, onClose }: OpenLink): void => {
    const link = safeLink(answeredHere(url, place));
    if (link === undefined) {
      setToast(`The add-on tried to open an address that is not safe: ${url}`);
      return;
    }
    const refusal = faultOfLink(addOn?.linkPrefixes, url, webAppUrl);
    if (refusal !== undefined) {
      setFault({ message: refusal, executionId: '' });
      return;
    }
    const size = openAs === 'OVERLAY' ? 'popup,width=720,height=640' : '';
    if (onClose === 'NOTHING') {
      window.open(link, '_blank', size === '' ? 'noopener' : `noopener,${size}`);
      return;
    }
    // The window is watched from here, and must know nothing of whoever opened it.
    const opened = window.open('about:blank', '_blank', size);
    if (opened === null) {
      setToast('The browser let no window open.');
      return;
    }
    opened.opener = null;
    opened.location.href = link;
    const timer = window.setInterval(() => {
      if (!opened.closed) return;
      window.clearInterval(timer);
      reload();
    }, closedLookMilliseconds);
  };
  /** Runs one question of the add-on; a newer one makes the answer to an older one void. */
  const run = (question: () => Promise<HostRun>, isRoot: boolean, showsLoading = true): void => {
    const mine = (turn.current += 1);
    setLoading(showsLoading);
    setFault(undefined);
    setToast('');
    setAuthorize(undefined);
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
    kept.current = {};
    if (!showsNothing) run(() => askPanel(accountId, selected), true);
  };

  useLayoutEffect(() => {
    // Asked before anything is painted, or a frame would say that there is no card. Whatever peeked belonged to another
    // selection.
    setShown(({ stack, roots }) => (showsNothing ? nothing : { stack, roots }));
    reload();
  }, [accountId, selected.join(' '), showsNothing, loads, outages.join(' '), agreed]);
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

  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Another card is read from its top; one that takes the place of itself stays where it was.
    body.current?.scrollTo(0, 0);
  }, [shown.stack.length, selected.join(' ')]);

  const handlers: CardHandlers = {
    onSuggest: async (action) => {
      const { execution, reply } = await askSuggestions(accountId, { ...action, selectedIds: selected });
      if (reply.type === 'fault') setFault({ message: reply.message, executionId: execution.id });
      return reply.type === 'suggestions' ? reply.items : [];
    },
    onAction: ({ showsLoading, keepsValues, ...action }) => {
      kept.current = keepsValues ? action.formInputs : {};
      const full: CardAction = { ...action, selectedIds: selected };
      run(() => askAction(accountId, full), false, showsLoading);
    },
    onLink: follow,
    onPush: (card) => {
      setShown((before) => ({ ...before, stack: [...before.stack, card] }));
    },
  };
  const top = shown.stack.at(-1);
  const asked = items.find(({ id }) => id === asksFor);
  const canGoBack = shown.stack.length > 1 || (shown.roots.length > 0 && shown.stack.length > 0);
  const isClear = fault === undefined && authorize === undefined;
  return (
    <aside
      class="surface panel"
      aria-label="Add-on"
      aria-busy={isLoading}
      style={
        /^#[0-9a-f]{6}$/i.test(addOn?.color ?? '')
          ? `--fill:${addOn?.color ?? ''};--on-fill:${inkOnHex(addOn?.color ?? '')}`
          : undefined
      }
    >
      <div class="panel-bar">
        {canGoBack ? (
          <button
            type="button"
            class="tool"
            aria-label="Back"
            onClick={() => {
              setShown((before) => ({ ...before, stack: before.stack.slice(0, -1) }));
            }}
          >
            <Icon name="back" />
          </button>
        ) : addOn === undefined ? (
          <Icon name="bolt" />
        ) : (
          <Picture className="logo" url={addOn.logoUrl} alt="" />
        )}
        <span class="panel-title cut">{addOn?.name.trim() || 'Add-on'}</span>
        <button type="button" class="tool" aria-label="Load again" title="Load again" onClick={reload}>
          <Icon name="refresh" />
        </button>
        {universalActions.length > 0 && (
          <Menu label="Add-on menu" button={<Icon name="more" />}>
            {(close) =>
              universalActions.map(({ label, runFunction, openLink }) => (
                <button
                  key={label}
                  type="button"
                  class="item"
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
        <div class={isLoading ? 'working busy' : 'working'} role="status" aria-label={isLoading ? 'Loading' : ''} />
      </div>
      {addOn !== undefined && !addOn.isForDrive && (
        <p class="panel-note">
          <Icon name="info" />
          <span>
            Drive would not show this add-on: its manifest has no <code>addOns.drive</code>. It is made for{' '}
            {addOn.hosts.join(', ') || 'another host'}.
          </span>
        </p>
      )}
      <div class="panel-body" tabIndex={-1} ref={body}>
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
        {authorize !== undefined && (
          <Authorize
            resource={authorize.resource}
            name={addOn?.name ?? ''}
            onAuthorize={() => {
              // What is agreed to at Google is told here as every change is; elsewhere only the window's end tells of it.
              const isGoogles = authorize.url.includes('/o/oauth2/consent?');
              follow({ url: authorize.url, openAs: 'OVERLAY', onClose: isGoogles ? 'NOTHING' : 'RELOAD' });
            }}
          />
        )}
        {isClear && top !== undefined && (
          <Card key={JSON.stringify(top)} card={top} kept={kept.current} handlers={handlers} />
        )}
        {isClear && top === undefined && shown.roots.length > 0 && (
          <ul class="card-headers">
            {shown.roots.map((card, at) => (
              <li key={at}>
                <button
                  type="button"
                  class="item card-peek"
                  onClick={() => {
                    setShown({ ...shown, stack: [card] });
                  }}
                >
                  <HeaderWords header={headerOf(card, at)} />
                </button>
              </li>
            ))}
          </ul>
        )}
        {isClear && top === undefined && shown.roots.length === 0 && !isLoading && (
          <Instead addOn={addOn} webAppUrl={webAppUrl} isSelected={selected.length > 0} />
        )}
      </div>
      {shown.peek !== undefined && isClear && (
        <button
          type="button"
          class="item card-peek at-bottom"
          onClick={() => {
            setShown(({ stack, roots, peek }) => ({ roots, stack: peek === undefined ? stack : [...stack, peek] }));
          }}
        >
          <HeaderWords header={headerOf(shown.peek, 0)} />
        </button>
      )}
      <div class="toast" role="status" aria-live="polite">
        {toast !== '' && <p>{toast}</p>}
      </div>
      {asksFor !== undefined && (
        <FileScope
          file={asked?.name ?? 'this file'}
          accountName={accountName}
          onAnswer={(isAllowed) => {
            setAsksFor(undefined);
            if (isAllowed) void tell.grant(accountId, asksFor).then(reload);
          }}
        />
      )}
    </aside>
  );
}

/** Black or white, whichever can be read on `#rrggbb`. */
const inkOnHex = (hex: string): string => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
  return inkOn({ red, green, blue });
};
