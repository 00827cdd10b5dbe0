// Each rule as a sentence for people, in our own words.
import type { DriveRuleId } from '../rules/index';

export const ruleSentences: Readonly<Record<DriveRuleId, string>> = {
  'drive/viewing-is-free': 'Everybody whom a file is shared with may view it, free of charge.',
  'drive/tied-to-one-account':
    'A subscription belongs to one Google account, and works when you are signed in with it.',
  'drive/trial-is-fully-functional': 'For 30 days a trial lets you create and edit everything.',
  'drive/cancelling-keeps-paid-time': 'Cancelling stops the renewal; what is paid for keeps working to its end.',
  'drive/no-subscription-views-only': 'Creating and editing needs a subscription or a trial of your own account.',
  'drive/trial-ended-views-only':
    'After the trial, mockups can be viewed; creating and editing needs a paid subscription.',
  'drive/ended-views-only': 'After the paid time has ended, mockups can be viewed but not created or edited.',
  'drive/over-the-plan-latest-lose-first':
    'When a plan is renewed with fewer seats than accounts, those added last stop editing first.',
  'drive/reused-address-waits':
    'An address that moved to another Google account does not take its subscription along; an administrator decides.',
  'drive/permission-caps': 'What Drive allows on a file is the limit, whatever the subscription says.',
  'drive/unknown-account-views-only': 'Without knowing which account is signed in, the add-on only lets you view.',
  'drive/unreachable-views-only': 'When the subscription can’t be checked, you can view until it can.',
};
