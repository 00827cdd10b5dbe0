// Each rule of the policy as a sentence for people, in our own words.
import type { OutOfScopeReason, RemedyKind, RuleId } from '../rules/index';

/** What each rule says. */
export const ruleSentences: Readonly<Record<RuleId, string>> = {
  'license/named-users': 'A license is given to people by name, one seat each; only who has one can hand it on.',
  'license/no-floating': 'A seat can’t be passed round among several people; there is no floating license.',
  'license/permission-counts': 'Whoever may create and edit takes a seat, whether or not they ever do.',
  'license/grows-by-upgrade': 'When more people need it, the license is upgraded to more seats, on any day.',
  'license/bought-before-it-changes': 'What was never bought, or was given up, can’t be changed; it is bought first.',
  'license/address-can-be-met':
    'A seat goes to an address that a Google account or a user can have; a mistyped one could be used by nobody.',
  'license/counts-once': 'A person who is listed twice, or is in several groups, counts once.',

  'drive/viewing-is-free': 'Everybody whom a file is shared with may view it and comment on it, free of charge.',
  'drive/tied-to-one-account':
    'A subscription belongs to one Google account, and works when you are signed in with it.',
  'drive/trial-is-fully-functional': 'For 30 days a trial lets you create and edit everything.',
  'drive/one-trial-an-account': 'Every Google account has one trial; this one has had it.',
  'drive/cancelling-keeps-paid-time': 'Cancelling stops the renewal; what is paid for keeps working to its end.',
  'drive/most-generous-decides':
    'With several subscriptions the one that permits most decides, and of equal ones the one that lasts longest.',
  'drive/no-subscription-views-only': 'Creating and editing needs a subscription or a trial of your own account.',
  'drive/not-started-views-only': 'The subscription has not begun yet; until it does, mockups can be viewed.',
  'drive/trial-ended-views-only':
    'After the trial, mockups can be viewed; creating and editing needs a paid subscription.',
  'drive/ended-views-only': 'After the paid time has ended, mockups can be viewed but not created or edited.',
  'drive/failed-payment-keeps-days':
    'When a payment fails, creating and editing go on for some days while it is tried again.',
  'drive/unpaid-views-only': 'What was not paid for can be viewed; creating and editing go on once it is paid.',
  'drive/payment-unconfirmed-views-only':
    'While it can’t be confirmed that a subscription was paid, mockups can be viewed.',
  'drive/refunded-views-only': 'After the money was given back, mockups can be viewed but not created or edited.',
  'drive/paid-for-in-billing':
    'What is paid for by card is changed where it is paid: seats, billing, cancelling and restarting.',
  'drive/over-the-plan-latest-lose-first':
    'Of a plan with fewer seats than accounts, those added last stop editing first, at its renewal; whoever is new to it edits with a free seat.',
  'drive/reused-address-waits':
    'An address that moved to another Google account does not take its subscription along; an administrator decides.',
  'drive/permission-caps': 'What Drive allows on a file is the limit, whatever the subscription says.',
  'drive/unknown-account-views-only': 'Without knowing which account is signed in, the add-on only lets you view.',
  'drive/unreachable-views-only': 'When the subscription can’t be checked, you can view until it can.',
  'drive/plan-lists-its-accounts':
    'A plan lists the accounts that it is paid for; they can be added and removed at any time.',
  'drive/over-the-plan-refuses-new':
    'A plan with no free seat takes nobody new until it is upgraded or a seat is released.',
  'drive/another-account-subscribes-again':
    'A subscription for one account does not move to another at its holder’s wish: it is stopped, and the other account subscribes. Bought for the wrong account, those in charge of it put it right.',
  'drive/plan-changes-at-any-time':
    'Seats and billing can be changed at any time; a new period starts at once, and what was paid is credited.',
  'drive/trial-is-not-a-plan': 'A trial has nothing to cancel or change; subscribing follows it.',
  'drive/stopped-can-restart': 'A subscription that was stopped can be started again; until then it can’t be changed.',
  'drive/administrators-decide':
    'A subscription is changed by its administrators, or by whoever has held it longest where it has none.',
  'drive/who-left-starts-anew':
    'Whoever no longer administers a stopped subscription starts a new one instead of the old.',
  'drive/two-administrators': 'A subscription has at most two administrators, with equal rights.',
  'drive/administers-one-plan': 'An account administers one subscription at a time.',
  'drive/last-administrator-stays':
    'The last administrator of a running subscription stays until another is added or it is cancelled.',
  'drive/administrators-take-no-seat': 'Administering a plan takes no seat.',

  'desktop/belongs-to-people': 'Desktop is licensed to people, whatever machines they use.',
  'desktop/any-machine-used-regularly': 'A user may install it on each machine that they use regularly.',
  'desktop/valid-for-the-users-on-the-invoice':
    'A license for several people is good for as many as its invoice states, and no more.',
  'desktop/moves-from-user-to-user': 'A seat may be handed over from one user to another.',
  'desktop/unregistered-before-it-moves':
    'Before a seat moves on, the license is unregistered on every machine of whoever had it.',
  'desktop/viewing-is-free': 'Without a license Desktop goes on as a viewer.',
  'desktop/trial-is-fully-functional': 'For 30 days a trial does everything.',
  'desktop/needs-a-license': 'Creating and editing needs a license, entered with its name and key.',
  'desktop/one-license-after-upgrade': 'An upgrade makes one license of the total; present users do nothing.',
  'desktop/updates-are-free-within-a-version':
    'Newer releases of the version bought are free; the next major version is bought.',
  'desktop/unreachable-views-only': 'When the license can’t be checked, nothing is known of it; viewing goes on.',
  'desktop/unknown-user-views-only': 'Without knowing who asks, nobody can be found among the named users.',

  'plugin/users-are-called-editors': 'In Confluence and JIRA, the people who take a seat are called editors.',
  'plugin/vendor-license-need-not-match':
    'A license bought from the vendor may have fewer editors than the host has users.',
  'plugin/one-license-one-instance': 'A license is for a single Confluence or JIRA instance.',
  'plugin/each-instance-needs-its-own':
    'Every further instance on which people create or edit mockups needs a license of its own.',
  'plugin/staging-is-included': 'A license also covers the staging environments of its instance.',
  'plugin/editors-edit-everybody-views':
    'Editors who were named create and edit; everybody on the instance views, free of charge.',
  'plugin/counted-logged-in-or-not': 'A named editor takes a seat whether signed in at the moment or not.',
  'plugin/editors-are-selected': 'An administrator of the host chooses the editors, and may change them at any time.',
  'plugin/group-members-are-editors':
    'Members of the editors’ group, and of the groups inside it, are editors, for each license that uses the group.',
  'plugin/directory-tells-the-editors':
    'Who is in the editors’ group is told by the host’s directory; until it was looked up, nobody is added or turned away.',
  'plugin/marketplace-covers-all-users':
    'A license from the Marketplace serves as many users as its host has or more, and every user of the host may edit.',
  'plugin/marketplace-decides': 'Of a Marketplace and a vendor license on one instance, the Marketplace one decides.',
  'plugin/cloud-counts-all-users': 'In the cloud every user of the instance counts and may edit.',
  'plugin/unlimited-lets-everybody-edit':
    'With an unlimited license everybody may edit; JIRA keeps to the editors’ group where there is one.',
  'plugin/disabled-accounts-hold-nothing': 'A disabled account may do nothing on the host, so it takes no seat.',
  'plugin/unreachable-views-only': 'When the license can’t be checked, nothing is known of it; viewing goes on.',
  'plugin/unknown-user-views-only': 'Without knowing who asks, nobody can be found among the editors.',
  'plugin/trial-is-fully-functional': 'For 30 days a trial does everything.',
  'plugin/trial-ended-views-only': 'After the trial mockups can be viewed.',
  'plugin/unsubscribing-ends-at-once': 'Giving up a cloud subscription ends editing at once; viewing stays.',
  'plugin/server-license-has-no-end': 'A license for a server does not run out, so there is nothing to cancel.',
  'plugin/maintenance-brings-updates':
    'Twelve months of updates come with a license; a renewal continues where the last one ended.',
  'plugin/usable-after-maintenance': 'After maintenance the installed version stays usable, without updates.',
  'plugin/upgrade-starts-new-maintenance':
    'An upgrade is possible at any time and starts twelve months of updates anew.',
  'plugin/fewer-editors-is-a-new-license': 'For fewer editors a new, smaller license is bought.',
  'confluence/over-the-limit-warns': 'With more editors than seats Confluence warns everybody; editing goes on.',
  'confluence/over-the-limit-stops-editing': 'With more editors than seats wireframes in Confluence can’t be edited.',
  'jira/over-the-limit-complains': 'With more editors than seats JIRA complains; editing goes on.',
};

