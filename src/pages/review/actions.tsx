// What can be done for a person and on their license, as buttons.
import type { SeatRow } from '../../contract/review';
import { type ActionKind, actionsFor } from './wanted';
import type { Words } from './words';

/** What a reader has begun, and whom it is about where that is known. */
export interface Action {
  readonly kind: ActionKind;
  readonly email: string;
}

export function Actions({
  row,
  isListed,
  readsNotes,
  words,
  onChoose,
}: {
  readonly row: SeatRow;
  /** Whether the license still lists the seat's holder. */
  readonly isListed: boolean;
  readonly readsNotes: boolean;
  readonly words: Words;
  readonly onChoose: (action: Action) => void;
}) {
  const { account, administrators, licenseId } = row;
  const actions = actionsFor(row, readsNotes);
  const begin = (kind: ActionKind): void => {
    const isHolder = kind === 'add-administrator' && account !== undefined && isListed;
    onChoose({ kind, email: isHolder && !administrators.includes(account.email) ? account.email : '' });
  };
  return (
    <section aria-label={words('drawer.actions')}>
      <h3>{words('drawer.actions')}</h3>
      {isListed && <ActionButtons kinds={actions.person} words={words} onChoose={begin} />}
      <p class="quiet">{words('drawer.license', { id: licenseId, taken: row.taken, seats: row.seats })}</p>
      <ActionButtons kinds={actions.license} words={words} onChoose={begin} />
      {administrators.length > 0 && (
        <dl class="facts administrators">
          <dt>{words('drawer.administrators')}</dt>
          {administrators.map((email) => (
            <dd key={email}>
              <span>{email}</span>
              <button
                type="button"
                class="link"
                aria-label={words('drawer.remove-administrator', { email })}
                onClick={() => {
                  onChoose({ kind: 'remove-administrator', email });
                }}
              >
                {words('confirm.remove-administrator')}
              </button>
            </dd>
          ))}
        </dl>
      )}
    </section>
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
