// Seats and the group of editors a second time: everybody is compared with everybody.
import type { Account, DesktopLicense, DriveLicense, Facts, NotLookedUp, PluginLicense } from '../../src/rules/index';
import { isSame, mailbox } from './naive-account';

/** Who an entry of a list is: its id, or the id of the first who has the address with one, or the address. */
const whoIs = (list: readonly Account[], { id, email }: Account): string =>
  id ?? list.find((one) => one.id !== undefined && mailbox(one.email) === mailbox(email))?.id ?? mailbox(email);

/** Everybody of a list, once, by who they are. */
const everybodyOf = (list: readonly Account[]): readonly string[] => [
  ...new Set(list.map((entry) => whoIs(list, entry))),
];

/** The entry that an account goes by: spelled as it is, under its id, under its address. */
export const entryFor = <Person extends Account>(list: readonly Person[], account: Account): Person | undefined =>
  list.find(({ id, email }) => id === account.id && email === account.email) ??
  list.find(({ id }) => id !== undefined && id === account.id) ??
  list.find((one) => isSame(one, account));

/** The entry that a person is known by: the first with the id, else the first. */
const knownBy = <Person extends Account>(list: readonly Person[], who: string): Person | undefined =>
  list.find(({ id }) => id === who) ?? list.find((entry) => whoIs(list, entry) === who);

/** Every person of a list by the entry that they are known by, in the order in which they are first met. */
export const persons = <Person extends Account>(list: readonly Person[]): readonly Person[] =>
  everybodyOf(list).flatMap((who) => knownBy(list, who) ?? []);

/** How many others are listed before an account; undefined for whoever is not listed. */
export function placeIn(list: readonly Account[], account: Account): number | undefined {
  const entry = entryFor(list, account);
  return entry && everybodyOf(list).indexOf(whoIs(list, entry));
}

/** A list without a person; a spare entry, named as it is spelled, goes alone. */
export function without<Person extends Account>(list: readonly Person[], account: Account): readonly Person[] {
  const entry = entryFor(list, account);
  if (entry === undefined) return list;
  const who = whoIs(list, entry);
  return knownBy(list, who) === entry
    ? list.filter((one) => whoIs(list, one) !== who)
    : list.filter((one) => one !== entry);
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

export const hostFor = ({ instance }: PluginLicense, { hosts = [] }: Partial<Facts>) =>
  hosts.find(({ name }) => sameName(name, instance));

/** Whether a license is for an instance, as production or as staging. */
export const isFor = ({ instance, staging }: Pick<PluginLicense, 'instance' | 'staging'>, at: string): boolean =>
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

const hasGroup = ({ editorsGroup }: PluginLicense, { groups = [] }: Partial<Facts>): boolean =>
  groups.some(({ name }) => name === editorsGroup);

/** Whether every user of the host may edit by a license. */
export const isForAll = (license: PluginLicense, facts: Partial<Facts>): boolean =>
  license.hosting === 'cloud' ||
  license.boughtFrom === 'marketplace' ||
  (license.editors === 'unlimited' && (license.product === 'confluence' || !hasGroup(license, facts)));

/** Everybody who may edit by a license, disabled or not. */
export function editorsOf(license: PluginLicense, facts: Partial<Facts>): readonly Account[] {
  const { editorsGroup: group, assigned } = license;
  const names = group === undefined ? [] : namesWithin(group, facts);
  const members = (facts.groups ?? []).filter(({ name }) => names.includes(name)).flatMap((one) => one.members);
  return [...assigned, ...members, ...(isForAll(license, facts) ? (hostFor(license, facts)?.users ?? []) : [])];
}

/** What a count can't tell because nobody looked it up. */
export function naiveNotLookedUp(license: { readonly product: string }, facts: Partial<Facts>): readonly NotLookedUp[] {
  if (license.product !== 'confluence' && license.product !== 'jira') return [];
  const plugin = license as PluginLicense;
  if (isForAll(plugin, facts)) return hostFor(plugin, facts)?.users === undefined ? ['users'] : [];
  return plugin.editorsGroup !== undefined && !hasGroup(plugin, facts) ? ['group'] : [];
}

/** How many seats are taken. */
export function naiveTaken(license: DriveLicense | DesktopLicense | PluginLicense, facts: Partial<Facts>): number {
  switch (license.product) {
    case 'google-drive':
      return everybodyOf(license.holders).length;
    case 'desktop':
      return everybodyOf(license.assigned).length;
    case 'confluence':
    case 'jira': {
      const users = hostFor(license, facts)?.users ?? [];
      const isOff = (account: Account): boolean =>
        users.some((user) => user.isDisabled === true && isSame(user, account));
      return everybodyOf(editorsOf(license, facts).filter((account) => !isOff(account))).length;
    }
  }
}