/** Why a part of the policy is not carried out by this product. */
export const outOfScopeSentences: Readonly<Record<OutOfScopeReason, string>> = {
  prices: 'Prices and discounts are the vendor’s affair and change with time.',
  payment: 'How something is paid for is settled where it is bought.',
  sales: 'An arrangement that people make with the vendor.',
  history: 'It was for a change-over that is long past.',
  unspecified: 'The policy says that it is possible and not how it works.',
};

/** What each way out of a refusal asks people to do. */
export const remedySentences: Readonly<Record<RemedyKind, string>> = {
  'start-trial': 'Start the 30-day trial.',
  subscribe: 'Subscribe.',
  restart: 'Start the subscription again.',
  'manage-billing': 'Change it on the billing page.',
  'ask-administrator': 'Ask an administrator of the plan.',
  'switch-account': 'Switch to the account that the subscription is tied to.',
  'get-edit-access': 'Ask the owner of the file for access.',
  'show-identity': 'Sign in, and allow your address to be seen.',
  'try-again': 'Try again in a moment.',
  'buy-license': 'Buy a license.',
  upgrade: 'Upgrade to more seats.',
  release: 'Release a seat.',
  assign: 'Have a seat assigned.',
  'name-a-user': 'Name somebody else.',
  'state-seats': 'State another number of seats.',
  cancel: 'Cancel the subscription.',
  'wait-for-start': 'Wait until it begins.',
  'leave-other-plan': 'Have them leave the other plan first.',
  'remove-administrator': 'Remove an administrator first.',
  'add-administrator': 'Add another administrator first.',
  unregister: 'Unregister every machine first.',
  'use-regular-machine': 'Install it on a machine in regular use.',
  'buy-next-version': 'Buy the next version.',
  'match-tier': 'Get a license at least of the size of the host.',
  'enable-account': 'Have the account enabled on the host.',
  'renew-maintenance': 'Renew the maintenance.',
  'read-directory': 'Have the host’s directory looked up.',
  'correct-address': 'Write the address as the account has it.',
};
