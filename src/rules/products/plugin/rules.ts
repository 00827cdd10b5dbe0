// The policy of Mockups for Confluence and Mockups for JIRA.
import type { Rule } from '../../rule';
import type { pluginAccess } from './access';
import type { pluginChange } from './change';

const authoring = ['edit', 'create'] as const;
/** Somebody known who wants to create or edit where a license was bought. */
const asked = { action: authoring, account: ['known'], license: ['bought'] } as const;
const fromVendor = { ...asked, seller: ['vendor'], hosting: ['server'] } as const;

export const pluginRules = [
  {
    id: 'plugin/users-are-called-editors',
    sources: ['S10', 'R60'],
  },
  {
    id: 'plugin/vendor-license-need-not-match',
    sources: ['S11', 'R61'],
    access: { permits: [{ action: ['register'], license: ['bought'], seller: ['vendor'], hosting: ['server'] }] },
  },
  {
    id: 'plugin/one-license-one-instance',
    sources: ['S12', 'R63', 'D7'],
    access: { forbids: [{ action: ['register'], license: ['elsewhere'] }], remedies: [{ kind: 'buy-license' }] },
    change: { forbids: [{ action: ['add-instance'], place: ['elsewhere'] }], remedies: [{ kind: 'buy-license' }] },
  },
  {
    id: 'plugin/each-instance-needs-its-own',
    sources: ['S13', 'R63'],
    access: {
      forbids: [{ action: [...authoring, 'register', 'update'], license: ['none', 'elsewhere'] }],
      remedies: [{ kind: 'start-trial', when: { license: ['none'] } }, { kind: 'buy-license' }],
    },
  },
  {
    id: 'plugin/staging-is-included',
    sources: ['S14', 'R64', 'D7'],
    access: { permits: [{ ...fromVendor, action: ['register'], account: ['known', 'hidden'], place: ['staging'] }] },
    change: { permits: [{ action: ['add-staging'] }, { action: ['add-instance'], place: ['production', 'staging'] }] },
  },
  {
    id: 'plugin/editors-edit-everybody-views',
    sources: ['S15', 'R6', 'R65', 'R87'],
    access: {
      permits: [{ action: ['view'] }, { ...asked, editor: ['listed'] }],
      forbids: [
        { ...fromVendor, size: ['limited'], editor: ['not-listed'] },
        { ...fromVendor, size: ['unlimited'], product: ['jira'], group: ['present'], editor: ['not-listed'] },
      ],
      remedies: [{ kind: 'assign' }],
    },
  },
  {
    id: 'plugin/counted-logged-in-or-not',
    sources: ['S16', 'R66'],
  },
  {
    id: 'plugin/editors-are-selected',
    sources: ['S17', 'R67'],
    change: {
      permits: [
        { action: ['assign'] },
        { action: ['release'], person: ['listed'] },
        { action: ['transfer'], person: ['listed'] },
      ],
    },
  },
  {
    id: 'plugin/group-members-are-editors',
    sources: ['R67', 'R72', 'D9'],
  },
  {
    id: 'plugin/marketplace-covers-all-users',
    sources: ['R62', 'R82'],
    access: {
      permits: [
        { ...asked, action: authoring, seller: ['marketplace'], hosting: ['server'], tier: ['fits'] },
        { action: ['register'], license: ['bought'], seller: ['marketplace'], hosting: ['server'], tier: ['fits'] },
      ],
      forbids: [
        {
          action: [...authoring, 'register'],
          license: ['bought'],
          seller: ['marketplace'],
          hosting: ['server'],
          tier: ['differs'],
        },
      ],
      remedies: [{ kind: 'match-tier' }],
    },
  },
  {
    id: 'plugin/marketplace-decides',
    sources: ['R73', 'D13'],
    access: {
      permits: [{ ...asked, seller: ['marketplace'], hosting: ['server'], tier: ['fits'], rival: ['vendor-too'] }],
    },
  },
  {
    id: 'plugin/cloud-counts-all-users',
    sources: ['R84', 'R85'],
    access: {
      permits: [
        { ...asked, hosting: ['cloud'] },
        { action: ['register'], license: ['bought'], hosting: ['cloud'] },
      ],
    },
  },
  {
    id: 'plugin/unlimited-lets-everybody-edit',
    sources: ['R71'],
    access: {
      permits: [
        { ...fromVendor, size: ['unlimited'], product: ['confluence'] },
        { ...fromVendor, size: ['unlimited'], product: ['jira'], group: ['absent'] },
      ],
    },
  },
  {
    id: 'plugin/disabled-accounts-hold-nothing',
    sources: ['D9'],
    access: { forbids: [{ ...asked, user: ['disabled'] }], remedies: [{ kind: 'enable-account' }] },
  },
  {
    id: 'confluence/over-the-limit-warns',
    sources: ['R68'],
    access: {
      permits: [
        { ...fromVendor, product: ['confluence'], generation: ['mockups-2'], limit: ['over'], editor: ['listed'] },
      ],
    },
  },
  {
    id: 'confluence/over-the-limit-stops-editing',
    sources: ['R69'],
    access: {
      forbids: [{ ...fromVendor, product: ['confluence'], generation: ['wireframes'], limit: ['over'] }],
      remedies: [{ kind: 'upgrade' }, { kind: 'release' }],
    },
  },
  {
    id: 'jira/over-the-limit-complains',
    sources: ['R70'],
    access: { permits: [{ ...fromVendor, product: ['jira'], limit: ['over'], editor: ['listed'] }] },
  },
  {
    id: 'plugin/unreachable-views-only',
    sources: ['D11'],
    access: {
      forbids: [{ action: [...authoring, 'register', 'update'], license: ['unread'] }],
      remedies: [{ kind: 'try-again' }],
    },
  },
  {
    id: 'plugin/unknown-user-views-only',
    sources: ['D11'],
    access: {
      forbids: [{ action: authoring, account: ['hidden'], license: ['bought'] }],
      remedies: [{ kind: 'show-identity' }],
    },
  },
  {
    id: 'plugin/trial-is-fully-functional',
    sources: ['R5'],
    access: { permits: [{ action: [...authoring, 'register', 'update'], license: ['trial'] }] },
  },
  {
    id: 'plugin/trial-ended-views-only',
    sources: ['R6'],
    access: {
      forbids: [{ action: [...authoring, 'register', 'update'], license: ['trial-ended'] }],
      remedies: [{ kind: 'buy-license' }],
    },
  },
  {
    id: 'plugin/unsubscribing-ends-at-once',
    sources: ['R86'],
    access: {
      forbids: [{ action: [...authoring, 'register', 'update'], license: ['unsubscribed'] }],
      remedies: [{ kind: 'buy-license' }],
    },
    change: { permits: [{ action: ['cancel'], hosting: ['cloud'] }] },
  },
  {
    id: 'plugin/server-license-has-no-end',
    sources: ['R76'],
    change: { forbids: [{ action: ['cancel'], hosting: ['server'] }], remedies: [{ kind: 'release' }] },
  },
  {
    id: 'plugin/maintenance-brings-updates',
    sources: ['R75'],
    access: { permits: [{ action: ['update'], license: ['bought'], maintenance: ['running'] }] },
    change: { permits: [{ action: ['renew'] }] },
  },
  {
    id: 'plugin/usable-after-maintenance',
    sources: ['R76'],
    access: {
      forbids: [{ action: ['update'], license: ['bought'], maintenance: ['ended'] }],
      remedies: [{ kind: 'renew-maintenance' }],
    },
  },
  {
    id: 'plugin/upgrade-starts-new-maintenance',
    sources: ['R75', 'R78', 'R79'],
    change: { permits: [{ action: ['upgrade'], size: ['more'] }] },
  },
  {
    id: 'plugin/fewer-editors-is-a-new-license',
    sources: ['R78'],
    change: { forbids: [{ action: ['downgrade'] }], remedies: [{ kind: 'buy-license' }] },
  },
] as const satisfies readonly Rule<typeof pluginAccess, typeof pluginChange>[];
