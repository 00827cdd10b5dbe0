// The policy of Desktop, Confluence and JIRA a second time, straight from its text, once more.
import type { DesktopLicense, DesktopRequest, Facts, PluginLicense, PluginRequest } from '../../src/rules/index';
import type { NaiveAnswer } from './naive';
import { isSame } from './naive-account';
import { editorsOf, hostFor, isFor, isForAll, naiveNotLookedUp, naiveTaken, placeIn } from './naive-seats';

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
  const begins = license?.trialStartedAt;
  if (license === undefined || (begins !== undefined && now >= begins + 30 * day)) {
    return answer([], ['desktop/needs-a-license']);
  }
  if (begins !== undefined && now < begins) return answer([], ['desktop/trial-is-fully-functional']);
  if (begins !== undefined && action === 'update') return answer(['desktop/trial-is-fully-functional'], []);
  if (action === 'update') {
    const rule = 'desktop/updates-are-free-within-a-version';
    return version <= 3 || version <= (license.version ?? 3) ? answer([rule], []) : answer([], [rule]);
  }
  const place = account && placeIn(license.assigned, account);
  return answer(
    [
      begins !== undefined
        ? 'desktop/trial-is-fully-functional'
        : action === 'install'
          ? 'desktop/any-machine-used-regularly'
          : 'desktop/belongs-to-people',
    ],
    [
      account === undefined && 'desktop/unknown-user-views-only',
      account !== undefined && place === undefined && 'desktop/belongs-to-people',
      begins === undefined && (place ?? 0) >= license.users && 'desktop/valid-for-the-users-on-the-invoice',
      begins === undefined && action === 'install' && machine === 'occasional' && 'desktop/any-machine-used-regularly',
    ],
  );
}

const isGivenUp = ({ unsubscribedAt }: PluginLicense, now: number): boolean =>
  unsubscribedAt !== undefined && unsubscribedAt <= now;

const isTried = ({ trialStartedAt }: PluginLicense, now: number): boolean =>
  trialStartedAt !== undefined && trialStartedAt <= now && trialStartedAt + 30 * day > now;

const isToCome = ({ trialStartedAt }: PluginLicense, now: number): boolean =>
  trialStartedAt !== undefined && trialStartedAt > now;

const isFromMarketplace = ({ hosting, boughtFrom }: PluginLicense): boolean =>
  hosting !== 'cloud' && boughtFrom === 'marketplace';

/** How many a license serves, against what its host has. */
const isTooSmall = (license: PluginLicense, facts: Facts): boolean => {
  const tier = hostFor(license, facts)?.userTier;
  return (
    isFromMarketplace(license) &&
    license.editors !== 'unlimited' &&
    tier !== undefined &&
    license.editors < sizeOf(tier)
  );
};

const sizeOf = (tier: number | 'unlimited'): number => (tier === 'unlimited' ? Infinity : tier);

/** Sentences of preference about a license, the weightiest first: of two the one for which an earlier one is true. */
type Wish = (license: PluginLicense) => boolean;

const byState = (now: number): readonly Wish[] => [
  (license) => !isGivenUp(license, now) && license.trialStartedAt === undefined,
  (license) => !isGivenUp(license, now) && isTried(license, now),
  (license) => !isGivenUp(license, now) && isToCome(license, now),
  (license) => isGivenUp(license, now),
];

const bySeller: readonly Wish[] = [isFromMarketplace, ({ hosting }) => hosting === 'cloud'];

/** The licenses for which the most weighty wishes are true. */
const preferred = (licenses: readonly PluginLicense[], wishes: readonly Wish[]): readonly PluginLicense[] =>
  wishes.reduce((left, wish) => (left.some(wish) ? left.filter(wish) : left), licenses);

/** Wishes about everything else that an answer shows. */
const byDetail = (account: PluginRequest['account'], facts: Facts): readonly Wish[] => [
  (license) => !isTooSmall(license, facts),
  (license) => isForAll(license, facts),
  (license) => editorsOf(license, facts).some((one) => account !== undefined && isSame(one, account)),
  (license) =>
    naiveNotLookedUp(license, facts).join() !== 'group' ||
    editorsOf(license, facts).some((one) => account !== undefined && isSame(one, account)),
  ({ editors }) => editors === 'unlimited',
  (license) => !isOff(license, account, facts),
  ({ generation }) => generation !== 'wireframes',
  (license) => !isCrowded(license, facts),
  ({ maintenance }) => maintenance === undefined || (maintenance.start <= facts.now && facts.now < maintenance.end),
  ({ maintenance }) => maintenance !== undefined && maintenance.start > facts.now,
];

const isOff = (license: PluginLicense, account: PluginRequest['account'], facts: Facts): boolean =>
  hostFor(license, facts)?.users?.some(
    (user) => user.isDisabled === true && account !== undefined && isSame(user, account),
  ) === true;

const isCrowded = (license: PluginLicense, facts: Facts): boolean =>
  license.editors !== 'unlimited' && naiveTaken(license, facts) > license.editors;

/** Of two that are alike otherwise what lasts longest comes first (D3), and then the first id. */
const byEnd =
  (now: number) =>
  (one: PluginLicense, other: PluginLicense): number => {
    const [sooner, later] = [endOf(one, now), endOf(other, now)];
    return sooner === later ? (one.id < other.id ? -1 : 1) : later > sooner ? 1 : -1;
  };

