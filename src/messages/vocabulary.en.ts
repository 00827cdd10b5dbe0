// What subscriptions, and what is done with them, are called: one word for each thing, on pages, in tables and in answers.

/** States, flags, deeds and consequences. */
export const vocabularyEnglish = {
  // Where a subscription stands.
  'state.active': 'Active',
  'state.past-due': 'Payment failed',
  'state.trial': 'Trial',
  'state.cancelled': 'Cancelled, paid',
  'state.over-plan': 'Over the plan',
  'state.ended': 'Ended',
  'state.unpaid': 'Not paid',
  'state.refunded': 'Refunded',
  'state.unconfirmed': 'Payment not confirmed',
  'state.trial-ended': 'Trial ended',
  'state.none': 'Not begun',
  'state.conflict': 'In dispute',
  'state.unknown': 'Not known',

  // What administrators should look at.
  'flag.suspended': 'Suspended',
  'flag.archived': 'Archived',
  'flag.deleted': 'Deleted',
  'flag.renamed': 'Renamed',
  'flag.reused-address': 'Address reused',
  'flag.duplicate': 'Duplicate',
  'flag.unused': 'Unused 90 days',
  'flag.moved-often': 'Moved often',
  'flag.over-plan': 'Over the plan',
  'flag.paid-twice': 'Paid twice',
  'flag.partly-refunded': 'Refunded in part',
  'flag.disputed': 'Charge disputed',
  'flag.waiting': 'Not yet met',

  // What was done.
  'deed.bound': 'Bound to the account',
  'deed.renamed': 'Renamed',
  'deed.trial-started': 'Trial started',
  'deed.assign': 'Seat given',
  'deed.release': 'Seat released',
  'deed.transfer': 'Seat handed over',
  'deed.upgrade': 'More seats',
  'deed.downgrade': 'Fewer seats',
  'deed.cancel': 'Cancelled',
  'deed.restart': 'Restarted',
  'deed.change-billing': 'Billing changed',
  'deed.add-administrator': 'Administrator added',
  'deed.remove-administrator': 'Administrator removed',
  'deed.note': 'Note written',
  'deed.import': 'Imported',
  'deed.conflict-moved': 'Dispute settled: moved',
  'deed.conflict-kept': 'Dispute settled: kept',
  'deed.organisation': 'Organisation recorded',
  'deed.purchase': 'Bought',
  'deed.payment-failed': 'Payment failed',
  'deed.payment-recovered': 'Paid after all',
  'deed.refunded': 'Refunded',
  'deed.attached': 'Purchase attached',
  'deed.directory': 'Noted from the directory',
  'deed.export': 'Taken away as a file',

  // What lies ahead.
  'renewal.renews': '{license} renews ({seats, plural, one {# seat} other {# seats}})',
  'renewal.ends': '{license} ends ({seats, plural, one {# seat} other {# seats}})',
  'renewal.trial-ends': 'The trial {license} ends',
  'renewal.maintenance-ends': 'The maintenance of {license} ends ({seats} editors)',
  'renewals.month':
    '{month}: {count, plural, one {# license} other {# licenses}}, {seats, plural, one {# seat} other {# seats}}',

  // What a change does. `at` is a day as its reader writes days.
  'effect.seat-given':
    '{email} gets a seat{isBound, select, true {, and may create and edit at once.} other {. It is bound when a Google account first shows this address.}}',
  'effect.seat-taken': '{email} keeps viewing and stops editing at once, unless another subscription lets them.',
  'effect.edits-until': '{email} edits until {at}: the license then has fewer seats than people.',
  'effect.edits-on': '{email} goes on editing: there is a seat again.',
  'effect.administrator-added': '{email} becomes an administrator. That takes no seat.',
  'effect.administrator-removed': '{email} no longer administers it.',
  'effect.seats': 'The license has {to, plural, one {# seat} other {# seats}} instead of {from}.',
  'effect.ends': 'It does not renew. What is paid for runs to {at}.',
  'effect.renews': 'It goes on as before and renews on {at}.',
  'effect.period-starts':
    'A new {billing, select, monthly {monthly} other {yearly}} period starts on {at}. What was paid is credited.',
  'effect.note': '{isThere, select, true {The note says: {note}} other {The note is removed.}}',
  'effect.lasting': 'It can’t be taken back afterwards.',
  // Of whoever pays by card: until when it is paid for, or what went wrong since.
  'payment.paid': 'Paid to {day}',
  'payment.due': 'Failed, tried again',
  'payment.unpaid': 'Failed, given up',
  'payment.paused': 'Paused',
  'payment.refunded': 'Given back',
  'payment.failed': 'Never arrived',
  'payment.processing': 'On its way',
} as const satisfies Record<string, string>;
