// The names that answers are made of, as lists: for whoever parses them or offers them to choose from.
import { type DriveRemedyKind, type RemedyKind, type RuleId, type Standing, catalogue } from '../rules/index';
import type { MoveRefusal } from '../stores/move';
import { auditedDeeds } from '../subscriptions/records/deeds';
import type { Flag } from '../subscriptions/review/seats';
import { namesOf } from './states';

export { auditedDeeds };

/** What comes next of a subscription. */
export const nextKinds = namesOf<NonNullable<Standing['next']>['what']>({
  renews: true,
  ends: true,
  'trial-ends': true,
  confirms: true,
});

/** What administrators should look at. */
export const flags = namesOf<Flag>({
  suspended: true,
  archived: true,
  deleted: true,
  renamed: true,
  'reused-address': true,
  duplicate: true,
  unused: true,
  'moved-often': true,
  'over-plan': true,
  'paid-twice': true,
  'partly-refunded': true,
  disputed: true,
  waiting: true,
});

/** Every rule, in the order of the policy. */
export const rules: readonly RuleId[] = [...new Set(catalogue.flatMap((entry) => entry.rules))];

/** What would turn a no about Google Drive into a yes. */
export const driveRemedies = namesOf<DriveRemedyKind>({
  'start-trial': true,
  subscribe: true,
  restart: true,
  'manage-billing': true,
  'ask-administrator': true,
  'switch-account': true,
  'get-edit-access': true,
  'show-identity': true,
  'try-again': true,
  upgrade: true,
});

/** What would turn any no into a yes. */
export const remedies: readonly RemedyKind[] = [
  ...driveRemedies,
  ...namesOf<Exclude<RemedyKind, DriveRemedyKind>>({
    'buy-license': true,
    'correct-address': true,
    'read-directory': true,
    release: true,
    assign: true,
    'name-a-user': true,
    'state-seats': true,
    cancel: true,
    'wait-for-start': true,
    'leave-other-plan': true,
    'remove-administrator': true,
    'add-administrator': true,
    unregister: true,
    'use-regular-machine': true,
    'buy-next-version': true,
    'match-tier': true,
    'enable-account': true,
    'renew-maintenance': true,
  }),
];

/** Why records are not moved. */
export const moveRefusals = namesOf<MoveRefusal>({
  'there-already': true,
  'not-moving': true,
  'not-empty': true,
  'too-large': true,
  'no-service-account': true,
});
