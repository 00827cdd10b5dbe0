// The words of the add-on's cards and of the bar under an opened mockup. ICU MessageFormat; instants are epoch milliseconds.

import { allowEnglish } from './allow.en';
import { licenseEnglish } from './license.en';

export const addonEnglish = {
  // The one-line answers for a mockup.
  'answer.edit': 'You can edit this mockup.',
  'answer.edit-until': 'You can edit this mockup until {until, date, medium}.',
  'answer.edit-trial': 'You can edit this mockup. {days, plural, one {# day} other {# days}} of trial left.',
  'answer.view': 'You can view this mockup.',

  // What lies behind an answer, by what determined it.
  'reason.active': 'Your subscription is tied to {email}.',
  'reason.cancelled': 'You cancelled. What you paid for runs until {until, date, medium}; then viewing stays free.',
  'reason.cancelled-by-others':
    'Your plan was cancelled. What was paid for runs until {until, date, medium}; then viewing stays free.',
  'reason.past-due':
    'The last payment failed and is tried again. Update the card to edit beyond {until, date, medium}; viewing stays free.',
  'reason.past-due-by-others':
    'The last payment for your plan failed and is tried again. Without it you can edit until {until, date, medium}.',
  'reason.unpaid': 'Your subscription was not paid. Viewing is free; once it is paid, you edit at once.',
  'reason.unpaid-by-others': 'The plan that you have a seat in was not paid. Viewing is free.',
  'reason.refunded': 'The money for your subscription was given back on {until, date, medium}. Viewing is free.',
  'reason.unconfirmed':
    'It couldn’t be confirmed yet that your subscription was paid; a bank may take some days. Nothing is wrong with it as far as we know: check again.',
  'reason.trial': 'Your 30-day trial is fully functional. It ends on {until, date, medium}; then viewing stays free.',
  'reason.trial-ended': 'Your 30-day trial ended on {until, date, medium}. Viewing is free.',
  'reason.ended': 'Your subscription ended on {until, date, medium}. Viewing is free.',
  'reason.ended-by-others': 'The plan that you had a seat in ended on {until, date, medium}. Viewing is free.',
  'reason.none':
    'Creating and editing needs a subscription for {email}. If yours is tied to another Google account, switch to it.',
  'reason.conflict':
    'This address had a subscription with another Google account. Your administrator has been asked to confirm who it belongs to.',
  'reason.over-plan': 'The plan holds more accounts than it has seats, and this one was added last.',
  'reason.unknown': 'Google did not tell the add-on which account is signed in, so nothing could be checked.',
  'reason.drive-role': 'Drive lets you view this file, not edit it. A subscription can’t change that.',
  'reason.unreachable': 'The subscription couldn’t be checked just now. Nothing is wrong with it as far as we know.',

  // Next steps.
  'step.open': 'Open',
  'step.start-trial': 'Start 30-day trial',
  'step.subscribe': 'Sign up',
  'step.restart': 'Restart subscription',
  'step.manage-billing': 'Update payment',
  'step.upgrade': 'Add seats',
  'step.ask-administrator': 'Ask your administrator',
  'step.switch-account': 'Switch account',
  'step.get-edit-access': 'Ask the owner for edit access',
  'step.show-identity': 'How to allow it',
  'step.try-again': 'Try again',

  // The homepage card.
  'home.account': 'The account you are signed in with',
  'home.account.hidden': 'Signed-in account not known',
  'home.state.active': 'Active · {billing, select, monthly {monthly} other {yearly}}',
  'home.state.cancelled': 'Cancelled · paid until {until, date, medium}',
  'home.state.past-due': 'Payment failed · editing until {until, date, medium}',
  'home.state.unpaid': 'Not paid',
  'home.state.refunded': 'Refunded',
  'home.state.unconfirmed': 'Payment not confirmed yet',
  'home.state.trial': 'Trial · {days, plural, one {# day} other {# days}} left',
  'home.state.trial-ended': 'Trial ended',
  'home.state.ended': 'Subscription ended',
  'home.state.none': 'No subscription',
  'home.state.conflict': 'Waiting for your administrator',
  'home.state.over-plan': 'Plan is over its seats',
  'home.state.hidden': 'Account not known',
  'home.state.unknown': 'Not checked just now',
  'home.paid-twice': 'Paid for twice',
  'home.paid-twice.why':
    'Two payments run for this subscription. Write to whoever sold it: the later one can be given back within 60 days.',
  'home.next.renews': 'Renews on {at, date, medium}.',
  'home.next.confirms': 'Was to renew on {at, date, medium}; the payment is being confirmed.',
  'home.next.ends': 'Ends on {at, date, medium}; then view only.',
  'home.next.trial-ends': 'Ends on {at, date, medium}; then view only until you sign up.',
  'home.ended-on': 'Ended on {until, date, medium}.',
  'home.may.all': 'You can view, create and edit mockups.',
  'home.may.view': 'You can view mockups.',
  'home.manage': 'Manage subscription',
  'home.new': 'New mockup',
  'home.room': 'The store is {percent} % full',
  'home.room.narrow':
    'At 90 % trials stop, at 97 % sales; whoever has paid is served to the end. “mockups-admin store” says how long it lasts, “mockups-admin migrate --to firestore” makes room.',
  'home.room.nearly-full':
    'No trial starts any more, and from 97 % on nothing can be sold. Move to Firestore now: “mockups-admin migrate --to firestore”.',
  'home.review': 'Review subscriptions',
  'home.review.why': 'Who holds what, and putting it right.',
  'billing.title': 'Your subscription',
  'review.title': 'Review subscriptions',
  'notices.title': 'Third-party notices',
  'home.administers': 'You administer a plan of {seats, plural, one {# seat} other {# seats}}',
  'home.administers.why': 'Administering takes no seat; only accounts that hold one create and edit.',
  'home.others': '{organisation}: other licenses',
  'home.others.none': 'No licenses of other products are recorded for you.',
  'home.counting': 'How users are counted',

  // The other products.
  ...licenseEnglish,
  'license.people.desktop': 'Users',
  'license.people.confluence': 'Editors',
  'license.people.jira': 'Editors',
  'license.counts': 'Takes a seat',
  'license.more': 'Read more',
  'license.nobody': 'Nobody is assigned yet.',
  'license.places':
    'Covers <b>{instance}</b>{count, plural, =0 {} other { and its staging: {staging}}}. A further instance needs a license of its own.',

  // The file card.
  'file.subtitle': 'Mockup',
  'file.may': 'What this account may do',
  'file.may.view': 'View',
  'file.may.edit': 'Edit',
  'file.may.create': 'Create new mockups',
  'file.yes': 'Yes',
  'file.no': 'No',
  'file.rules': 'The rules behind it',
  'files.title': '{count} items selected',
  'files.subtitle':
    '{mockups, plural, =0 {No mockups among them} one {# mockup among them} other {# mockups among them}}',
  'files.none': 'Select a mockup (.bmpr or .bmml) to see what you may do with it.',
  'files.may.edit': 'You can edit it',
  'files.may.view': 'You can view it',
  'files.not-read': 'Allow the add-on to read it first',
  'files.more': 'and {count} more',
  'other.title': 'Not a mockup',
  'other.text':
    '<b>{name}</b> isn’t a mockup. Select a file that ends in .bmpr or .bmml to see whether your subscription lets you edit it.',
  'folder.title': 'A folder',
  'folder.text':
    'Open <b>{name}</b> and select a mockup in it. With “New” you create a mockup in the folder you are in.',
  'grant.title': 'One permission first',
  'grant.text':
    'Let the add-on read <b>{name}</b> to show it and to see what Drive allows you. Google asks once for each file.',
  'grant.button': 'Allow',
  'page.unknown': 'The add-on doesn’t know its own address yet: right-click a mockup and choose “Open with” instead.',
  'gone.text':
    'Drive doesn’t show this file to {email}. It may have been deleted, or shared with another of your accounts.',
  'file.drive-unreachable': 'Drive couldn’t be asked just now what it allows on this file; it decides when you save.',
  'trashed.text': 'This file is in the trash. Restore it in Drive to edit it; viewing works.',

  // What is asked of Google first.
  ...allowEnglish,
  'allow.identity': 'Google hasn’t told Mockups your account. Agree to it there, and come back here to edit.',

  // What was done.
  'done.trial': 'Your trial runs until {until, date, medium}.',
  'refused.trial-used': 'This account has had its trial. Sign up to create and edit.',
  'refused.unreachable': 'The trial couldn’t be started just now. Try again: it is never started twice.',
  'refused.trials-paused':
    'No new trials can be started just now. Yours is not used up: try again another day, or sign up.',

  // The add-on's menu.
  'about.title': 'About this add-on',
  'about.version': 'Version',
  'about.text':
    'It shows mockups in Google Drive and says what your subscription lets you do with them. Viewing is free for everybody.',
  'about.help': 'Help',
  'about.report': 'Report a problem',
  'about.home': 'Home page',
  'about.privacy': 'Privacy',
  'about.terms': 'Terms',

  // Help that a button opens.
  'help.switch.title': 'Switch account',
  'help.switch.text':
    'A subscription is tied to one Google account. Click your picture at the top right of Drive, choose the account that has the subscription, and select the mockup again there. If the file isn’t shared with that account, share it first.',
  'help.identity.title': 'Let the add-on know your account',
  'help.identity.text':
    'A policy of your organization hides it. Ask your administrator to trust the add-on in the Admin console.',
  'help.ask.title': 'Ask your administrator',
  'help.ask.text':
    'The administrator of your plan decides which accounts hold its seats. Tell them the address {email}; they find it under “Review subscriptions”.',
  'help.access.title': 'Ask the owner for edit access',
  'help.access.text':
    'Right-click the file in Drive, choose Share, and ask the owner to make you an editor. The answer here changes as soon as Drive knows.',

  // What the page says in place of a drawing.
  'state.title': 'Nothing to open',
  'state.missing': 'This page opens mockups from Google Drive. Right-click a mockup there and choose “Open with”.',
  'state.not-json': 'The address of this page is damaged. Go back to Google Drive and open the mockup again.',
  'state.not-understood':
    'The address of this page asks for something the add-on doesn’t know. Open the mockup again from Google Drive.',
  'state.no-file': 'Drive named no file to open. Select a mockup in Google Drive and choose “Open with”.',
  'open.not-found.title': 'This file isn’t there for you',
  'open.not-found.text':
    'Drive shows no such file to the account you are signed in with. It may have been deleted, not be shared with this account, or not be allowed to the add-on yet: open it from Drive with “Open with”.',
  'open.not-granted.title': 'Let the add-on read this file first',
  'open.not-granted.text':
    'Google lets the add-on read only the files that you open with it. Find the file in Google Drive, right-click it, and choose “Open with”: that opens it here.',
  'open.not-mockup.title': 'Not a mockup',
  'open.not-mockup.text': '“{name}” isn’t a mockup. The add-on opens files that end in .bmpr or .bmml.',
  'open.too-large.title': 'Too large to draw',
  'open.too-large.text':
    '“{name}” has {megabytes} MB; mockups of up to {most} MB are drawn. If it holds large images, make them smaller in the editor it was made with. The file itself is unchanged.',
  'open.unreachable.title': 'Drive didn’t answer',
  'open.unreachable.text':
    'The file couldn’t be read just now. Nothing is wrong with it as far as we know. Try again in a moment.',
  'open.quota.title': 'Google’s limit for today is reached',
  'open.quota.text': 'Your account has done as much today as Google lets it. It goes on by itself within a day.',
  'open.disabled.title': 'Mockups isn’t fully set up',
  'open.disabled.text': 'The Drive API is switched off for the add-on. Tell whoever runs it the reference below.',
  'open.blocked.title': 'Your organization doesn’t allow this',
  'open.blocked.text': 'Ask your administrator to allow https://www.googleapis.com/ for Apps Script (URL Fetch).',
  'create.title': 'No mockup was created',
  'create.name': 'Give the mockup a name of at most 200 characters.',
  'create.refused':
    'Creating needs a subscription or a trial of the account you are signed in with. The bar below says what you can do.',
  'create.folder':
    'The folder isn’t there for you, or you may not add files to it. Open another folder in Drive and choose “New” there.',
  'change.title': 'Nothing was changed',
  'change.not-understood': 'The page asked for something the add-on doesn’t know. Load the page again.',
  'change.refused':
    'The account you are signed in with can’t do this now. The bar below says why, and what would change it.',
  'change.conflict':
    '“{name}” has been changed by somebody else, or in another window, since it was opened here. Nothing of theirs was overwritten.',
  'change.not-a-mockup':
    'This file is not a mockup by its name: it was renamed in Drive. Give it back its ending first.',
  'change.not-allowed': 'Drive doesn’t let you do this with the file. Ask its owner for edit access.',
  'change.unreachable': 'Drive couldn’t be reached just now. Try again in a moment.',
  'license.gone': 'This license is no longer listed for you.',

  // Faults.
  'fault.title': 'Something went wrong',
  'fault.text':
    'This is a fault of the add-on, not of your account or your file. Try again; if it stays, report the reference {reference}.',
} as const;

export type AddonMessage = keyof typeof addonEnglish;
