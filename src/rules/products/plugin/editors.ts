// Who are the editors of an instance, and how they count.
import type { Account } from '../../account';
import type { Directory, Group, Host } from '../../facts';
import { type CountedPerson, type SeatCount, countNamed, isListed, listedBy } from '../../seats';
import { type PluginLicense, isSameInstance, sellerOf } from './license';
import type { PluginRuleId } from './rules';

/** Counts editors: those assigned and those in the group, or every user where every user may edit. */
export function countPluginSeats(license: PluginLicense, directory: Directory): SeatCount<PluginRuleId> {
  const host = hostOf(license.instance, directory);
  const everybody = letsEverybodyEdit(license, directory);
  const disabled = host?.users?.filter(({ isDisabled }) => isDisabled === true) ?? [];
  const listed = (accounts: readonly Account[], because: PluginRuleId): readonly CountedPerson<PluginRuleId>[] =>
    accounts.flatMap((account) =>
      isListed(disabled, account)
        ? listedBy([account], false, 'plugin/disabled-accounts-hold-nothing')
        : listedBy([account], true, 'license/permission-counts', 'plugin/counted-logged-in-or-not', because),
    );
  const isGroupUnknown = license.editorsGroup !== undefined && !hasEditorsGroup(license, directory);
  return countNamed(
    license.editors,
    [
      ...listed(license.assigned, 'plugin/editors-are-selected'),
      ...listed(groupMembers(license.editorsGroup, directory), 'plugin/group-members-are-editors'),
      ...(everybody === undefined ? [] : listed(host?.users ?? [], everybody)),
    ],
    everybody === undefined ? (isGroupUnknown ? ['group'] : []) : host?.users === undefined ? ['users'] : [],
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
