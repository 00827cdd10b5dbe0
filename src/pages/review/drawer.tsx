// A person: what they hold, what they may do and why, what was done, and what can be done now.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../ground/icon';
import { ChangeForm, PreviewOf } from './change-form';
import type { AuditRecord, ChangeAnswer, ReviewServer, SeatRow } from '../../contract/review';
import { deedDetails, deedRules } from './deeds';
import { FailureNote, FlagMark, State, Why } from './parts';
import type { Failure, ServerCalls } from './server';
import { type ActionKind, actionsFor, inverseOf, type Wanted } from './wanted';
import { effectWords, ruleWords, type Words } from './words';

interface DrawerProps {
  readonly row: SeatRow;
  /** Whether the license still lists the seat's holder. */
  readonly isListed: boolean;
  /** Whether this account reads and writes notes: those in charge do. */
  readonly readsNotes: boolean;
  readonly server: ServerCalls;
  readonly words: Words;
  readonly onChanged: (licenseIds: readonly string[], rows: readonly SeatRow[]) => void;
  readonly onClose: () => void;
}

type Person = Extract<ReturnType<ReviewServer['reviewPerson']>, { outcome: 'person' }>;

/** What a reader has begun, and whom it is about where that is known. */
interface Action {
  readonly kind: ActionKind;
  readonly email: string;
}

/** A change that was carried out, and what would take it back. */
interface Done {
  readonly answer: ChangeAnswer | Failure;
  readonly undo: { readonly wanted: Wanted; readonly version: string } | undefined;
}

