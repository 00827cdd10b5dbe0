// The words of the command mockups-admin. ICU MessageFormat; instants are epoch milliseconds.
import { csvEnglish } from './csv.en';
import { vocabularyEnglish } from './vocabulary.en';

export const adminEnglish = {
  ...csvEnglish,
  ...vocabularyEnglish,
  // How a command ends early, each with the next step.
  stopped: 'Stopped. What was done is done; run the same command again and it goes on.',
  'file.folder': '{file}: is a folder, and a file is needed',
  'file.none': '{file}: there is no such file',
  'file.forbidden': '{file}: may not be read by you',
  'input.reading': 'Reads requests, one JSON object a line. End them with Ctrl+D; --help shows examples.',
  'address.unsafe': '{name} is not an address that a sign-in may be sent to: {address}. Use https, or this machine.',
  'sign-in.none': 'You are not signed in. Run: mockups-admin login --client FILE --script ID',
  'sign-in.damaged':
    'The sign-in in {file} can’t be read. Delete the file and run: mockups-admin login --client FILE --script ID',
  'sign-in.ended': 'Google no longer takes your sign-in. Run: mockups-admin login',
  'sign-in.scopes':
    'Your sign-in lacks something the script needs. Run: mockups-admin login, and agree to all that is asked.',
  'sign-in.refused':
    'Google refused the sign-in: {detail}. Check that the client is a desktop app of the script’s own Cloud project.',
  'sign-in.denied': 'Nobody signed in: {detail}. Run the command again when you want to.',
  'sign-in.not-granted':
    'Not everything that is needed was agreed to. Missing: {scopes}. Run the command again and tick every box.',
  'sign-in.no-client':
    'Say which client of Google’s to sign in with: --client FILE, as downloaded from the Cloud console.',
  'sign-in.no-script': 'Say which script to work with: --script ID, the deployment’s id.',
  'sign-in.not-a-client':
    '{file} is no client of a desktop app. Create one in the Cloud console under Clients, type “Desktop app”, and download it.',
  'sign-in.port': 'Port {port} is taken. Choose another with --port.',
  'google.unreachable':
    'Google could not be reached ({detail}). Check the connection and run the command again; it goes on where it was.',
  'google.failed': 'Google answered {status, number}: {detail} Run the command again later; it goes on where it was.',
  'google.disabled': 'An interface is not switched on in the script’s Cloud project. {detail}',
  'script.forbidden':
    'Google does not let this account run the script ({detail}). The client has to belong to the script’s Cloud project, and the deployment has to allow your account.',
  'script.missing':
    'There is no such script, or it is not deployed as an API executable. Check the id: mockups-admin login --status',
  'script.older':
    'The deployed script knows no {name}: it is older than this command. Deploy it again, or use the command of its version.',
  'script.other-version':
    'The deployed script answers {name} in a way that this command does not know ({detail}). Use the command of its version.',
  'script.failed':
    'The script failed in {name}: {detail} Run the command again; when it fails again, tell whoever deployed the script.',
  'script.too-long': 'The script took longer than Google allows. Run the command again; it goes on where it was.',
  'server.not-there': 'There is nothing of that name that you may see.',
  'server.not-understood':
    'The deployed script does not understand {name} as this command asks it. Use the command of its version.',
  'server.unreachable':
    'Subscriptions can’t be reached just now (reference {reference}). Nothing is lost; run the command again later.',
  'server.full':
    'There is no room left for subscriptions (reference {reference}). Whoever runs the product has to move them to a larger store: mockups-admin migrate --to firestore',
  'server.damaged':
    'The record {key} is damaged and can’t be read (reference {reference}). Nothing was changed. Mend or delete it where it lies, in Project Settings › Script Properties or in the Firestore console, and run the command again.',
  'server.moving':
    'Records are being moved to another store, so nothing can be changed (reference {reference}). Try again when mockups-admin migrate has ended; whoever runs the product can also give it up: mockups-admin migrate --abandon',
  'server.fault':
    'The script ran into a fault (reference {reference}). Tell whoever runs the product; the log names it.',
  'directory.scope': 'Your sign-in does not reach the directory. Run: mockups-admin login --directory',
  'directory.forbidden':
    'Google does not let this account read the directory ({detail}). Sign in as an administrator of the organisation who may read users and groups.',
  'directory.no-group': 'There is no group {group} that you may read.',
  'scope.none':
    'You are signed in as {email}, and there is nothing that this account reviews. Sign in with another: mockups-admin login',
  'scope.unknown':
    'Google does not tell the script which account you are, so there is nothing to review. Sign in again: mockups-admin login',

  // store
  'store.endless': 'Records are kept in Firestore, which has no end.',
  'store.full': 'Script Properties are {percent} % full: {used} of {room}.',
  'store.promised': 'Another {promised} are kept for people whose seats were sold and who have not come yet.',
  'store.left': 'At this month’s pace it lasts {days, plural, =3650 {ten years or longer} one {# day} other {# days}}.',
  'store.pace-unknown':
    'How long it lasts is not known yet: the pace is counted from a month’s first change on, after a day.',
  'store.narrow':
    'There is little room: trials stop at 90 %, sales at 97 %. Make room: mockups-admin migrate --to firestore',
  'store.nearly-full':
    'It is nearly full: no trial starts any more, and from 97 % on nothing can be sold. Make room now: mockups-admin migrate --to firestore',
  'store.kilobytes': '{kilobytes} KB',
  'store.kind': 'What',
  'store.properties': 'Properties',
  'store.bytes': 'Room',

  // migrate
  'migrate.where':
    'Say where records are to go: --to firestore or --to script-properties; or give a move up: --abandon',
  'migrate.ready':
    '{records, plural, one {# record} other {# records}} would be moved to {to, select, firestore {Firestore} other {Script Properties}}. {moving, select, yes {This was begun already, and nothing can be changed until it ends.} other {Nothing was changed.}}',
  'migrate.moved':
    'Moved {records, plural, one {# record} other {# records}} to {to, select, firestore {Firestore} other {Script Properties}}, read back and found the same: SHA-256 {digest}.',
  'migrate.left': 'Firestore still holds its records as they were. Delete them there when you no longer want them.',
  'migrate.abandoned':
    'Given up: records stay in {from, select, firestore {Firestore} other {Script Properties}}, copies were taken away, and changes are possible again.',
  'migrate.refused':
    'Nothing was moved to {to, select, firestore {Firestore} other {Script Properties}}: {why}{records, plural, =0 {} other { (# and more)}}.',
  'migrate.differs':
    'What was copied is not the same: {from} records here, {to} there. Records stay where they were, and nothing can be changed. Run the command again, or give it up: mockups-admin migrate --abandon',
  'migrate.unfinished': 'The move is not finished. Run the command again; it goes on where it was.',
  'progress.comparing': 'Comparing …',
  'progress.records': 'Read {count, number} records',
  'progress.copied': 'Copied {count, number} of {all, number} records',
  'progress.quiet': 'Waiting {seconds} s for changes that were under way',
  'progress.removed': 'Took {count, number} copies away',

  // login
  'login.open': 'Sign in with your browser. If it does not open, go to:',
  'login.done': 'Signed in as {email}.',
  'login.reviews': 'This account reviews {what}.',
  'login.page': 'You are signed in. You can close this window.',
  'login.page-failed': 'The sign-in did not work. The terminal says why.',
  'login.signed-out': 'Signed out. The client and the script are remembered.',
  'login.kept-by-google':
    'Google could not be told, so take the access back at https://myaccount.google.com/connections',
  'login.was-out': 'Nobody was signed in.',
  'status.nobody': 'Nobody is signed in.',
  'status.email': 'Signed in as  {email}',
  'status.reviews': 'Reviews       {what}',
  'status.script': 'Script        {script}',
  'status.directory':
    'Directory     {reach, select, yes {can be read} other {not asked for; mockups-admin login --directory}}',
  'status.file': 'Kept in       {file}',
  'scope.everything': 'everything',
  'scope.organisation': 'the organisation {organisation}',
  'scope.administered': 'the plans it administers',
  'scope.nothing': 'nothing',

  // Progress, on a terminal only.
  'progress.rows': 'Reading subscriptions: {count, plural, one {# row} other {# rows}}',
  'progress.people': 'Reading the directory: {count, plural, one {# person} other {# people}}',
  'progress.members': 'Reading the group {group}: {count, plural, one {# member} other {# members}}',
  'progress.find': 'Looking up accounts that the list lacks: {count, number} of {total, number}',
  'progress.change': 'Changing: {count, number} of {total, number}',
  'progress.note': 'Noting: {count, number} of {total, number}',
  'progress.import': 'Importing: {count, number} of {total, number}',
  'progress.try': 'Trying: {count, number} of {total, number}',
  'progress.purchases': '{count, plural, one {# purchase} other {# purchases}} looked at',
  'purchases.synced':
    '{seen, plural, one {# purchase} other {# purchases}} looked at, {changed, plural, =0 {nothing was new} one {# was new} other {# were new}}.',
  'purchases.would':
    '{seen, plural, one {# purchase} other {# purchases}} looked at, {changed, plural, =0 {nothing would change} other {# would change}}. Nothing was written.',
  'purchases.unmatched':
    '{count, plural, one {# purchase belongs} other {# purchases belong}} to no account: mockups-admin purchases list --unmatched',
  'purchases.failed': '{failed, plural, one {# could} other {# could}} not be written just now. Run the command again.',
  'purchases.none': 'Every purchase belongs to an account.',
  'purchases.attached': 'Attached to {email} as {licenseId}.',
  'purchases.would-attach': 'It would be attached to {email} as {licenseId}. Nothing was written.',
  'purchases.unchanged': 'It is {licenseId} already. Nothing was changed.',
  'purchases.bought-by': 'It was bought on the billing page by {email}: mockups-admin purchases sync records it.',
  'purchases.not-paid': '{purchase} is not paid yet.',
  'purchases.not-found': 'There is no purchase {purchase} where it is paid.',
  'purchases.not-an-address': '{email} is no e-mail address.',
  'purchases.not-an-id': '{purchase} is no id of a purchase: it begins with sub_.',
  'purchases.not-recorded': '{licenseId} (not recorded)',
  'purchases.nobody': '(bought elsewhere)',
  'column.purchase': 'Purchase',
  'column.customer': 'Customer',
  'column.billing': 'Billing',
  'progress.entries': 'Reading what was done: {count, plural, one {# entry} other {# entries}}',

  // Columns of tables and files.
  'column.account': 'Account',
  'column.license': 'License',
  'column.state': 'State',
  'column.until': 'Until',
  'column.payment': 'Payment',
  'column.opened': 'Last opened',
  'column.seats': 'Seats',
  'column.flags': 'Look at',
  'column.when': 'When (UTC)',
  'column.by': 'Who',
  'column.what': 'What',
  'column.whom': 'Whom',
  'column.rules': 'By which rule',
  'column.happens': 'What',
  'column.billed': 'Billed',
  'column.administrators': 'Administrators',
  'column.finding': 'In the directory',
  'column.proposal': 'Proposal',
  'column.next': 'Next step',

  // review, export
  'review.nothing': 'There are no subscriptions here.',
  'review.no-match': 'No subscription is like that.',
  'review.no-account': '(free)',
  'review.sum':
    '{bought, plural, one {# seat} other {# seats}} of {licenses, plural, one {# license} other {# licenses}} in force: {taken, number} taken, {free, number} free{over, plural, =0 {} other {, # over}}',
  'review.shown': '{shown, number} of {rows, plural, one {# row} other {# rows}} shown',
  'export.done': 'Wrote {count, plural, one {# row} other {# rows}} to {file}.',
  'vendor.unusable': '{file}: no JSON object with helpUrls, addresses by rule',
  'until.begins': 'begins {day}',
  'until.renews': 'renews {day}',
  'until.ends': 'ends {day}',
  'until.ended': 'ended {day}',

  // person
  'person.none': 'Nobody with the address {email} holds a seat of what you review.',
  'person.former': 'before: {addresses}',
  'person.account-id': 'account {id}',
  'person.waiting': 'not met yet: the seat is bound when a mockup is first opened with this address',
  'person.opened': 'last opened a mockup about {day}',
  'person.never-opened': 'never opened a mockup',
  'person.may': '{yes, select, yes {may} other {may not}} {action}',
  'person.history': 'History',

  // renewals
  'happens.renews': 'renews',
  'happens.ends': 'ends',
  'happens.trial-ends': 'trial ends',
  'happens.maintenance-ends': 'maintenance ends',
  'renewals.none': 'Nothing renews or ends within {days, plural, one {# day} other {# days}}.',

  // remind
  'remind.subject.renewals': 'Mockups for Google Drive: what renews and ends soon',
  'remind.subject.waiting': 'Mockups for Google Drive: a seat waits for you',
  'remind.subject.review': 'Mockups for Google Drive: something to look at',
  'remind.text.renewals': 'Soon, days in UTC:',
  'remind.text.waiting':
    'A seat was given to this address. Open a mockup in Google Drive, signed in with it, and you may create and edit.',
  'remind.text.review': 'On the review page of {organisation}:',
  'remind.line.renewal': '{day}  {title}',
  'remind.line.waiting': '{license}',
  'remind.line.conflict': '{email} was met under another account than the one that it is bound to',
  'remind.line.full': '{license} is full: {taken, number} of {seats, number} seats are taken',
  'remind.end.renewals': 'Seats are changed, and subscriptions cancelled, on the review page.',
  'remind.end.waiting': 'You need do nothing else. Viewing is free, with or without a seat.',
  'remind.end.review': 'Decide who an address belongs to, release what is unused, or change the seats.',
  'remind.sent': '{dry, select, yes {would write to} other {wrote to     }} {email}: {subject}',
  'remind.failed': 'not sent to {email}: {detail}',
  'remind.sum': '{count, plural, =0 {Nobody is to be reminded of anything new.} one {# mail.} other {# mails.}}',
  'remind.smtp':
    'Say where mails are sent: --smtp smtps://USER:PASSWORD@HOST or MOCKUPS_ADMIN_SMTP, and --from ADDRESS.',

  // bind, release, transfer
  'change.changed': '{dry, select, yes {would do } other {done     }} {account}',
  'change.unchanged': 'as it is  {account}',
  'change.refused': 'refused   {account}',
  'change.stale': 'changed by somebody else meanwhile; look again',
  'change.both': 'Name addresses or a file, not both.',
  'change.nobody':
    'Name the license and whom it is about, or a file with --file. mockups-admin {name} --help shows examples.',
  'change.line': 'line {line, number}: {reason}',
  'change.refused-before':
    '{count, plural, one {# line} other {# lines}} can’t be read, so nothing was done. Mend the file, or leave them out with --skip-refused.',
  'change.dry': 'Nothing was changed (--dry-run).',
  'policy.fact': '     told as it is; nothing is decided by it here',
  'count.line': '{license} · {product}: {bought} bought, {taken} taken, {free} free',
  'count.over': ', over by {over}',
  'count.not-looked-up':
    '  not looked up: {what, select, group {the group of editors} other {the users of the host}}; at least so many seats are taken',
  'count.counts': 'counts',
  'count.counts-not': 'does not count',
  'what-if.yes': 'yes  {action} · {license}',
  'what-if.no': 'no   {action} · {license}',
  'what-if.nothing': 'It is so already; nothing would change.',
  'what-if.before': 'before',
  'what-if.maintained': 'maintenance then runs until {day}',
  'what-if.after': 'after',
  'what-if.no-license': '--license: is no license of this book, it is "{license}"; there are: {licenses}',
  'word.steps': 'step {number}',
  'word.more': 'more',
  'explain.no-instance': 'at: is no instance of this book, it is "{at}"; there are: {instances}',
  'explain.yes': 'yes  {who} · {product} · {action}{isAt, select, yes { at {at}} other {}}',
  'explain.no': 'no   {who} · {product} · {action}{isAt, select, yes { at {at}} other {}}',
  'explain.no-account': 'This book names nobody with this address. Is it spelled as it should be?',
  'explain.no-licenses': 'This book has no license of this product. Is it the right one?',
  'explain.somebody': 'somebody unknown',
  'explain.request': 'request {number}',
  'word.because': 'because',
  'word.instead': 'instead',

  // What is wrong with a book or a request, after the place where it stands.
  'fault.no-json': 'is no JSON: {detail}',
  'fault.no-object': 'is no JSON object',
  'fault.unknown-field': 'is no known field',
  'fault.missing': 'is missing',
  'fault.received': '{fault}, it is {received}',
  'fault.not-allowed': 'is {received}, not {expected}',
  'fault.no-action': 'is no action of {product}, it is "{action}"',
  'fault.misplaced': 'is nothing that {product} is asked with',
  'fault.repeated-license': 'is the id of another license, it is "{name}"',
  'fault.repeated': 'is there twice, it is "{name}"',
  'fault.no-group': 'is no group of this book, it is "{name}"',
  'fault.no-group-alike': 'is no group of this book, it is "{name}"; there is "{alike}"',
  'fault.before-start': 'is before the start',
  'fault.cloud-of-vendor': 'is "vendor", and cloud licenses come from the Marketplace alone',

  // import
  'import.file': '{file}, line {line, number}: {reason}',
  'import.row': 'line {line, number} {license}: {reason}',
  'import.refused-before':
    '{count, plural, one {# row} other {# rows}} can’t be imported, so nothing {dry, select, yes {would be} other {was}}. Mend the file, or leave them out with --skip-refused.',
  'import.no-room':
    'Together these licenses need more room than is left where subscriptions are stored, so nothing {dry, select, yes {would be} other {was}} imported. Make room first: mockups-admin migrate --to firestore',
  'import.sum':
    '{dry, select, yes {Would import} other {Imported}} {imported, number}, here already {unchanged, number}, refused {refused, number}.',

  // audit
  'audit.nothing': 'Nothing was done here.',
  'audit.scope': 'Say which license: --license ID. You administer plans, and each has a history of its own.',
  'audit.bad-instant': '--{option}: is no day like 2026-03-31, it is “{value}”',
  'audit.bad-what': '--what: is none of {known}',

  // organisation
  'organisation.none': 'Nothing is recorded of {id}, or you may not see it.',
  'organisation.stored':
    'Recorded {name}: {reviewers, plural, one {# reviewer} other {# reviewers}}, {licenses, plural, one {# license} other {# licenses}} of other products. Reviewers find it at their next check.',
  'organisation.would':
    'Would record {name}: {reviewers, plural, one {# reviewer} other {# reviewers}}, {licenses, plural, one {# license} other {# licenses}} of other products.',
  'organisation.unchanged': '{name} is recorded so already.',

  // reconcile
  'reconcile.fine': 'Subscriptions and directory agree.',
  'reconcile.release': 'release',
  'reconcile.held': 'release, with --force: opened a mockup lately',
  'reconcile.follow-up': 'look at it',
  'reconcile.none': 'nothing',
  'reconcile.released': 'released',
  'reconcile.unchanged': 'released before',
  'reconcile.refused': 'refused: {rules}',
  'reconcile.stale': 'changed meanwhile; run the command again',
  'reconcile.sum':
    '{rows, plural, one {# seat} other {# seats}} compared with {people, plural, one {# person} other {# people}}: {releases, plural, =0 {nothing to release} one {# seat to release} other {# seats to release}}{held, plural, =0 {} other {, # of them only with --force}}, {followUps, plural, =0 {nothing to look at} other {# to look at}}.',
  'reconcile.apply': 'Nothing was released. To release them: {command}',
  'reconcile.applied': 'Released {released, number} of {total, number}.',
  'reconcile.noted': 'Noted for the review page: {noted, number} of {total, number} that were not noted so before.',
  'reconcile.unread':
    'Who belongs to {group} is not known for certain: {count, plural, =0 {it takes in everybody of the organisation} one {# group in it can’t be read} other {# groups in it can’t be read}}. Nobody is proposed for not being in it.',
  'next.renamed': 'taken over when {email} next opens a mockup',
  'next.alias':
    'give the seat to {email}, who has this address as a further one: mockups-admin release {license} {was}, then mockups-admin bind {license} {email}',
  'next.reassigned': 'the address is now {email}’s, another account: settle it on the review page, or release the seat',
  'next.outside': 'ask whoever invited this account whether the seat is still needed',
  'next.unverified': 'the directory does not tell you about this account: ask an administrator who manages it',
  'next.no-seat': 'mockups-admin bind LICENSE {email}',
} as const;

export type AdminMessage = keyof typeof adminEnglish;

/** Why records are not moved to another store. */
export const moveRefusalWords = {
  'there-already': 'Records are kept there already; there is nothing to move.',
  'not-moving': 'No records are being moved; there is nothing to give up.',
  'not-empty': 'it holds other records. Empty it first; they would be mixed up',
  'too-large': 'there are more records than Script Properties hold',
  'no-service-account':
    'FIRESTORE_SERVICE_ACCOUNT is not set, or holds no key. Set it first: step 10 of the deployment guide',
} as const;

/** What the directory says of whoever holds a seat. */
export const findingWords = {
  deleted: 'deleted',
  archived: 'archived',
  suspended: 'suspended',
  gone: 'not there',
  'left-group': 'not in the group',
  renamed: 'renamed',
  alias: 'further address of another',
  reassigned: 'address given to another',
  outside: 'outside the organisation',
  unverified: 'not told',
  'no-seat': 'in the group, no seat',
} as const;
