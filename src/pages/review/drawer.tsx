// A person: what they hold, what they may do and why, what was done, and what can be done now.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../ground/icon';
import { useShortcuts } from '../ground/keys';
import { type Action, Actions } from './actions';
import { ChangeForm, PreviewOf } from './change-form';
import type { ChangeAnswer, ReviewOpening, SeatRow } from '../../contract/review';
import './drawer.css';
import { FailureNote, Points } from './parts';
import { WithMore } from './more-part';
import { type Person, PersonParts } from './person';
import type { Failure, ServerCalls } from './server';
import { inverseOf, type Wanted } from './wanted';
import { effectWords, type Words } from './words';

interface DrawerProps {
  readonly row: SeatRow;
  /** Whether the license still lists the seat's holder. */
  readonly isListed: boolean;
  /** Whether this account reads and writes notes: those in charge do. */
  readonly readsNotes: boolean;
  /** Where this deployment's vendor explains rules, as far as it says so itself. */
  readonly helpUrls: ReviewOpening['helpUrls'];
  /** Where the reader pays for this license, if they administer it. */
  readonly payUrl: string | undefined;
  readonly server: ServerCalls;
  readonly words: Words;
  readonly onChanged: (licenseIds: readonly string[], rows: readonly SeatRow[]) => void;
  readonly onClose: () => void;
}

/** A change that was carried out, and what would take it back. */
interface Done {
  readonly answer: ChangeAnswer | Failure;
  readonly undo: { readonly wanted: Wanted; readonly version: string } | undefined;
}

export function Drawer({
  row,
  isListed,
  readsNotes,
  helpUrls,
  payUrl,
  server,
  words,
  onChanged,
  onClose,
}: DrawerProps) {
  const panel = useRef<HTMLElement>(null);
  const [person, setPerson] = useState<Person | Failure>();
  const [action, setAction] = useState<Action>();
  const [done, setDone] = useState<Done>();
  const [isPolicyOpen, setPolicyOpen] = useState(false);
  const { account, licenseId } = row;
  const name = account?.email ?? licenseId;

  const load = useCallback(async (): Promise<void> => {
    if (account === undefined) return;
    const { id, email } = account;
    setPerson(await server.reviewPerson({ licenseId, account: { email, ...(id !== undefined && { id }) } }));
  }, [licenseId, account?.id, account?.email]);
  // Whatever was done to the license is part of the history.
  useEffect(() => {
    void load();
  }, [load, row.version]);
  useLayoutEffect(() => {
    panel.current?.focus();
  }, []);

  const changed = (wanted: Wanted, answer: ChangeAnswer, rows: readonly SeatRow[] | undefined): void => {
    setAction(undefined);
    const inverse = answer.outcome === 'changed' ? inverseOf(wanted, row, answer.effects) : undefined;
    const version = rows?.[0]?.version;
    const isOffered = inverse !== undefined && version !== undefined;
    setDone({ answer, undo: isOffered ? { wanted: inverse, version } : undefined });
    if (rows === undefined) void load();
    else onChanged([licenseId], rows);
    panel.current?.focus();
  };
  const undo = async ({ wanted, version }: NonNullable<Done['undo']>): Promise<void> => {
    const result = await server.changeLicenses({ changes: [{ licenseId, wanted, seenVersion: version }] });
    const answer = result.outcome === 'done' ? result.changes[0] : result;
    if (answer) setDone({ answer, undo: undefined });
    panel.current?.focus();
    if (result.outcome === 'done' && result.rows !== undefined) onChanged([licenseId], result.rows);
    else void load();
  };

  const back = (): void => {
    if (action === undefined) onClose();
    else {
      setAction(undefined);
      panel.current?.focus();
    }
  };
  // Wherever the focus is: only in a field of the page Escape is the field's own.
  useShortcuts({ escape: back });

  return (
    <aside
      class="surface drawer"
      ref={panel}
      tabIndex={-1}
      aria-label={words('drawer.label', { name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        back();
      }}
    >
      <header>
        <div>
          <h2>{name}</h2>
          {account !== undefined && account.formerEmails.length > 0 && (
            <p class="quiet">{words('drawer.formerly', { emails: account.formerEmails.join(', ') })}</p>
          )}
        </div>
        <button type="button" class="tool" aria-label={words('close')} title={words('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {done && (
        <div class="done" role="status">
          {done.answer.outcome === 'changed' ? (
            <>
              <h3>{words('done.title')}</h3>
              <Points sentences={done.answer.effects.map((effect) => effectWords(effect, words))} />
            </>
          ) : (
            <PreviewOf answer={done.answer} payUrl={undefined} words={words} />
          )}
          {done.undo && (
            <button
              type="button"
              class="button"
              onClick={() => {
                if (done.undo) void undo(done.undo);
              }}
            >
              <Icon name="undo" /> {words('undo')}
            </button>
          )}
        </div>
      )}
      {action === undefined ? (
        <Actions row={row} isListed={isListed} readsNotes={readsNotes} words={words} onChoose={setAction} />
      ) : (
        <ChangeForm
          key={action.kind}
          kind={action.kind}
          email={action.email}
          row={row}
          payUrl={payUrl}
          server={server}
          words={words}
          onChanged={changed}
          onSeen={(rows) => {
            onChanged([licenseId], rows);
          }}
          onClose={back}
        />
      )}
      {row.note !== undefined && row.note !== '' && (
        <section>
          <h3>{words('drawer.note')}</h3>
          <p class="written">{row.note}</p>
        </section>
      )}
      {account !== undefined &&
        (person === undefined ? (
          <p class="quiet" role="status">
            {words('loading')}
          </p>
        ) : person.outcome === 'person' ? (
          <PersonParts person={person} words={words} />
        ) : person.outcome === 'not-there' ? (
          <p class="quiet">{words('drawer.gone')}</p>
        ) : (
          <FailureNote failure={person} words={words} again={() => void load()} />
        ))}
      <details
        class="why"
        onToggle={({ currentTarget }) => {
          setPolicyOpen(currentTarget.open);
        }}
      >
        <summary>{words('other.policy')}</summary>
        {isPolicyOpen && (
          <WithMore words={words}>
            {({ DrivePolicy }) => <DrivePolicy seats={row.seats} helpUrls={helpUrls} words={words} />}
          </WithMore>
        )}
      </details>
    </aside>
  );
}
