// The account menu: every signed-in account, which one this tab uses, and which one is the browser's default.
import type { JSX } from 'preact';
import type { DeskState } from '../server/desk-state';
import { Icon } from '../../pages/ground/icon';
import { Menu } from '../../pages/ground/menu';
import { tell } from './server';

type DeskAccount = DeskState['accounts'][number];

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();

/** A steady colour for a name. */
const hue = (text: string): number =>
  Array.from(text, (character) => character.charCodeAt(0)).reduce((sum, code) => sum + code * 37, 0) % 360;

const Avatar = ({ account }: { readonly account: DeskAccount }): JSX.Element => (
  <span
    class="avatar"
    style={`--hue:${hue(account.name)}`}
    data-initials={initials(account.name)}
    aria-hidden="true"
  ></span>
);

export function AccountMenu({
  accounts,
  accountId,
  defaultAccountId,
  onSwitch,
}: {
  readonly accounts: readonly DeskAccount[];
  readonly accountId: string;
  readonly defaultAccountId: string;
  readonly onSwitch: (accountId: string) => void;
}): JSX.Element {
  const current = accounts.find(({ id }) => id === accountId);
  return (
    <Menu
      label={`Account: ${current?.email ?? ''}`}
      className="account-menu"
      button={
        current !== undefined && (
          <>
            <span class="account-name">{current.email}</span>
            <Avatar account={current} />
          </>
        )
      }
    >
      {(close) => (
        <>
          <p class="menu-note">
            This tab uses one account. Pages that open in a new tab use the browser’s <b>default</b> account, as at
            Google.
          </p>
          <ul>
            {accounts
              .filter(({ isSignedIn }) => isSignedIn)
              .map((account) => (
                <li key={account.id} class="account-row">
                  <button
                    type="button"
                    class="item"
                    aria-current={account.id === accountId}
                    onClick={() => {
                      onSwitch(account.id);
                      close();
                    }}
                  >
                    <Avatar account={account} />
                    <span>
                      <b>{account.name}</b>
                      <span class="quiet">{account.email}</span>
                      {account.note !== undefined && <span class="shows">{account.note}</span>}
                    </span>
                  </button>
                  {account.id === defaultAccountId ? (
                    <span class="mark">default</span>
                  ) : (
                    <button
                      type="button"
                      class="link"
                      aria-label={`make default: ${account.email}`}
                      onClick={() => {
                        void tell.makeDefault(account.id);
                      }}
                    >
                      make default
                    </button>
                  )}
                  <button
                    type="button"
                    class="tool"
                    aria-pressed={account.identity === 'hidden'}
                    aria-label={`Hide the identity of ${account.email} from scripts`}
                    title={account.identity === 'hidden' ? 'Identity hidden from scripts' : 'Identity shown to scripts'}
                    onClick={() => {
                      void tell.identity(account.id, account.identity === 'hidden' ? 'shown' : 'hidden');
                    }}
                  >
                    <Icon name={account.identity === 'hidden' ? 'eye-off' : 'eye'} />
                  </button>
                </li>
              ))}
          </ul>
        </>
      )}
    </Menu>
  );
}
