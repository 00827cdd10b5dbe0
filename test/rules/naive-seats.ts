// Seats and the group of editors a second time: everybody is compared with everybody.
import type { Account, DesktopLicense, DriveLicense, Facts, PluginLicense } from '../../src/rules/index';
import { isSame } from './naive';

/** Each person once; an address alone is whoever with an id has it, under that address or another as well. */
export function persons(listed: readonly Account[]): readonly Account[] {
  const bound = listed.filter(({ id }) => id !== undefined);
  const unbound = listed.filter((one) => one.id === undefined && !bound.some((other) => isSame(other, one)));
  return [...bound, ...unbound].reduce<readonly Account[]>(
    (found, account) => (found.some((one) => isSame(one, account)) ? found : [...found, account]),
    [],
  );
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export const hostFor = ({ instance }: PluginLicense, { hosts = [] }: Partial<Facts>) =>
  hosts.find(({ name }) => sameName(name, instance));

/** Whether a license is for an instance, as production or as staging. */
export const isFor = ({ instance, staging }: PluginLicense, at: string): boolean =>
  [instance, ...staging].some((name) => sameName(name, at));

/** The names of a group and of all inside it, gathered until nothing is added. */
function namesWithin(name: string, { groups = [] }: Partial<Facts>): readonly string[] {
  let names: readonly string[] = [name];
  for (;;) {
    const inner = groups.filter((group) => names.includes(group.name)).flatMap((group) => group.groups);
    const added = inner.filter((one) => !names.includes(one));
    if (added.length === 0) return names;
    names = [...new Set([...names, ...added])];
  }
}

export const hasGroup = ({ editorsGroup }: PluginLicense, { groups = [] }: Partial<Facts>): boolean =>
  groups.some(({ name }) => name === editorsGroup);

/** Everybody who may edit by a license, disabled or not. */
export function editorsOf(license: PluginLicense, facts: Partial<Facts>): readonly Account[] {
  const { editorsGroup: group, editors, product, hosting, boughtFrom, assigned } = license;
  const names = group === undefined ? [] : namesWithin(group, facts);
  const members = (facts.groups ?? []).filter(({ name }) => names.includes(name)).flatMap((one) => one.members);
  const isOpen =
    hosting === 'cloud' ||
    boughtFrom === 'marketplace' ||
    (editors === 'unlimited' && (product === 'confluence' || !hasGroup(license, facts)));
  return [...assigned, ...members, ...(isOpen ? (hostFor(license, facts)?.users ?? []) : [])];
}

/** How many seats are taken. */
export function naiveTaken(license: DriveLicense | DesktopLicense | PluginLicense, facts: Partial<Facts>): number {
  switch (license.product) {
    case 'google-drive':
      return persons(license.holders).length;
    case 'desktop':
      return persons(license.assigned).length;
    case 'confluence':
    case 'jira': {
      const users = hostFor(license, facts)?.users ?? [];
      const isOff = (account: Account): boolean =>
        users.some((user) => user.isDisabled === true && isSame(user, account));
      return persons(editorsOf(license, facts).filter((account) => !isOff(account))).length;
    }
  }
}