const endOf = (license: PluginLicense, now: number): number => {
  const { trialStartedAt, unsubscribedAt = Infinity } = license;
  if (isGivenUp(license, now) || trialStartedAt === undefined) return unsubscribedAt;
  return isToCome(license, now) ? trialStartedAt : trialStartedAt + 30 * 86_400_000;
};

/** Of the licenses for an instance the one that answers. */
function decidingOf(here: readonly PluginLicense[], request: PluginRequest, facts: Facts): PluginLicense | undefined {
  const isHome: Wish = ({ instance }) => isFor({ instance, staging: [] }, request.at);
  const isRivalled = here.some((license) => license.boughtFrom === 'vendor' && license.hosting !== 'cloud');
  const permits: Wish = (license) => answerBy(license, isRivalled, request, facts).effect === 'permit';
  const wishes = [...byState(facts.now), isHome, ...bySeller, permits, ...byDetail(request.account, facts)];
  return [...preferred(here, wishes)].sort(byEnd(facts.now))[0];
}

/** Which license says where an account stands: that of the instance which permits, then the one preferred. */
export function standingBy(
  own: readonly PluginLicense[],
  request: Omit<PluginRequest, 'at'>,
  facts: Facts,
): readonly PluginLicense[] {
  const firsts = own.flatMap(({ instance }) => {
    const here = own.filter((license) => isFor(license, instance));
    return decidingOf(here, { ...request, at: instance }, facts) ?? [];
  });
  const permits: Wish = (license) => naivePlugin(own, { ...request, at: license.instance }, facts).effect === 'permit';
  const isRivalled: Wish = (license) =>
    own.some((one) => isFor(one, license.instance) && one.boughtFrom === 'vendor' && one.hosting !== 'cloud');
  const wishes = [
    permits,
    ...byState(facts.now),
    ...bySeller,
    (license: PluginLicense) => !isRivalled(license),
    ...byDetail(request.account, facts),
  ];
  const left = [...new Set(firsts)];
  const sorted: PluginLicense[] = [];
  while (sorted.length < left.length) {
    const rest = left.filter((license) => !sorted.includes(license));
    sorted.push(...[...preferred(rest, wishes)].sort(byEnd(facts.now)));
  }
  return sorted;
}

/** Answers a request about a plugin. */
export function naivePlugin(licenses: readonly PluginLicense[], request: PluginRequest, facts: Facts): NaiveAnswer {
  const { product, action, at } = request;
  if (action === 'view') return answer(['plugin/editors-edit-everybody-views'], []);
  if (!facts.reachable) return answer([], ['plugin/unreachable-views-only']);
  const own = licenses.filter((license) => license.product === product);
  const here = own.filter((license) => isFor(license, at));
  const license = decidingOf(here, request, facts);
  const isRivalled = here.some((other) => other.boughtFrom === 'vendor' && other.hosting !== 'cloud');
  return license === undefined
    ? answer(
        [],
        [
          'plugin/each-instance-needs-its-own',
          own.length > 0 && action === 'register' && 'plugin/one-license-one-instance',
        ],
      )
    : answerBy(license, isRivalled, request, facts);
}

/** What one license says. */
function answerBy(
  license: PluginLicense,
  isRivalled: boolean,
  { product, action, account, at, releasedAt }: PluginRequest,
  facts: Facts,
): NaiveAnswer {
  const { now } = facts;
  if (isGivenUp(license, now)) return answer([], ['plugin/unsubscribing-ends-at-once']);
  if (license.trialStartedAt !== undefined) {
    return isTried(license, now)
      ? answer(['plugin/trial-is-fully-functional'], [])
      : answer([], [isToCome(license, now) ? 'plugin/trial-is-fully-functional' : 'plugin/trial-ended-views-only']);
  }
  if (action === 'update') {
    const { start, end } = license.maintenance ?? { start: -Infinity, end: Infinity };
    return start > now
      ? answer([], ['plugin/maintenance-brings-updates'])
      : (releasedAt ?? now) >= end
        ? answer([], ['plugin/usable-after-maintenance'])
        : answer(['plugin/maintenance-brings-updates'], []);
  }
  const isCloud = license.hosting === 'cloud';
  const isMarketplace = isFromMarketplace(license);
  const isVendor = !isCloud && !isMarketplace;
  const misfits = isTooSmall(license, facts) && 'plugin/marketplace-covers-all-users';
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
  const isOpen = isVendor && isForAll(license, facts);
  const isEditor = editorsOf(license, facts).some((editor) => isSame(editor, account));
  const isVague = naiveNotLookedUp(license, facts).includes('group');
  const isOver = isVendor && isCrowded(license, facts);
  const isWireframes = license.generation === 'wireframes';
  return answer(
    [
      isVendor && isEditor && 'plugin/editors-edit-everybody-views',
      isMarketplace && 'plugin/marketplace-covers-all-users',
      isMarketplace && isRivalled && 'plugin/marketplace-decides',
      isCloud && 'plugin/cloud-counts-all-users',
      isOpen && 'plugin/unlimited-lets-everybody-edit',
      isOver && isEditor && product === 'confluence' && !isWireframes && 'confluence/over-the-limit-warns',
      isOver && isEditor && product === 'jira' && 'jira/over-the-limit-complains',
    ],
    [
      misfits,
      isVendor && !isOpen && !isEditor && !isVague && 'plugin/editors-edit-everybody-views',
      isVendor && !isOpen && !isEditor && isVague && 'plugin/directory-tells-the-editors',
      isOff(license, account, facts) && 'plugin/disabled-accounts-hold-nothing',
      isOver && product === 'confluence' && isWireframes && 'confluence/over-the-limit-stops-editing',
    ],
  );
}
