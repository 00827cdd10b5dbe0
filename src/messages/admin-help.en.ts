// What `mockups-admin --help` says of the commands that work with the deployed script.

export const adminHelp = {
  program: 'Reviews and changes the subscriptions of Mockups for Google Drive, and answers questions about licenses.',
  environment: `
Exit codes:
  0    done; a "no" to a question is an answer too
  1    a fault of the program
  2    what was given can't be used: arguments, files, book or requests
  3    not signed in, or Google does not let this account in
  4    some or all of it was refused, by the rules or because it is not yours
  5    no answer from Google, the script or the store: run the command again, it goes on where it was
  6    store --check: there is little room left
  130  stopped by Ctrl+C (143: by kill); run the command again

Environment:
  MOCKUPS_ADMIN_CONFIG         folder of the sign-in, instead of the user's own
  MOCKUPS_ADMIN_SCRIPT_URL, MOCKUPS_ADMIN_DIRECTORY_URL, MOCKUPS_ADMIN_OAUTH_URL
                               where the Apps Script API, the Admin SDK and the sign-in answer, instead of Google
  MOCKUPS_ADMIN_VENDOR         a JSON file with helpUrls, as the deployment has them: where rules are explained
  MOCKUPS_ADMIN_SMTP           where \`remind\` sends mails
  MOCKUPS_ADMIN_RETRY_MILLISECONDS
                               the first pause before Google is asked again, instead of 1000
  NO_COLOR, FORCE_COLOR        never or always paint`,

  groups: {
    signIn: 'Sign in:',
    look: 'Look at subscriptions:',
    change: 'Change them:',
    operate: 'Run the product:',
    book: 'Ask a license book, without signing in:',
    shell: 'Use the command:',
  },
  purchases: {
    summary: 'Follow what was paid by card, and give to accounts what was bought elsewhere.',
    sync: 'Hear what happened since the last time, and write it down.',
    all: 'look at every purchase, whatever was heard',
    dryRun: 'change nothing: say what would be',
    list: 'List purchases that belong to no account.',
    unmatched: 'those bought elsewhere than on the billing page',
    attach: 'Give a purchase to an account, or to whoever shows the address first.',
    show: 'Show a purchase as it stands where it is paid, and its license.',
    purchase: 'its id there: sub_…',
    address: 'the address of the Google account',
    examples: `
Examples:
  mockups-admin purchases sync
  mockups-admin purchases list --unmatched`,
    syncExamples: `
Safe to run at any time, also twice at once: each purchase is looked at as it is. A trigger of the script does the same by itself; cron may run this instead.

Examples:
  mockups-admin purchases sync
  mockups-admin purchases sync --all --dry-run --json`,
    listExamples: `
Nothing is ever guessed by an e-mail address: who bought is found out where it was paid.

Examples:
  mockups-admin purchases list --unmatched
  mockups-admin purchases list --unmatched --csv`,
    attachExamples: `
Examples:
  mockups-admin purchases attach sub_1PxA2b3C ana@acme.example --dry-run
  mockups-admin purchases attach sub_1PxA2b3C ana@acme.example`,
    showExamples: `
Examples:
  mockups-admin purchases show sub_1PxA2b3C
  mockups-admin purchases show sub_1PxA2b3C --json`,
  },
  book: 'the license book, a JSON file',
  explain: {
    summary: 'Say who may do what, and by which rules.',
    product: 'google-drive, desktop, confluence or jira',
    action: 'view, comment, edit, create, install, update or register',
    account: 'who asks; left out: nobody in particular',
    role: 'Drive: owner, writer, commenter, reader or none on the file',
    at: 'Confluence and JIRA: the instance, by its name',
    machine: 'Desktop: regular or occasional',
    version: 'Desktop: the major version to update to',
    released: 'Confluence and JIRA: when the version to update to was released, ISO 8601 UTC',
    now: 'the instant asked about, ISO 8601 UTC; now unless given',
    examples: `
Without a request in its flags, requests are read from standard input, one JSON object a line, with the flags' names as fields.

What a book looks like: src/admin/examples and lib/admin/license-book.schema.json. An instance that no license of the book is for is asked about when it is among the book's instances.

Examples:
  mockups-admin explain --book book.json --product google-drive --action edit --account ana@acme.example --role writer
  mockups-admin explain --book book.json --product jira --action edit --account ana@acme.example --at tracker.acme.example
  mockups-admin explain --book book.json --json < requests.jsonl`,
  },
  count: {
    summary: 'Count the seats of every license: who counts, and why.',
    examples: `
What a book looks like: src/admin/examples and lib/admin/license-book.schema.json.

Examples:
  mockups-admin count --book book.json
  mockups-admin count --book book.json --json`,
  },
  policy: {
    summary: 'Print the policy: what each number says, and the rules that carry it out.',
    rule: 'only this number (S9, R37, D4), or only what rules with this in their name carry out',
    more: `
Examples:
  mockups-admin policy
  mockups-admin policy --rule D4
  mockups-admin policy --rule desktop/ --json | jq -r .says`,
  },
  whatIf: {
    summary:
      'Try a change on a license of the book: what it would make of the seats, or why it is refused. Writes nothing.',
    license: 'the license, by its id in the book; may be left out where there is only one',
    action:
      'assign, release, transfer, upgrade, downgrade, cancel, restart, change-billing, add-administrator, remove-administrator, register, unregister, add-staging, add-instance, renew or float',
    account: 'whom it is about',
    from: 'transfer: who gives the seat',
    to: 'transfer: who receives it',
    seats: 'upgrade, downgrade: the number of seats wanted, or unlimited',
    billing: 'change-billing, restart: monthly or yearly',
    instance: 'add-staging, add-instance: the instance, by its name',
    machine: 'register, unregister: the machine, by its name',
    by: 'Drive: who asks, an address, or in-charge for a reviewer or the vendor; one of those who may, unless given',
    more: `
What a book looks like: src/admin/examples and lib/admin/license-book.schema.json.

Examples:
  mockups-admin what-if --book book.json --license plan --action assign --account new@acme.example
  mockups-admin what-if --book book.json --license design-team --action transfer --from ana@acme.example --to ben@acme.example
  mockups-admin what-if --book book.json --license wiki --action upgrade --seats 25 --json`,
  },
  version: 'print the version',
  help: 'show the help of a command',
  completion: {
    summary: 'Print what a shell needs to complete commands and options.',
    shell: 'which one',
    examples: `
Examples:
  source <(mockups-admin completion bash)                    # in ~/.bashrc
  source <(mockups-admin completion zsh)                     # in ~/.zshrc, after compinit
  mockups-admin completion fish > ~/.config/fish/completions/mockups-admin.fish`,
  },
  changeFile: 'a CSV file, or a file of addresses, one a line; - for standard input',
  skipRefused: 'leave lines out that can’t be read, instead of doing none',
  json: 'print one JSON object a line',
  csv: 'print CSV; cells that a spreadsheet would run are defused',
  dryRun: 'say what would be done, and do nothing',
  organisation: 'look at this organisation',
  everything: 'look at everything; for those who run the product',
  administered: 'look at the plans that you administer',

  login: {
    summary: 'Sign in with your own Google account.',
    client: 'client of the script’s Cloud project, type “Desktop app”, as downloaded; remembered',
    script: 'id of the deployed script: the deployment’s, or the script’s own; remembered',
    directory: 'also read the organisation’s users and groups, as reconcile needs',
    browser: 'open no browser, print the address only',
    port: 'listen on this port for the browser to come back, for instance through SSH; any free one unless given',
    status: 'say who is signed in, and change nothing',
    examples: `
Examples:
  mockups-admin login --client client_secret.json --script AKfycb...
  mockups-admin login --directory
  mockups-admin login --status --json`,
  },
  logout: { summary: 'Sign out, and have Google forget the access.' },
  review: {
    summary: 'List who holds what.',
    search: 'only rows with each of these words in an address, an id or the note, whatever their case and accents',
    state: 'only this state',
    flag: 'only rows with this flag',
    license: 'only this license',
    examples: `
Without a scope, the widest that your account may review is looked at.

Examples:
  mockups-admin review
  mockups-admin review --organisation acme --flag unused
  mockups-admin review --search acme.example --json | jq .account.email`,
  },
  person: {
    summary: 'Say what one person holds, may do and did, and why.',
    email: 'an address, the present one or a former one',
    license: 'a license that lists them; found when not given, which reads every row',
    examples: `
Examples:
  mockups-admin person ana@acme.example
  mockups-admin person ana@acme.example --license sub-ana --json`,
  },
  renewals: {
    summary: 'List what renews and ends when: subscriptions, and the maintenance of other products.',
    within: 'only so soon: 30d or 6w',
    year: 'a year',
    ics: 'print a calendar (iCalendar), a day for each',
    noSpan: 'It is a number of days or weeks, as 30d or 6w.',
    examples: `
Maintenance is told where one organisation is looked at. What is billed monthly renews again each month after.

Examples:
  mockups-admin renewals --within 30d
  mockups-admin renewals --organisation acme --csv > renewals.csv
  mockups-admin renewals --ics > renewals.ics`,
  },
  remind: {
    summary: 'Write mails about what comes up: to administrators, to whom a seat waits for, to reviewers.',
    within: 'tell of renewals and ends so soon: 30d or 6w',
    output:
      'write a file NAME.eml for each mail into this folder; standard output when neither this nor --smtp is given',
    smtp: 'send them: smtps://USER:PASSWORD@HOST, or smtp://HOST; better in MOCKUPS_ADMIN_SMTP, where nobody sees it',
    from: 'whom the mails are from',
    examples: `
Administrators are told before renewals and ends, people whose seat waits unbound that it does, reviewers of disputes and full plans. Nobody is told of the same thing twice: what was told is remembered beside the sign-in.

Examples:
  mockups-admin remind --dry-run
  mockups-admin remind --within 6w --output mails
  mockups-admin remind --organisation acme > mails.mbox
  MOCKUPS_ADMIN_SMTP=smtps://USER:PASSWORD@HOST mockups-admin remind --from licenses@acme.example`,
  },
  bind: {
    summary: 'Give somebody a seat of a license.',
    license: 'the license’s name; of a file, for lines that name none',
    emails: 'addresses of those who get a seat each',
    examples: `
A file is a CSV with the columns account and license, read as the review page reads it, or addresses alone. A line that names no license is about the one that lists the account. What the rules refuse is told line by line, and the rest done. Whoever is given a seat back within a day has it as it was.

Examples:
  mockups-admin bind plan-fay ulla@acme.example nora@acme.example --dry-run
  mockups-admin bind plan-fay ulla@acme.example
  mockups-admin bind plan-design --file seats.csv --dry-run
  printf 'ulla@acme.example\\nnora@acme.example\\n' | mockups-admin bind plan-design --file - --json`,
  },
  release: {
    summary: 'Take somebody’s seat of a license back.',
    license: 'the license’s name; of a file, for lines that name none',
    emails: 'addresses of those who lose their seat',
    examples: `
Who has no seat is left as they are, so that a command that was stopped can be run again.

Examples:
  mockups-admin release plan-fay kim@acme.example --dry-run
  mockups-admin release plan-fay kim@acme.example --json
  mockups-admin review --flag unused --csv > unused.csv
  mockups-admin release --file unused.csv --dry-run`,
  },
  transfer: {
    summary: 'Move a seat to somebody else, where the product allows it.',
    license: 'the license’s name; of a file, for lines that name none',
    from: 'who has the seat',
    to: 'who gets it',
    examples: `
Examples:
  mockups-admin transfer plan-design mona@acme.example pia@acme.example --dry-run
  mockups-admin transfer plan-design --file moves.csv --dry-run`,
  },
  import: {
    summary: 'Take in what was bought, from a CSV file.',
    file: 'the file, or - for standard input',
    noFile: 'error: a file has to be named, or - for standard input',
    sample: 'print a sample of such a file, and do nothing',
    skip: 'leave rows out that can’t be imported, instead of importing none',
    examples: `
The first line names the columns, in any order:
  needed    license, seats, billing (monthly or yearly), started (a day: 2026-03-31)
  besides   organisation, cancelled, holders, administrators, note
Several addresses in a cell are separated by spaces, commas or semicolons, or each has a line of its own that names the license again. A license is imported whole or not at all. Rows that are here already change nothing, so an import that was stopped goes on when it is run again.

Examples:
  mockups-admin import --sample > bought.csv
  mockups-admin import bought.csv --dry-run
  mockups-admin import bought.csv --skip-refused --json`,
  },
  export: {
    summary: 'Write every row to a file: who holds what.',
    records: 'every record as it is stored, history included, one JSON object a line; for those who run the product',
    output: 'the file, replaced when it is complete; standard output when not given',
    examples: `
Examples:
  mockups-admin export --csv --output seats.csv
  mockups-admin export --organisation acme --json > seats.jsonl
  mockups-admin export --records --output records.jsonl`,
  },
  store: {
    summary: 'Say how full the store is, by what is kept, and how long it lasts; for those who run the product.',
    check: 'end with exit code 6 where more than 80 % is used: for a job that runs by itself',
    examples: `
Script Properties have room for 480 KB of records. At 80 % what may be left out is no longer written, at 90 % no trial starts, at 97 % nothing new is taken in; what people have paid for goes on to the end. The pace is that of this month.

Examples:
  mockups-admin store
  mockups-admin store --check
  mockups-admin store --json`,
  },
  migrate: {
    summary: 'Move all records to the other store; for those who run the product.',
    to: 'where they are to be kept',
    abandon: 'give up a move that was begun: copies are taken away, and changes are possible again',
    examples: `
While records move, mockups open as ever and nothing can be changed: no binding, import or release. Records are copied, read back, compared by count and digest, and only then one call switches. A move that was stopped goes on when the command is run again. Six and a half minutes of it are waiting for what was under way.

Examples:
  mockups-admin migrate --to firestore --dry-run
  mockups-admin migrate --to firestore
  mockups-admin migrate --to script-properties --json
  mockups-admin migrate --abandon`,
  },
  audit: {
    summary: 'List what was done, when, by whom and by which rule.',
    license: 'of this license',
    account: 'done by the account with this id, and its renames; for those who run the product',
    since: 'on this day or later, for instance 2026-03-01',
    until: 'before this day',
    what: 'only this deed: assign, release, import, ...',
    by: 'only what somebody with this in their address or id did',
    examples: `
Examples:
  mockups-admin audit --license plan-design
  mockups-admin audit --organisation acme --since 2026-01-01 --csv > audit.csv`,
  },
  organisationFile: {
    summary: 'Show or record who reviews an organisation and what it holds of the other products.',
    id: 'the organisation, as licenses name it',
    put: 'record what this file says (- for standard input); for those who run the product',
    examples: `
The file is what the command shows: a name, the reviewers, and licenses as a license book has them. A reviewer’s address is bound to its Google account at the first use; from then on the account counts, and is shown with its id. To give the place to another account with the same address, give that id.
  { "name": "Acme", "reviewers": ["ana@acme.example", { "email": "bo@acme.example", "id": "1012…" }],
    "licenses": [{ "product": "desktop", "id": "desktop-17", "users": 5, "assigned": [{ "email": "kim@acme.example" }] }] }

Examples:
  mockups-admin organisation acme > acme.json
  mockups-admin organisation acme --put acme.json --dry-run
  mockups-admin organisation acme --put acme.json`,
  },
  reconcile: {
    summary:
      'Compare subscriptions with the organisation’s directory, and propose what to release and what to look at.',
    group: 'seats are for the members of this group, and of groups in it; may be given several times',
    apply: 'release what is proposed for it',
    force: 'with --apply: also release those who opened a mockup in the last 30 days',
    note: 'flag suspended, archived and deleted accounts on the review page, until a later --note finds them well',
    examples: `
Proposed for release: accounts that are suspended, archived, deleted or not there, and with --group those who are in none. When a mockup was opened is known to within a week, so nobody is released without --force who opened one in the last 38 days, or was bound then. Nothing is ever released without --apply.

Examples:
  mockups-admin reconcile
  mockups-admin reconcile --organisation acme --group designers@acme.example --csv > proposals.csv
  mockups-admin reconcile --note
  mockups-admin reconcile --apply --json`,
  },
} as const;
