// Seats, case by case.
import { ana, ben, cleo, confluence, dan, desktop, fay, jira, people, plan } from '../world';
import type { CountCase } from './case';

const groups = [
  { name: 'editors', members: [ana, cleo], groups: ['designers'] },
  { name: 'designers', members: [cleo, dan], groups: ['editors'] },
];

export const countCases: readonly CountCase[] = [
  {
    says: 'the Marketplace sells for every user of the host',
    license: confluence({ editors: 3, boughtFrom: 'marketplace', assigned: [] }),
    facts: { hosts: [{ name: 'wiki', users: [ana] }] },
    seats: { bought: 3, taken: 1, free: 2, over: 0 },
    people: [
      {
        account: ana,
        isCounted: true,
        because: [
          'license/permission-counts',
          'plugin/counted-logged-in-or-not',
          'plugin/marketplace-covers-all-users',
        ],
      },
    ],
  },
  ...[
    { says: 'has a group that is there', editorsGroup: 'editors', taken: { confluence: 4, jira: 3 } },
    { says: 'names a group that is not there', editorsGroup: 'gone', taken: { confluence: 2, jira: 2 } },
  ].flatMap(({ says, editorsGroup, taken }): readonly CountCase[] => {
    const special = { editors: 'unlimited', assigned: [], editorsGroup } as const;
    return [confluence(special), jira(special)].map((license) => ({
      says: `an unlimited license that ${says}`,
      license,
      facts: { groups, hosts: ['wiki', 'tracker'].map((name) => ({ name, users: [ana, ben] })) },
      seats: { bought: 'unlimited', taken: taken[license.product], free: 'unlimited', over: 0 },
      people:
        taken[license.product] === 3
          ? []
          : [
              {
                account: ben,
                isCounted: true,
                because: [
                  'license/permission-counts',
                  'plugin/counted-logged-in-or-not',
                  'plugin/unlimited-lets-everybody-edit',
                ],
              },
            ],
    }));
  }),
  {
    says: 'a plan counts its accounts and not its administrator',
    license: plan({ seats: 5 }),
    seats: { bought: 5, taken: 3, free: 2, over: 0 },
    people: [
      { account: ana, isCounted: true, because: ['license/permission-counts', 'drive/tied-to-one-account'] },
      { account: fay, isCounted: false, because: ['drive/administrators-take-no-seat'] },
    ],
  },
  {
    says: 'an administrator who holds a seat counts once',
    license: plan({ administrators: [ana] }),
    seats: { bought: 3, taken: 3, free: 0, over: 0 },
  },
  {
    says: 'a plan lowered from five to three with five accounts is over by two',
    edge: 8,
    license: plan({ holders: people(5) }),
    seats: { bought: 3, taken: 5, free: 0, over: 2 },
  },
  {
    says: 'an account listed twice counts once',
    license: plan({ seats: 5, holders: [ana, { email: ' ANA@acme.example' }, ben] }),
    seats: { bought: 5, taken: 2, free: 3, over: 0 },
    people: [{ account: { email: ' ANA@acme.example' }, isCounted: false, because: ['license/counts-once'] }],
  },
  {
    says: 'six assigned users on an invoice of five are over by one',
    edge: 12,
    license: desktop({ users: 5, assigned: people(6) }),
    seats: { bought: 5, taken: 6, free: 0, over: 1 },
  },
  {
    says: 'one user on two machines counts once',
    edge: 13,
    license: desktop({
      assigned: [ana],
      registrations: [
        { account: ana, machine: 'at work' },
        { account: ana, machine: 'at home' },
      ],
    }),
    seats: { bought: 2, taken: 1, free: 1, over: 0 },
    people: [{ account: ana, isCounted: true, because: ['license/permission-counts', 'desktop/belongs-to-people'] }],
  },
  {
    says: 'ten editors of a host of 500 users count as ten',
    edge: 15,
    license: confluence({ editors: 10, assigned: people(10) }),
    facts: { hosts: [{ name: 'wiki', users: people(500) }] },
    seats: { bought: 10, taken: 10, free: 0, over: 0 },
  },
  {
    says: 'an eleventh editor is over the limit of ten',
    edge: 16,
    license: confluence({ editors: 10, assigned: people(11) }),
    seats: { bought: 10, taken: 11, free: 0, over: 1 },
  },
  {
    says: 'an editor counts whether logged in or not',
    edge: 17,
    license: confluence({ assigned: [ana] }),
    seats: { bought: 2, taken: 1, free: 1, over: 0 },
    people: [
      {
        account: ana,
        isCounted: true,
        because: ['license/permission-counts', 'plugin/counted-logged-in-or-not', 'plugin/editors-are-selected'],
      },
    ],
  },
  {
    says: 'a common group of ten is over the limit of JIRA’s three by seven',
    edge: 20,
    license: jira({ editors: 3, assigned: [], editorsGroup: 'common' }),
    facts: { groups: [{ name: 'common', members: people(10), groups: [] }] },
    seats: { bought: 3, taken: 10, free: 0, over: 7 },
  },
  {
    says: 'members of groups inside groups count once, however they are reached',
    license: confluence({ editors: 5, assigned: [ana], editorsGroup: 'editors' }),
    facts: { groups },
    seats: { bought: 5, taken: 3, free: 2, over: 0 },
    people: [
      {
        account: dan,
        isCounted: true,
        because: ['license/permission-counts', 'plugin/counted-logged-in-or-not', 'plugin/group-members-are-editors'],
      },
    ],
  },
  {
    says: 'a disabled account takes no seat while it is still listed',
    license: confluence(),
    facts: { hosts: [{ name: 'wiki', users: [{ ...ana, isDisabled: true }, ben] }] },
    seats: { bought: 2, taken: 1, free: 1, over: 0 },
    people: [{ account: ana, isCounted: false, because: ['plugin/disabled-accounts-hold-nothing'] }],
  },
  {
    says: 'every user of a cloud instance counts',
    edge: 23,
    license: confluence({ hosting: 'cloud', editors: 25, assigned: [] }),
    facts: { hosts: [{ name: 'wiki', users: people(20) }] },
    seats: { bought: 25, taken: 20, free: 5, over: 0 },
    people: [
      {
        account: { email: 'user-1@acme.example' },
        isCounted: true,
        because: ['license/permission-counts', 'plugin/counted-logged-in-or-not', 'plugin/cloud-counts-all-users'],
      },
    ],
  },
  {
    says: 'an unlimited license is never over',
    edge: 19,
    license: jira({ editors: 'unlimited', assigned: people(3) }),
    seats: { bought: 'unlimited', taken: 3, free: 'unlimited', over: 0, notLookedUp: ['users'] },
  },
  {
    says: 'an administrator without a seat is listed, and one with a seat only as its holder',
    license: plan({ seats: 5, administrators: [fay, ana] }),
    seats: { bought: 5, taken: 3, free: 2, over: 0 },
    listed: 4,
  },
  {
    says: 'an address that moved to another account is another person',
    license: plan({ seats: 5, holders: [ana, { id: 'id-other', email: ana.email }] }),
    seats: { bought: 5, taken: 2, free: 3, over: 0 },
  },
  {
    says: 'an address that was bought for is the account that comes with it, whichever is listed first',
    license: plan({ seats: 5, holders: [{ email: ana.email }, ana, ben, { email: ben.email }] }),
    seats: { bought: 5, taken: 2, free: 3, over: 0 },
  },
  {
    says: 'a renamed account that is listed under both addresses counts once',
    license: plan({ seats: 5, holders: [ana, { id: ana.id, email: 'ana.ricci@acme.example' }] }),
    seats: { bought: 5, taken: 1, free: 4, over: 0 },
  },
  {
    says: 'what is no address is the same as itself alone',
    license: plan({
      seats: 5,
      holders: [{ email: 'ana' }, { email: 'Ana' }, { email: 'ana.' }, { id: 'id-x', email: 'ben' }],
    }),
    seats: { bought: 5, taken: 3, free: 2, over: 0 },
  },
  {
    says: 'a group that was not looked up may hold anybody: what is free is not known',
    license: confluence({ editors: 10, assigned: [ana], editorsGroup: 'editors' }),
    seats: { bought: 10, taken: 1, free: 'unknown', over: 0, notLookedUp: ['group'] },
  },
  {
    says: 'nor is it where the directory has no such group',
    license: confluence({ editors: 10, assigned: [], editorsGroup: 'Editors' }),
    facts: { groups: [{ name: 'editors', members: [ana], groups: [] }] },
    seats: { bought: 10, taken: 0, free: 'unknown', over: 0, notLookedUp: ['group'] },
  },
  {
    says: 'of a full license no more than that is to be known',
    license: confluence({ editors: 1, assigned: [ana], editorsGroup: 'editors' }),
    seats: { bought: 1, taken: 1, free: 0, over: 0, notLookedUp: ['group'] },
  },
  {
    says: 'users of a cloud instance that were not looked up are not nobody',
    license: jira({ editors: 50, assigned: [], boughtFrom: 'marketplace', hosting: 'cloud' }),
    seats: { bought: 50, taken: 0, free: 'unknown', over: 0, notLookedUp: ['users'] },
  },
  {
    says: 'nor are those of an instance whose size alone is known',
    license: confluence({ editors: 50, assigned: [], boughtFrom: 'marketplace' }),
    facts: { hosts: [{ name: 'wiki', userTier: 25 }] },
    seats: { bought: 50, taken: 0, free: 'unknown', over: 0, notLookedUp: ['users'] },
  },
  {
    says: 'an account that is listed twice counts once, even where its address is none',
    license: plan({
      seats: 5,
      holders: [
        { id: 'id-x', email: 'ben' },
        { id: 'id-x', email: 'ben' },
      ],
    }),
    seats: { bought: 5, taken: 1, free: 4, over: 0 },
  },
  {
    says: 'what somebody disabled was called before is free for another',
    license: confluence({
      editors: 5,
      assigned: [{ id: ana.id, email: 'old@acme.example' }, { email: 'old@acme.example' }],
    }),
    facts: { hosts: [{ name: 'wiki', users: [{ ...ana, isDisabled: true }] }] },
    seats: { bought: 5, taken: 1, free: 4, over: 0 },
  },
];
