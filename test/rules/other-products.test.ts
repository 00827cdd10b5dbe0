import { describe, expect, test } from '@jest/globals';
import {
  type Account,
  type DesktopLicense,
  type DesktopRequest,
  type Facts,
  type PluginLicense,
  type PluginRequest,
  decide,
} from '../../src/rules/index';
import { naiveDesktop, naivePlugin } from './naive-other-products';
import { ana, at, ben, cleo, confluence, desktop, facts, jira, now } from './world';

const somebody: readonly (Account | undefined)[] = [undefined, ana, ben, cleo];
const asked = (account: Account | undefined): { readonly account?: Account } =>
  account === undefined ? {} : { account };
const asSet = ({ effect, because }: ReturnType<typeof decide>) => ({ effect, because: new Set<string>(because) });

const desktops: readonly (DesktopLicense | undefined)[] = [
  undefined,
  desktop(),
  desktop({ users: 1 }),
  desktop({ version: 4 }),
  desktop({ trialStartedAt: now - 1 }),
  desktop({ trialStartedAt: at('2026-01-01') }),
];

const desktopRequests: readonly DesktopRequest[] = somebody.flatMap((account) =>
  (['view', 'edit', 'create', 'install', 'update'] as const).flatMap((action) =>
    (['regular', 'occasional'] as const).flatMap((machine) =>
      [2, 3, 4, 5].map((version) => ({ product: 'desktop' as const, action, machine, version, ...asked(account) })),
    ),
  ),
);

const users = [ana, ben, cleo];
const tier = 3;

const factsOf = (isDisabled: boolean, group: boolean): Facts =>
  facts({
    hosts: ['wiki', 'tracker'].map((name) => ({
      name,
      userTier: tier,
      users: users.map((user) => ({ ...user, isDisabled: isDisabled && user === ben })),
    })),
    groups: group ? [{ name: 'editors', members: [], groups: [] }] : [],
  });

const states: readonly Partial<PluginLicense>[] = [
  {},
  { trialStartedAt: now },
  { trialStartedAt: at('2026-01-01') },
  { unsubscribedAt: now },
  { unsubscribedAt: now + 1 },
  { maintenance: { start: at('2025-01-01'), end: now } },
  { maintenance: { start: at('2025-01-01'), end: now + 1 } },
];

const variants = states.flatMap((state) =>
  ([1, 3, 'unlimited'] as const).flatMap((editors) =>
    (['vendor', 'marketplace'] as const).flatMap((boughtFrom) =>
      (['server', 'cloud'] as const).flatMap((hosting) =>
        (['mockups-2', 'wireframes'] as const).map((generation) => ({
          ...state,
          editors,
          boughtFrom,
          hosting,
          generation,
          staging: ['staging'],
          editorsGroup: 'editors',
        })),
      ),
    ),
  ),
);

const pluginRequests = (product: 'confluence' | 'jira', instance: string): readonly PluginRequest[] =>
  somebody.flatMap((account) =>
    (['view', 'edit', 'create', 'register', 'update'] as const).flatMap((action) =>
      [instance, 'staging', 'elsewhere'].map((place) => ({ product, action, at: place, ...asked(account) })),
    ),
  );

describe('two makings of the policy agree', () => {
  test.each(desktops.map((license) => ({ license })))('on every request about Desktop with $license', ({ license }) => {
    const licenses = license === undefined ? [] : [license];
    expect(desktopRequests.map((request) => asSet(decide(licenses, request, facts())))).toEqual(
      desktopRequests.map((request) => naiveDesktop(license, request, facts())),
    );
  });

  const worlds = [true, false].flatMap((isDisabled) => [true, false].map((group) => ({ isDisabled, group })));

  test.each(worlds)(
    'on every request about Confluence and JIRA where an account is disabled: $isDisabled, and there is a group: $group',
    ({ isDisabled, group }) => {
      const questions = [
        ...[undefined, ...variants.map((variant) => confluence(variant as object))].flatMap((license) =>
          pluginRequests('confluence', 'wiki').map((request) => ({ license, request })),
        ),
        ...[undefined, ...variants.map((variant) => jira(variant as object))].flatMap((license) =>
          pluginRequests('jira', 'tracker').map((request) => ({ license, request })),
        ),
      ];
      const known = factsOf(isDisabled, group);
      const different = questions.filter(({ license, request }) => {
        const licenses = license === undefined ? [] : [license];
        const ours = asSet(decide(licenses, request, known));
        const theirs = naivePlugin(licenses, request, known);
        return ours.effect !== theirs.effect || [...ours.because].sort().join() !== [...theirs.because].sort().join();
      });
      expect(different).toEqual([]);
    },
  );
});
