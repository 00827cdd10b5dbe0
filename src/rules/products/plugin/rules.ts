// The policy of Mockups for Confluence and Mockups for JIRA.
import { always, rulesOf } from '../../rule';
import { type everyRules, over, seating, tried } from '../every';
import type { licensedRules } from '../licensed';
import type { pluginAccess, pluginChange } from './matters';

const authoring = ['edit', 'create'] as const;
/** Somebody known who wants to create or edit where a license was bought. */
const asked = { action: authoring, account: 'known', license: 'bought' } as const;
const fromVendor = { ...asked, seller: 'vendor' } as const;
const fromMarketplace = { license: 'bought', seller: 'marketplace' } as const;
const ofVendor = { seller: 'vendor' } as const;
/** Whatever needs a license that was bought or is tried. */
const licensed = [...authoring, 'register', 'update'] as const;

export const pluginRules = rulesOf<typeof pluginAccess, typeof pluginChange>()({
  'plugin/users-are-called-editors': { sources: ['S10', 'R60'], telling: always },
  'plugin/vendor-license-need-not-match': {
    sources: ['S11', 'R61'],
    telling: ofVendor,
    access: { permits: { action: 'register', license: 'bought', seller: 'vendor' } },
  },
  'plugin/one-license-one-instance': {
    sources: ['S12', 'R63', 'D7'],
    telling: always,
    access: { forbids: { action: 'register', license: 'elsewhere' }, remedies: 'buy-license' },
    change: { forbids: { action: 'add-instance', place: 'elsewhere' }, remedies: 'buy-license' },
  },
  'plugin/each-instance-needs-its-own': {
    sources: ['S13', 'R63'],
    telling: always,
    access: {
      forbids: { action: licensed, license: ['none', 'elsewhere'] },
      remedies: [{ kind: 'start-trial', when: { license: 'none' } }, 'buy-license'],
    },
  },
  'plugin/staging-is-included': {
    sources: ['S14', 'R64', 'D7'],
    telling: always,
    access: { permits: { ...fromVendor, action: 'register', account: ['known', 'hidden'], place: 'staging' } },
    change: { permits: [{ action: 'add-staging' }, { action: 'add-instance', place: ['production', 'staging'] }] },
  },
  'plugin/editors-edit-everybody-views': {
    sources: ['S15', 'R6', 'R65', 'R87'],
    telling: ofVendor,
    access: {
      permits: [{ action: 'view' }, { ...fromVendor, editor: 'listed' }],
      forbids: { ...asked, opens: 'to-editors', editor: 'not-listed' },
      remedies: 'assign',
    },
  },
  'plugin/counted-logged-in-or-not': { sources: ['S16', 'R66'], telling: ofVendor },
  'plugin/editors-are-selected': {
    sources: ['S17', 'R67'],
    telling: ofVendor,
    change: {
      permits: [
        { action: 'assign' },
        { action: 'release', person: 'listed' },
        { action: 'transfer', person: 'listed' },
      ],
    },
  },
  'plugin/group-members-are-editors': { sources: ['R67', 'R72', 'D9'], telling: ofVendor },
  'plugin/directory-tells-the-editors': {
    sources: ['R67', 'D11'],
    access: { forbids: { ...asked, opens: 'to-editors', editor: 'unknown' }, remedies: 'read-directory' },
    change: { forbids: seating('unknown'), remedies: 'read-directory' },
  },
  'plugin/marketplace-covers-all-users': {
    sources: ['R62', 'R82'],
    telling: { seller: 'marketplace' },
    access: {
      permits: [
        { ...asked, ...fromMarketplace, tier: 'fits' },
        { ...fromMarketplace, action: 'register', tier: 'fits' },
      ],
      forbids: { ...fromMarketplace, action: [...authoring, 'register'], tier: 'smaller' },
      remedies: 'match-tier',
    },
  },
  'plugin/marketplace-decides': {
    sources: ['R73', 'D13'],
    access: { permits: { ...asked, ...fromMarketplace, tier: 'fits', rival: 'vendor-too' } },
  },
  'plugin/cloud-counts-all-users': {
    sources: ['R84', 'R85'],
    telling: { seller: 'cloud' },
    access: {
      permits: [
        { ...asked, seller: 'cloud' },
        { action: 'register', license: 'bought', seller: 'cloud' },
      ],
    },
  },
  'plugin/unlimited-lets-everybody-edit': {
    sources: ['R71'],
    telling: { seller: 'vendor', size: 'unlimited' },
    access: { permits: { ...fromVendor, size: 'unlimited', opens: 'to-everybody' } },
  },
  'plugin/disabled-accounts-hold-nothing': {
    sources: ['D9'],
    access: { forbids: { ...asked, user: 'disabled' }, remedies: 'enable-account' },
  },
  'confluence/over-the-limit-warns': {
    sources: ['R68'],
    telling: { seller: 'vendor', size: 'limited', product: 'confluence', generation: 'mockups-2' },
    access: {
      permits: [{ ...fromVendor, product: 'confluence', generation: 'mockups-2', limit: 'over', editor: 'listed' }],
    },
  },
  'confluence/over-the-limit-stops-editing': {
    sources: ['R69'],
    telling: { seller: 'vendor', size: 'limited', product: 'confluence', generation: 'wireframes' },
    access: {
      forbids: { ...fromVendor, product: 'confluence', generation: 'wireframes', limit: 'over' },
      remedies: ['upgrade', 'release'],
    },
  },
  'jira/over-the-limit-complains': {
    sources: ['R70'],
    telling: { seller: 'vendor', size: 'limited', product: 'jira' },
    access: { permits: { ...fromVendor, product: 'jira', limit: 'over', editor: 'listed' } },
  },
  'plugin/unreachable-views-only': {
    sources: ['D11'],
    access: { forbids: { action: licensed, license: 'unread' }, remedies: 'try-again' },
  },
  'plugin/unknown-user-views-only': {
    sources: ['D11'],
    access: { forbids: { action: authoring, account: 'hidden', license: 'bought' }, remedies: 'show-identity' },
  },
  'plugin/trial-is-fully-functional': {
    sources: ['R5'],
    access: {
      permits: { action: licensed, license: 'trial' },
      forbids: { action: licensed, license: 'not-begun' },
      remedies: ['wait-for-start', 'buy-license'],
    },
  },
  'plugin/trial-ended-views-only': {
    sources: ['R6'],
    access: { forbids: { action: licensed, license: 'trial-ended' }, remedies: 'buy-license' },
  },
  'plugin/unsubscribing-ends-at-once': {
    sources: ['R86'],
    access: { forbids: { action: licensed, license: 'unsubscribed' }, remedies: 'buy-license' },
    change: {
      permits: { action: 'cancel', hosting: 'cloud' },
      forbids: { action: ['cancel', 'renew', 'add-staging'], license: over },
      remedies: 'buy-license',
    },
  },
  'plugin/server-license-has-no-end': {
    sources: ['R76'],
    change: { forbids: { action: 'cancel', hosting: 'server' }, remedies: 'release' },
  },
  'plugin/maintenance-brings-updates': {
    sources: ['R75'],
    access: {
      permits: { action: 'update', license: 'bought', maintenance: 'running' },
      forbids: { action: 'update', license: 'bought', maintenance: 'not-begun' },
      remedies: 'wait-for-start',
    },
    change: { permits: { action: 'renew' }, forbids: { action: 'renew', license: tried }, remedies: 'buy-license' },
  },
  'plugin/usable-after-maintenance': {
    sources: ['R76'],
    access: { forbids: { action: 'update', license: 'bought', maintenance: 'ended' }, remedies: 'renew-maintenance' },
  },
  'plugin/upgrade-starts-new-maintenance': {
    sources: ['R75', 'R78', 'R79'],
    change: { permits: { action: 'upgrade', size: 'more' } },
  },
  'plugin/fewer-editors-is-a-new-license': {
    sources: ['R78'],
    change: { forbids: { action: 'downgrade' }, remedies: 'buy-license' },
  },
});

/** Every rule that may speak of a license of a plugin. */
export type PluginRuleId = (typeof everyRules | typeof licensedRules | typeof pluginRules)[number]['id'];
