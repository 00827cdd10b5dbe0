// Who are the editors of an instance, and how they count.
import { type Account, isSameAccount } from '../../account';
import type { Directory, Group, Host } from '../../facts';
import { type CountedPerson, type NotLookedUp, type SeatCount, countNamed } from '../../seats';
import { type PluginLicense, isSameInstance, sellerOf } from './license';
import type { PluginRuleId } from './rules';

/** Counts editors: those assigned and those in the group, or every user where every user may edit. */
export function countPluginSeats(license: PluginLicense, directory: Directory): SeatCount<PluginRuleId> {
  const host = hostOf(license.instance, directory);
  const everybody = letsEverybodyEdit(license, directory);
  const editors: readonly (readonly [Account, PluginRuleId])[] = [
    ...license.assigned.map((account) => [account, 'plugin/editors-are-selected'] as const),
    ...groupMembers(license.editorsGroup, directory).map(
      (account) => [account, 'plugin/group-members-are-editors'] as const,
    ),
    ...(everybody === undefined ? [] : (host?.users ?? []).map((account) => [account, everybody] as const)),
  ];
  const disabled = host?.users?.filter(({ isDisabled }) => isDisabled === true) ?? [];
  const isDisabled = (account: Account): boolean => disabled.some((user) => isSameAccount(user, account));
  const notLookedUp: readonly NotLookedUp[] = [
    ...(license.editorsGroup !== undefined && everybody === undefined && !hasEditorsGroup(license, directory)
      ? (['group'] as const)
      : []),
    ...(everybody !== undefined && host?.users === undefined ? (['users'] as const) : []),
  ];
  return countNamed(
    license.editors,
    editors.map(([account, because]): CountedPerson<PluginRuleId> =>
      isDisabled(account)
        ? { account, isCounted: false, because: ['plugin/disabled-accounts-hold-nothing'] }
        : {
            account,
            isCounted: true,
            because: ['license/permission-counts', 'plugin/counted-logged-in-or-not', because],
          },
    ),
    notLookedUp,
  );
}

/** The rule by which every user of the host may edit, where there is one. */
export function letsEverybodyEdit(license: PluginLicense, directory: Directory): PluginRuleId | undefined {
  switch (sellerOf(license)) {
    case 'cloud':
      return 'plugin/cloud-counts-all-users';
    case 'marketplace':
      return 'plugin/marketplace-covers-all-users';
    case 'vendor':
      return license.editors === 'unlimited' && !(license.product === 'jira' && hasEditorsGroup(license, directory))
        ? 'plugin/unlimited-lets-everybody-edit'
        : undefined;
  }
}

/** Whether the license names a group that the directory has (R71). */
const hasEditorsGroup = ({ editorsGroup }: PluginLicense, { groups }: Directory): boolean =>
  groups?.some(({ name }) => name === editorsGroup) === true;

/** The host by its name. */
export const hostOf = (instance: string, { hosts }: Directory): Host | undefined =>
  hosts?.find(({ name }) => isSameInstance(name, instance));

/** Members of a group and of every group inside it; groups that hold each other are followed once. */
function groupMembers(name: string | undefined, { groups }: Directory): readonly Account[] {
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
