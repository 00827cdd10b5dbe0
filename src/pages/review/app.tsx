// The page as a whole: which scope, which view, whose drawer.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from '../ground/icon';
import { AuditView } from './audit-view';
import { ConflictsView } from './conflicts-view';
import type { ReviewOpening, Scope } from '../../contract/review';
import { Drawer } from './drawer';
import { WithMore } from './more-part';
import { Empty } from '../ground/notices';
import { Choice, FailureNote } from './parts';
import { RenewalsView } from './renewals-view';
import { type Place, type ViewName, everyView, firstView, usePlace } from './place';
import { Refresh } from './refresh';
import { type Row, rowOf } from './rows';
import { type ServerCalls, noting } from './server';
import { SubscriptionsView } from './subscriptions-view';
import './review.css';
import './print.css';
import { useBulk } from './use-bulk';
import { useKept } from './use-kept';
import { useRows } from './use-rows';
import type { Words } from './words';

interface AppProps {
  readonly opening: ReviewOpening | undefined;
  readonly server: ServerCalls;
  readonly words: Words;
}

export function App({ opening: first, server, words }: AppProps) {
  const [opening, setOpening] = useState(first);
  const [place, go] = usePlace();
  const [met, setMet] = useState<readonly string[]>([]);
  const scopes = scopesOffered(opening?.scopes ?? [], place.scope, met);
  const scope = scopes.find((one) => JSON.stringify(one) === JSON.stringify(place.scope)) ?? scopes[0];
  // Whatever has to be agreed to first is asked for at once; with that, the page is what it was opened for.
  const ask = useCallback(async () => {
    const answer = await server.reviewScopes(null);
    if (answer.outcome !== 'scopes') return;
    const { outcome: _, email, ...now } = answer;
    setOpening((before) => {
      const { fault: _fault, ...rest } = before ?? { locale: 'en' };
      return { ...rest, email, ...now };
    });
  }, [server]);
  useEffect(() => {
    if (first?.fault?.outcome === 'not-allowed-yet') void ask();
  }, []);
  if (opening === undefined || scope === undefined) {
    return (
      <main class="surface alone">
        <h1>{words('title')}</h1>
        {opening?.fault ? (
          <FailureNote failure={opening.fault} words={words} again={() => void ask()} />
        ) : (
          <Empty icon="lock" title={words('nothing.title')}>
            <p>
              {opening?.email === undefined
                ? words('nothing.unknown')
                : words('nothing.text', { email: opening.email })}
            </p>
          </Empty>
        )}
      </main>
    );
  }
  return (
    <Review
      key={JSON.stringify(scope)}
      opening={opening}
      scopes={scopes}
      scope={scope}
      onMet={setMet}
      place={place}
      go={go}
      server={server}
      words={words}
    />
  );
}

/** What there is to choose from: whoever reviews everything may look at each organisation by itself, with what else it has. */
function scopesOffered(
  scopes: readonly Scope[],
  asked: Scope | undefined,
  organisations: readonly string[],
): readonly Scope[] {
  if (scopes[0]?.kind !== 'everything') return scopes;
  const own = organisationsOf([...scopes, ...(asked ? [asked] : [])]);
  const others = [...new Set([...own, ...organisations])].sort();
  return [
    ...scopes.filter(({ kind }) => kind !== 'organisation'),
    ...others.map((organisation): Scope => ({ kind: 'organisation', organisation })),
  ];
}

const organisationsOf = (scopes: readonly Scope[]): readonly string[] =>
  scopes.flatMap((scope) => organisationId(scope) ?? []);

const icons: Readonly<Record<ViewName, IconName>> = {
  subscriptions: 'people',
  other: 'desktop',
  renewals: 'calendar',
  conflicts: 'warning',
  bulk: 'upload',
  audit: 'list',
  policy: 'info',
};

