// Who are the editors of an instance, and how they count.
import { type Account, isSameAccount } from '../../account';
import type { Directory, Group, Host, HostUser } from '../../facts';
import { type CountedPerson, type SeatCount, countNamed } from '../../seats';
import { type PluginLicense, isCloud, isSameInstance, sellerOf } from './license';

export type PluginCountRuleId =
  | 'license/permission-counts'
  | 'license/counts-once'
  | 'plugin/counted-logged-in-or-not'
  | 'plugin/editors-are-selected'
  | 'plugin/group-members-are-editors'
  | 'plugin/marketplace-covers-all-users'
  | 'plugin/cloud-counts-all-users'
  | 'plugin/unlimited-lets-everybody-edit'
  | 'plugin/disabled-accounts-hold-nothing';

/** Counts editors: those assigned and those in the group, or every user where every user may edit. */
export function countPluginSeats(license: PluginLicense, facts: Directory): SeatCount<PluginCountRuleId> {
  const host = hostOf(license.instance, facts);
  const editors: Listed[] = [
    ...license.assigned.map((account): Listed => ({ account, because: 'plugin/editors-are-selected' })),
    ...groupMembers(license.editorsGroup, facts).map((account): Listed => ({
      account,
      because: 'plugin/group-members-are-editors',
    })),
    ...everybody(license, host, facts),
  ];
  const disabled = host?.users.filter(({ isDisabled }) => isDisabled === true) ?? [];
  const isDisabled = (account: Account): boolean => disabled.some((user) => isSameAccount(user, account));
  return countNamed(
    license.editors,
    editors.map(({ account, because }): CountedPerson<PluginCountRuleId> =>
      isDisabled(account)
        ? { account, isCounted: false, because: ['plugin/disabled-accounts-hold-nothing'] }
        : {
            account,
            isCounted: true,
            because: ['license/permission-counts', 'plugin/counted-logged-in-or-not', because],
          },
    ),
  );
}

/** Whether an account is among those listed for a license. */
export const isListedIn = ({ people }: SeatCount, account: Account): boolean =>
  people.some((person) => isSameAccount(person.account, account));

interface Listed {
  readonly account: Account;
  readonly because: PluginCountRuleId;
}

/** Every user of the host, where the license lets every user edit. */
function everybody(license: PluginLicense, host: Host | undefined, facts: Directory): readonly Listed[] {
  const users = host?.users ?? [];
  if (isCloud(license)) return users.map((account) => ({ account, because: 'plugin/cloud-counts-all-users' }));
  if (sellerOf(license) === 'marketplace') {
    return users.map((account) => ({ account, because: 'plugin/marketplace-covers-all-users' }));
  }
  if (license.editors === 'unlimited' && !(license.product === 'jira' && hasEditorsGroup(license, facts))) {
    return users.map((account) => ({ account, because: 'plugin/unlimited-lets-everybody-edit' }));
  }
  return [];
}

/** Whether the license names a group that the directory has (R71). */
export const hasEditorsGroup = ({ editorsGroup }: PluginLicense, { groups }: Directory): boolean =>
  groups?.some(({ name }) => name === editorsGroup) === true;

/** The host by its name. */
export const hostOf = (instance: string, { hosts }: Directory): Host | undefined =>
  hosts?.find(({ name }) => isSameInstance(name, instance));

/** What the host knows of an account. */
export const userOf = (host: Host | undefined, account: Account): HostUser | undefined =>
  host?.users.find((user) => isSameAccount(user, account));

/** Members of a group and of every group inside it; groups that hold each other are followed once. */
export function groupMembers(name: string | undefined, { groups }: Directory): readonly Account[] {
  const byName = new Map<string | undefined, Group>(groups?.map((group) => [group.name, group]));
  const visited = new Set<Group>();
  const visit = (next: string | undefined): readonly Account[] => {
    const group = byName.get(next);
    if (group === undefined || visited.has(group)) return [];
    visited.add(group);
    return [...group.members, ...group.groups.flatMap(visit)];
  };
  return visit(name);
}
