// The policy of Desktop, Confluence and JIRA a second time, straight from its text, once more.
import type { DesktopLicense, DesktopRequest, Facts, PluginLicense, PluginRequest } from '../../src/rules/index';
import { type NaiveAnswer, isSame } from './naive';
import { editorsOf, hasGroup, hostFor, isFor, naiveTaken, persons } from './naive-seats';

const day = 86_400_000;

const answer = (yes: readonly (string | false)[], no: readonly (string | false)[]): NaiveAnswer => {
  const against = no.filter((rule) => rule !== false);
  const inFavour = yes.filter((rule) => rule !== false);
  return against.length > 0
    ? { effect: 'forbid', because: new Set(against) }
    : { effect: inFavour.length > 0 ? 'permit' : 'forbid', because: new Set(inFavour) };
};

/** Answers a request about Desktop, with one license or none. */
export function naiveDesktop(
  license: DesktopLicense | undefined,
  { action, account, machine, version = 3 }: DesktopRequest,
  { now, reachable }: Pick<Facts, 'now' | 'reachable'>,
): NaiveAnswer {
  if (action === 'view') return answer(['desktop/viewing-is-free'], []);
  if (!reachable) return answer([], ['desktop/unreachable-views-only']);
  const trialEnds = license?.trialStartedAt === undefined ? undefined : license.trialStartedAt + 30 * day;
  if (trialEnds !== undefined && now < trialEnds) return answer(['desktop/trial-is-fully-functional'], []);
  if (license === undefined || trialEnds !== undefined) return answer([], ['desktop/needs-a-license']);
  if (action === 'update') {
    const rule = 'desktop/updates-are-free-within-a-version';
    return version <= 3 || version <= (license.version ?? 3) ? answer([rule], []) : answer([], [rule]);
  }
  const { assigned } = license;
  const mention = assigned.find((one) => account !== undefined && isSame(one, account));
  const first = assigned.findIndex((one) => mention !== undefined && isSame(one, mention));
  const place = first < 0 ? first : persons(assigned.slice(0, first)).length;
  return answer(
    [action === 'install' ? 'desktop/any-machine-used-regularly' : 'desktop/belongs-to-people'],
    [
      account === undefined && 'desktop/unknown-user-views-only',
      account !== undefined && place < 0 && 'desktop/belongs-to-people',
      place >= license.users && 'desktop/valid-for-the-users-on-the-invoice',
      action === 'install' && machine === 'occasional' && 'desktop/any-machine-used-regularly',
    ],
  );
}

/** Of several licenses for an instance the one that counts: bought, then from the Marketplace, then the largest. */
function decidingOf(licenses: readonly PluginLicense[], at: string, now: number): PluginLicense | undefined {
  const wishes: readonly ((license: PluginLicense) => boolean)[] = [
    (license) => !isGivenUp(license, now) && license.trialStartedAt === undefined,
    (license) => !isGivenUp(license, now) && isTried(license, now),
    (license) => isGivenUp(license, now),
    (license) => license.hosting === 'cloud' || license.boughtFrom === 'marketplace',
    (license) => license.editors === 'unlimited',
  ];
  const left = wishes.reduce(
    (candidates, wish) => (candidates.some(wish) ? candidates.filter(wish) : candidates),
    licenses.filter((license) => isFor(license, at)),
  );
  return [...left].sort(
    (one, other) => (Number(other.editors) || 0) - (Number(one.editors) || 0) || (one.id < other.id ? -1 : 1),
  )[0];
}

const isGivenUp = ({ unsubscribedAt }: PluginLicense, now: number): boolean =>
  unsubscribedAt !== undefined && unsubscribedAt <= now;

const isTried = ({ trialStartedAt }: PluginLicense, now: number): boolean =>
  trialStartedAt !== undefined && trialStartedAt + 30 * day > now;

/** Answers a request about a plugin. */
export function naivePlugin(
  licenses: readonly PluginLicense[],
  { product, action, account, at }: PluginRequest,
  facts: Facts,
): NaiveAnswer {
  if (action === 'view') return answer(['plugin/editors-edit-everybody-views'], []);
  if (!facts.reachable) return answer([], ['plugin/unreachable-views-only']);
  const { now } = facts;
  const own = licenses.filter((license) => license.product === product);
  const license = decidingOf(own, at, now);
  if (license === undefined) {
    return answer(
      [],
      [
        'plugin/each-instance-needs-its-own',
        own.length > 0 && action === 'register' && 'plugin/one-license-one-instance',
      ],
    );
  }
  if (isGivenUp(license, now)) return answer([], ['plugin/unsubscribing-ends-at-once']);
  if (license.trialStartedAt !== undefined) {
    return isTried(license, now)
      ? answer(['plugin/trial-is-fully-functional'], [])
      : answer([], ['plugin/trial-ended-views-only']);
  }
  if (action === 'update') {
    return license.maintenance !== undefined && license.maintenance.end <= now
      ? answer([], ['plugin/usable-after-maintenance'])
      : answer(['plugin/maintenance-brings-updates'], []);
  }
  const isCloud = license.hosting === 'cloud';
  const isMarketplace = !isCloud && license.boughtFrom === 'marketplace';
  const isVendor = !isCloud && !isMarketplace;
  const host = hostFor(license, facts);
  const tier = host?.userTier ?? license.editors;
  const misfits = isMarketplace && license.editors !== tier && 'plugin/marketplace-covers-all-users';
  if (action === 'register') {
    return answer(
      [
        isVendor && 'plugin/vendor-license-need-not-match',
        isVendor && !isFor({ ...license, staging: [] }, at) && 'plugin/staging-is-included',
        isMarketplace && 'plugin/marketplace-covers-all-users',
        isCloud && 'plugin/cloud-counts-all-users',
      ],
      [misfits],
    );
  }
  if (account === undefined) return answer([], ['plugin/unknown-user-views-only', misfits]);
  const isOpen = isVendor && license.editors === 'unlimited' && !(product === 'jira' && hasGroup(license, facts));
  const isEditor = editorsOf(license, facts).some((editor) => isSame(editor, account));
  const isOff = host?.users.some((user) => user.isDisabled === true && isSame(user, account)) === true;
  const isOver = isVendor && license.editors !== 'unlimited' && naiveTaken(license, facts) > license.editors;
  const isWireframes = license.generation === 'wireframes';
  const isRivalled = own.some(
    (other) => other.boughtFrom === 'vendor' && other.hosting !== 'cloud' && isFor(other, at),
  );
  return answer(
    [
      isEditor && 'plugin/editors-edit-everybody-views',
      isMarketplace && 'plugin/marketplace-covers-all-users',
      isMarketplace && isRivalled && 'plugin/marketplace-decides',
      isCloud && 'plugin/cloud-counts-all-users',
      isOpen && 'plugin/unlimited-lets-everybody-edit',
      isOver && isEditor && product === 'confluence' && !isWireframes && 'confluence/over-the-limit-warns',
      isOver && isEditor && product === 'jira' && 'jira/over-the-limit-complains',
    ],
    [
      misfits,
      isVendor && !isOpen && !isEditor && 'plugin/editors-edit-everybody-views',
      isOff && 'plugin/disabled-accounts-hold-nothing',
      isOver && product === 'confluence' && isWireframes && 'confluence/over-the-limit-stops-editing',
    ],
  );
}
