// Who runs the product, from Script Properties: only whoever may edit the script can write them.
import * as v from 'valibot';
import { isSameAddress, parseEmail } from '../../rules/index';
import type { Operators, Outside, Unreachable } from '../../subscriptions/ports';
import { orUnreachable } from '../../stores/or-unreachable';
import { underLock } from '../../stores/script-properties';

/** `named`: addresses, separated by commas, as they were set up. `accounts`: the account behind each, from its first use on. */
const names = { named: 'VENDOR_ADMINISTRATORS', accounts: 'VENDOR_ADMINISTRATOR_ACCOUNTS' } as const;

const accountsByAddress = v.pipe(v.string(), v.parseJson(), v.record(v.string(), v.string()));

const properties = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();

/** Those named; nobody where nobody is. Damaged accounts are a fault: nobody may come in for them. */
function read(): Operators & { readonly accounts: ReadonlyMap<string, string> } {
  const named = (properties().getProperty(names.named) ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const stored = named.length === 0 ? null : properties().getProperty(names.accounts);
  const accounts = new Map(Object.entries(stored === null ? {} : v.parse(accountsByAddress, stored)));
  return {
    accounts,
    vendorAdministrators: named.map((email) => {
      const id = accounts.get(parseEmail(email) ?? email);
      return { email, ...(id !== undefined && { id }) };
    }),
  };
}

/** Two service calls. */
export const operators: Outside['operators'] = () =>
  orUnreachable(() => ({ outcome: 'read', vendorAdministrators: read().vendorAdministrators }));

/** Notes the account behind an address, under the lock, so that of two who come at once one is first. */
export const bindOperator: Outside['bindOperator'] = (email, accountId) =>
  orUnreachable(() =>
    underLock(
      () => LockService.getScriptLock(),
      (): ReturnType<Outside['bindOperator']> => {
        const { accounts, vendorAdministrators } = read();
        const one = vendorAdministrators.find((other) => isSameAddress(other.email, email));
        if (one === undefined) return notNamed;
        if (one.id !== undefined) return { outcome: 'bound', accountId: one.id };
        const all = { ...Object.fromEntries(accounts), [parseEmail(email) ?? email]: accountId };
        properties().setProperty(names.accounts, JSON.stringify(all));
        return { outcome: 'bound', accountId };
      },
    ),
  );

const notNamed: Unreachable = { outcome: 'unreachable', detail: 'an administrator is no longer named' };