export function Drawer({ row, isListed, readsNotes, server, words, onChanged, onClose }: DrawerProps) {
  const panel = useRef<HTMLElement>(null);
  const [person, setPerson] = useState<Person | Failure>();
  const [action, setAction] = useState<Action>();
  const [done, setDone] = useState<Done>();
  const { account, licenseId } = row;
  const name = account?.email ?? licenseId;

  const load = useCallback(async (): Promise<void> => {
    if (account === undefined) return;
    const { id, email } = account;
    setPerson(await server.reviewPerson({ licenseId, account: { email, ...(id !== undefined && { id }) } }));
  }, [licenseId, account?.id, account?.email]);
  useEffect(() => {
    void load();
  }, [load]);
  useLayoutEffect(() => {
    panel.current?.focus();
  }, []);

  const changed = async (wanted: Wanted, answer: ChangeAnswer, rows: readonly SeatRow[]): Promise<void> => {
    setAction(undefined);
    setDone({ answer, undo: undefined });
    onChanged([licenseId], rows);
    panel.current?.focus();
    void load();
    if (answer.outcome !== 'changed') return;
    // What takes it back is offered where the rules allow it, so they are asked.
    const inverse = inverseOf(wanted, row, answer.effects);
    const version = rows[0]?.version;
    if (inverse === undefined || version === undefined) return;
    const asked = await server.previewChanges({ changes: [{ licenseId, wanted: inverse, seenVersion: version }] });
    if (asked.outcome === 'done' && asked.changes[0]?.outcome === 'changed') {
      setDone({ answer, undo: { wanted: inverse, version } });
    }
  };
  const undo = async ({ wanted, version }: NonNullable<Done['undo']>): Promise<void> => {
    const result = await server.changeLicenses({ changes: [{ licenseId, wanted, seenVersion: version }] });
    const answer = result.outcome === 'done' ? result.changes[0] : result;
    if (answer) setDone({ answer, undo: undefined });
    if (result.outcome === 'done') onChanged([licenseId], result.rows);
    void load();
  };

  const actions = actionsFor(row, readsNotes);
  const begin = (kind: ActionKind): void => {
    const isHolder = kind === 'add-administrator' && account !== undefined && isListed;
    setAction({ kind, email: isHolder && !row.administrators.includes(account.email) ? account.email : '' });
  };
  return (
    <aside
      class="drawer"
      ref={panel}
      tabIndex={-1}
      aria-label={words('drawer.label', { name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        if (action === undefined) onClose();
        else {
          setAction(undefined);
          panel.current?.focus();
        }
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
              <ul>
                {done.answer.effects.map((effect) => {
                  const said = effectWords(effect, words);
                  return <li key={said}>{said}</li>;
                })}
              </ul>
            </>
          ) : (
            <PreviewOf answer={done.answer} words={words} />
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
        <section aria-label={words('drawer.actions')}>
          <h3>{words('drawer.actions')}</h3>
          {isListed && <ActionButtons kinds={actions.person} words={words} onChoose={begin} />}
          <p class="quiet">{words('drawer.license', { id: licenseId, taken: row.taken, seats: row.seats })}</p>
          <ActionButtons kinds={actions.license} words={words} onChoose={begin} />
          {row.administrators.length > 0 && (
            <dl class="facts administrators">
              <dt>{words('drawer.administrators')}</dt>
              {row.administrators.map((email) => (
                <dd key={email}>
                  <span>{email}</span>
                  <button
                    type="button"
                    class="link"
                    aria-label={words('drawer.remove-administrator', { email })}
                    onClick={() => {
                      setAction({ kind: 'remove-administrator', email });
                    }}
                  >
                    {words('confirm.remove-administrator')}
                  </button>
                </dd>
              ))}
            </dl>
          )}
        </section>
      ) : (
        <ChangeForm
          key={`${action.kind} ${row.version}`}
          kind={action.kind}
          email={action.email}
          row={row}
          server={server}
          words={words}
          onChanged={(...given) => void changed(...given)}
          onClose={() => {
            setAction(undefined);
            panel.current?.focus();
          }}
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
    </aside>
  );
}

const ActionButtons = ({
  kinds,
  words,
  onChoose,
}: {
  readonly kinds: readonly ActionKind[];
  readonly words: Words;
  readonly onChoose: (kind: ActionKind) => void;
}) => (
  <div class="buttons">
    {kinds.map((kind) => (
      <button
        key={kind}
        type="button"
        class="button"
        onClick={() => {
          onChoose(kind);
        }}
      >
        {words(`action.${kind}`)}
      </button>
    ))}
  </div>
);

const asked = ['view', 'edit', 'create'] as const;

function PersonParts({ person, words }: { readonly person: Person; readonly words: Words }) {
  const { rows, answers, entries, people, lastOpenedAt } = person;
  return (
    <>
      <section>
        <h3>{words('drawer.may')}</h3>
        <ul class="answers">
          {asked.map((what) => {
            const { effect, because } = answers[what];
            return (
              <li key={what}>
                <p class={effect}>
                  <Icon name={effect === 'permit' ? 'check' : 'close'} />
                  {words(`may.${what}.${effect}`)}
                </p>
                <Why sentences={ruleWords(because)} words={words} />
              </li>
            );
          })}
        </ul>
        {lastOpenedAt !== undefined && <p class="quiet">{words('drawer.opened', { at: words.day(lastOpenedAt) })}</p>}
      </section>
      <section>
        <h3>{words('drawer.holds')}</h3>
        <ul class="holdings">
          {rows.map((row) => (
            <li key={row.licenseId}>
              <p>
                <strong>{row.licenseId}</strong> <State state={row.state} words={words} />
              </p>
              <p class="quiet">
                {row.next === undefined
                  ? row.until === undefined
                    ? ''
                    : words('next.ended', { at: words.day(row.until) })
                  : words(`next.${row.next.what}`, { at: words.day(row.next.at) })}
                {row.account?.editsUntil !== undefined &&
                  ` ${words('drawer.edits-until', { at: words.day(row.account.editsUntil) })}`}
              </p>
              <p class="flags">
                {row.flags.map((flag) => (
                  <FlagMark key={flag} flag={flag} words={words} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words('drawer.history')}</h3>
        {entries.length === 0 ? (
          <p class="quiet">{words('drawer.no-history')}</p>
        ) : (
          <ol class="timeline">
            {[...entries].reverse().map((entry) => (
              <Entry
                key={`${entry.at} ${entry.what} ${entry.licenseId ?? ''}`}
                entry={entry}
                people={people}
                words={words}
              />
            ))}
          </ol>
        )}
      </section>
    </>
  );
}

function Entry({
  entry,
  people,
  words,
}: {
  readonly entry: AuditRecord;
  readonly people: Readonly<Record<string, string>>;
  readonly words: Words;
}) {
  return (
    <li>
      <p>
        <strong>{words(`deed.${entry.what}`)}</strong>
      </p>
      {deedDetails(entry, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="quiet">
        {words('deed.by', {
          at: words.moment(entry.at),
          by: people[entry.by] ?? words('deed.account', { id: entry.by }),
        })}
      </p>
      <Why sentences={deedRules(entry)} words={words} />
    </li>
  );
}
