// An account's own share of licenses: other holders of a plan are nobody else's business.
import {
  type Account,
  type DriveLicense,
  isListed,
  isManagedBy,
  isSameAccount,
  managersOf,
  persons,
} from '../rules/index';

/** The license with an account's own entries only; undefined when it is neither holder nor administrator. */
type Shares = (account: Account) => DriveLicense | undefined;

/** The share of anybody: who manages the license is found out once for all of them. */
export function sharesOf(license: DriveLicense): Shares {
  const managers = managersOf(license);
  return (account) => {
    const own = <Person extends Account>(people: readonly Person[]): readonly Person[] =>
      people.filter((one) => (account.id === undefined ? isSameAccount(one, account) : one.id === account.id));
    const [holders, administrators] = [own(license.holders), own(license.administrators)];
    if (holders.length === 0 && administrators.length === 0) return undefined;
    const isManagedByOthers = !isListed(managers, account);
    // Of a plan without administrators the share would not tell who manages it.
    const isUntold = isManagedByOthers || (license.seats > 1 && administrators.length === 0);
    return { ...license, holders, administrators, ...(isUntold && { isManagedByOthers }) };
  };
}

/** The share of one account. */
export const shareOf = (license: DriveLicense, account: Account): ReturnType<Shares> => sharesOf(license)(account);

/** The holdings of an account with its share of this license as it is now. */
export function withShare(
  holdings: readonly DriveLicense[],
  license: DriveLicense,
  account: Account,
  shares: Shares = sharesOf(license),
): readonly DriveLicense[] {
  const share = shares(account);
  const others = holdings.filter(({ id }) => id !== license.id);
  if (share === undefined) return others;
  return others.length === holdings.length
    ? [...holdings, share]
    : holdings.map((held) => (held.id === license.id ? share : held));
}

/** Everybody listed for a license, as holder or as administrator, each once. */
export const peopleOf = ({ holders, administrators }: DriveLicense): readonly Account[] =>
  persons([...holders, ...administrators]);

/** The plans of several seats that this account administers; everybody administers their own single one. */
export const plansAdministered = (account: Account, licenses: readonly DriveLicense[]): readonly DriveLicense[] =>
  licenses.filter((license) => license.seats > 1 && isManagedBy(license, account));