interface ReviewProps {
  readonly opening: ReviewOpening;
  /** What the reader chooses from, and what is looked through. */
  readonly scopes: readonly Scope[];
  readonly scope: Scope;
  /** Told of the organisations that occur. */
  readonly onMet: (told: (before: readonly string[]) => readonly string[]) => void;
  readonly place: Place;
  readonly go: ReturnType<typeof usePlace>[1];
  readonly server: ServerCalls;
  readonly words: Words;
}

function Review({ opening, scopes, scope, onMet, place, go, server, words }: ReviewProps) {
  const { name, view, openKey } = place;
  const loaded = useRows(scope, server);
  const [lookedAgain, setLookedAgain] = useState(0);
  const cameFrom = useRef<HTMLElement | null>(null);
  const main = useRef<HTMLElement>(null);
  const { rows, conflicts, organisation } = loaded;
  const organisations = useMemo(() => [...new Set(rows.flatMap((row) => row.organisation ?? []))].sort(), [rows]);
  useEffect(() => {
    onMet((before) => [...new Set([...before, ...organisations])]);
  }, [organisations]);
  const note = noting(server, scope);
  const kept = useKept(opening.kept, server);
  // Here, so that a file goes on while another view is looked at.
  const bulk = useBulk(server, rows, loaded.replace);
  // A person who has just lost the seat stays in the drawer, with what was done and the way back.
  const last = useRef<{ readonly key: string | undefined; readonly row: Row } | undefined>(undefined);
  const found = useMemo(() => rowOf(rows, openKey), [rows, openKey]);
  if (found) last.current = { key: openKey, row: found };
  const before = openKey !== undefined && last.current?.key === openKey ? last.current.row : undefined;
  const opened = found ?? (before && released(before, rows));

  const open = useCallback((row: Row) => {
    cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    go({ openKey: row.key }, 'push');
  }, []);
  const close = (): void => {
    go({ openKey: undefined }, 'push');
    cameFrom.current?.focus();
  };
  const titleOf = (one: Scope): string =>
    one.kind === 'organisation'
      ? one.organisation === organisationId(scope)
        ? (organisation?.name ?? one.organisation)
        : one.organisation
      : words(`scope.${one.kind}`);
  const views = everyView.filter((one) => one !== 'other' || scope.kind === 'organisation');

  return (
    <div class={opened ? 'review with-drawer' : 'review'}>
      <header class="bar">
        <button
          type="button"
          class="button skip"
          onClick={() => {
            const row = main.current?.querySelector<HTMLElement>('[role=grid] .body [tabindex="0"]');
            (row ?? main.current)?.focus();
          }}
        >
          {words('skip')}
        </button>
        <h1>{words('title')}</h1>
        {scopes.length > 1 ? (
          <Choice
            label={words('scope.label')}
            value={JSON.stringify(scope)}
            options={scopes.map((one) => ({ value: JSON.stringify(one), label: titleOf(one) }))}
            onChange={(value) => {
              const chosen = scopes.find((one) => JSON.stringify(one) === value);
              // What only an organisation has is not there in other scopes.
              const stays = name !== 'other' || chosen?.kind === 'organisation';
              if (chosen) go({ scope: chosen, openKey: undefined, name: stays ? name : 'subscriptions' }, 'push');
            }}
          />
        ) : (
          <p class="scope">{titleOf(scope)}</p>
        )}
        <span class="space" />
        <Refresh
          loaded={loaded}
          words={words}
          onRefresh={() => {
            setLookedAgain((times) => times + 1);
          }}
        />
        <p class="quiet cut">{opening.email}</p>
      </header>
      <nav aria-label={words('views')}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            class="item"
            aria-current={one === name ? 'page' : undefined}
            onClick={() => {
              go({ name: one, openKey: undefined }, 'push');
            }}
          >
            <Icon name={icons[one]} />
            <span>{words(`view.${one}`)}</span>
            {one === 'conflicts' && conflicts.length > 0 && <span class="count">{words.number(conflicts.length)}</span>}
          </button>
        ))}
        {opening.noticesUrl !== undefined && (
          <a class="item quiet" href={opening.noticesUrl} target="_blank" rel="noopener">
            <Icon name="info" />
            <span>{words('notices')}</span>
          </a>
        )}
      </nav>
      <main class="surface" ref={main} tabIndex={-1}>
        {opening.room && (
          <p class="note warning" role="status">
            {words(opening.room.isNearlyFull ? 'room.nearly-full' : 'room.narrow', { percent: opening.room.percent })}
          </p>
        )}
        {name === 'subscriptions' && (
          <SubscriptionsView
            loaded={loaded}
            organisations={organisations}
            now={opening.now}
            kept={kept}
            place={place}
            onPlace={(change) => {
              go(change, 'push');
            }}
            onView={(change) => {
              go({ view: { ...view, ...change } }, 'replace');
            }}
            openKey={opened?.key}
            note={note}
            onOpen={open}
            onBulk={(text) => {
              bulk.begin(text);
              go({ name: 'bulk', openKey: undefined }, 'push');
            }}
            words={words}
          />
        )}
        {name === 'other' && (
          <WithMore words={words}>
            {({ OwnHelp, OtherView }) => (
              <OwnHelp.Provider value={opening.helpUrls}>
                <OtherView organisation={organisation} now={opening.now} words={words} />
              </OwnHelp.Provider>
            )}
          </WithMore>
        )}
        {name === 'policy' && <WithMore words={words}>{({ PolicyView }) => <PolicyView words={words} />}</WithMore>}
        {name === 'renewals' && (
          <RenewalsView
            rows={rows}
            organisation={organisation}
            now={opening.now}
            month={place.month}
            note={note}
            onMonth={(month) => {
              go({ month }, 'push');
            }}
            onLicense={(license, isDrive) => {
              go(isDrive ? { name: 'subscriptions', view: { ...firstView, license } } : { name: 'other' }, 'push');
            }}
            words={words}
          />
        )}
        {name === 'conflicts' && (
          <ConflictsView
            conflicts={conflicts}
            server={server}
            words={words}
            onSettled={(conflict, licenseIds, fresh) => {
              loaded.settle(conflict);
              if (licenseIds.length > 0) loaded.replace(licenseIds, fresh);
            }}
          />
        )}
        {name === 'bulk' && (
          <WithMore words={words}>
            {({ BulkView }) => (
              <BulkView
                rows={rows}
                imports={scope.kind === 'everything'}
                bulk={bulk}
                words={words}
                onImported={loaded.reload}
              />
            )}
          </WithMore>
        )}
        {name === 'audit' && (
          <AuditView
            lookedAgain={lookedAgain}
            scope={scope}
            licenseIds={licenseIdsOf(rows)}
            view={place.log}
            note={note}
            onView={(change) => {
              go({ log: { ...place.log, ...change } }, 'replace');
            }}
            server={server}
            words={words}
          />
        )}
      </main>
      {opened && (
        <Drawer
          key={openKey}
          row={opened}
          isListed={opened.account !== undefined && found !== undefined}
          readsNotes={scope.kind !== 'administered'}
          helpUrls={opening.helpUrls}
          payUrl={opened.administrators.includes(opening.email ?? '') ? opening.payUrl : undefined}
          server={server}
          words={words}
          onChanged={loaded.replace}
          onClose={close}
        />
      )}
    </div>
  );
}

const organisationId = (scope: Scope): string | undefined =>
  scope.kind === 'organisation' ? scope.organisation : undefined;

const licenseIdsOf = (rows: readonly Row[]): readonly string[] => [...new Set(rows.map(({ licenseId }) => licenseId))];

/** The seat as it was, on its license as it is now. */
function released(before: Row, rows: readonly Row[]): Row {
  const now = rows.find(({ licenseId }) => licenseId === before.licenseId);
  return now === undefined
    ? before
    : { ...before, version: now.version, seats: now.seats, taken: now.taken, administrators: now.administrators };
}
