// Decisions about Desktop, case by case.
import { ana, at, ben, cleo, desktop, people } from '../world';
import type { DecisionCase } from './case';

const edit = { product: 'desktop', action: 'edit', account: ana } as const;
const install = { product: 'desktop', action: 'install', account: ana } as const;
const six = people(6);
const tried = desktop({ trialStartedAt: at('2026-02-20') });

export const desktopCases: readonly DecisionCase[] = [
  {
    says: 'an assigned user edits',
    licenses: [desktop()],
    request: edit,
    effect: 'permit',
    because: ['desktop/belongs-to-people'],
  },
  {
    says: 'somebody else does not',
    licenses: [desktop()],
    request: { ...edit, account: cleo },
    effect: 'forbid',
    because: ['desktop/belongs-to-people'],
    remedies: ['assign'],
  },
  {
    says: 'a user installs it on a machine in regular use',
    licenses: [desktop()],
    request: { ...install, machine: 'regular' },
    effect: 'permit',
    because: ['desktop/any-machine-used-regularly'],
  },
  {
    says: 'a user does not install it on a machine in passing use',
    licenses: [desktop()],
    request: { ...install, machine: 'occasional' },
    effect: 'forbid',
    because: ['desktop/any-machine-used-regularly'],
    remedies: ['use-regular-machine'],
  },
  {
    says: 'the fifth of five users on the invoice edits',
    edge: 12,
    licenses: [desktop({ users: 5, assigned: six })],
    request: { ...edit, account: { email: 'user-5@acme.example' } },
    effect: 'permit',
    because: ['desktop/belongs-to-people'],
  },
  {
    says: 'a sixth user is not covered by an invoice of five',
    edge: 12,
    licenses: [desktop({ users: 5, assigned: six })],
    request: { ...edit, account: { email: 'user-6@acme.example' } },
    effect: 'forbid',
    because: ['desktop/valid-for-the-users-on-the-invoice'],
    remedies: ['upgrade', 'release'],
  },
  {
    says: 'a user who is listed under two addresses edits with either, and has one place',
    licenses: [desktop({ assigned: [ana, { id: ana.id, email: 'ana.ricci@acme.example' }, ben] })],
    request: { ...edit, account: { email: 'ana.ricci@acme.example' } },
    effect: 'permit',
    because: ['desktop/belongs-to-people'],
  },
  {
    says: 'whoever is listed first by address alone has the first place, though the account comes later',
    licenses: [desktop({ users: 1, assigned: [{ email: ana.email }, ben, ana] })],
    request: edit,
    effect: 'permit',
    because: ['desktop/belongs-to-people'],
  },
  {
    says: 'whoever is beyond one invoice and within another edits',
    licenses: [desktop({ users: 1 }), desktop({ id: 'other', users: 1, assigned: [ben] })],
    request: { ...edit, account: ben },
    effect: 'permit',
    because: ['desktop/belongs-to-people'],
  },
  {
    says: 'without a license it is a viewer',
    licenses: [],
    request: { ...edit, action: 'view' },
    effect: 'permit',
    because: ['desktop/viewing-is-free'],
  },
  {
    says: 'without a license nothing is created',
    licenses: [],
    request: { ...edit, action: 'create' },
    effect: 'forbid',
    because: ['desktop/needs-a-license'],
    remedies: ['start-trial', 'buy-license'],
  },
  {
    says: 'a running trial does everything',
    licenses: [tried],
    request: { ...edit, account: cleo },
    facts: { now: at('2026-03-22') - 1 },
    effect: 'permit',
    because: ['desktop/trial-is-fully-functional'],
  },
  {
    says: 'an ended trial is a viewer',
    licenses: [tried],
    request: edit,
    facts: { now: at('2026-03-22') },
    effect: 'forbid',
    because: ['desktop/needs-a-license'],
    remedies: ['buy-license'],
  },
  {
    says: 'updates to version 3 are free',
    licenses: [desktop({ version: 2 })],
    request: { product: 'desktop', action: 'update', account: ana, version: 3 },
    effect: 'permit',
    because: ['desktop/updates-are-free-within-a-version'],
  },
  {
    says: 'version 4 is bought',
    licenses: [desktop()],
    request: { product: 'desktop', action: 'update', account: ana, version: 4 },
    effect: 'forbid',
    because: ['desktop/updates-are-free-within-a-version'],
    remedies: ['buy-next-version'],
  },
  {
    says: 'nobody in particular is no named user',
    licenses: [desktop()],
    request: { product: 'desktop', action: 'edit' },
    effect: 'forbid',
    because: ['desktop/unknown-user-views-only'],
    remedies: ['show-identity'],
  },
];
