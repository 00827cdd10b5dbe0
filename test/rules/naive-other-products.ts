// The policy of Desktop, Confluence and JIRA a second time, straight from its text, for single licenses.
import type { DesktopLicense, DesktopRequest, PluginLicense, PluginRequest } from '../../src/rules/index';
import type { NaiveAnswer } from './naive';

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
  now: number,
): NaiveAnswer {
  if (action === 'view') return answer(['desktop/viewing-is-free'], []);
  const trialEnds = license?.trialStartedAt === undefined ? undefined : license.trialStartedAt + 30 * day;
  if (trialEnds !== undefined && now < trialEnds) return answer(['desktop/trial-is-fully-functional'], []);
  if (license === undefined || trialEnds !== undefined) return answer([], ['desktop/needs-a-license']);
  if (action === 'update') {
    const rule = 'desktop/updates-are-free-within-a-version';
    return version <= 3 || version <= (license.version ?? 3) ? answer([rule], []) : answer([], [rule]);
  }
  const place = license.assigned.findIndex(({ email }) => email === account?.email);
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

/** Answers a request about a plugin, with one license or none and a host whose users are all listed. */
export function naivePlugin(
  license: PluginLicense | undefined,
  { product, action, account, at }: PluginRequest,
  now: number,
  host: {
    readonly tier: number;
    readonly users: readonly string[];
    readonly disabled: readonly string[];
    readonly group: boolean;
  },
): NaiveAnswer {
  if (action === 'view') return answer(['plugin/editors-edit-everybody-views'], []);
  const isStaging = license?.staging.includes(at) === true;
  if (license === undefined || (license.instance !== at && !isStaging)) {
    return answer(
      [],
      [
        'plugin/each-instance-needs-its-own',
        license !== undefined && action === 'register' && 'plugin/one-license-one-instance',
      ],
    );
  }
  if (license.unsubscribedAt !== undefined && license.unsubscribedAt <= now)
    return answer([], ['plugin/unsubscribing-ends-at-once']);
  if (license.trialStartedAt !== undefined) {
    return license.trialStartedAt + 30 * day > now
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
  const misfits = isMarketplace && license.editors !== host.tier && 'plugin/marketplace-covers-all-users';
  if (action === 'register') {
    return answer(
      [
        isVendor && 'plugin/vendor-license-need-not-match',
        isVendor && isStaging && 'plugin/staging-is-included',
        isMarketplace && 'plugin/marketplace-covers-all-users',
        isCloud && 'plugin/cloud-counts-all-users',
      ],
      [misfits],
    );
  }
  if (account === undefined) return answer([], ['plugin/unknown-user-views-only', misfits]);
  const isUnlimited = license.editors === 'unlimited';
  const isOpen = isVendor && isUnlimited && !(product === 'jira' && host.group);
  const everybody = isCloud || isMarketplace || isOpen;
  const named = license.assigned.map(({ email }) => email);
  const editors = new Set([...named, ...(everybody ? host.users : [])]);
  const isEditor = editors.has(account.email);
  const taken = [...editors].filter((email) => !host.disabled.includes(email)).length;
  const isOver = isVendor && license.editors !== 'unlimited' && taken > license.editors;
  const isWireframes = license.generation === 'wireframes';
  return answer(
    [
      isEditor && 'plugin/editors-edit-everybody-views',
      isMarketplace && 'plugin/marketplace-covers-all-users',
      isCloud && 'plugin/cloud-counts-all-users',
      isOpen && 'plugin/unlimited-lets-everybody-edit',
      isOver && isEditor && product === 'confluence' && !isWireframes && 'confluence/over-the-limit-warns',
      isOver && isEditor && product === 'jira' && 'jira/over-the-limit-complains',
    ],
    [
      misfits,
      isVendor && !isOpen && !isEditor && 'plugin/editors-edit-everybody-views',
      host.disabled.includes(account.email) && 'plugin/disabled-accounts-hold-nothing',
      isOver && product === 'confluence' && isWireframes && 'confluence/over-the-limit-stops-editing',
    ],
  );
}
