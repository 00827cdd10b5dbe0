// A license book: one JSON file with what an organisation has bought and who is who, as people write it.
import * as v from 'valibot';
import { parseEmail } from '../../rules/index';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));
const emailPattern = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/;
/** As the rules read it: what can be the address of no account would take a seat that nobody can use. */
const email = v.pipe(
  v.string(),
  v.regex(emailPattern, 'is no e-mail address'),
  v.check(
    (written) => !emailPattern.test(written) || parseEmail(written) !== undefined,
    'can be the address of no account',
  ),
);
const count = v.pipe(v.number('is no number'), v.safeInteger('is no whole number'), v.minValue(0, 'is less than 0'));
const seats = v.union([count, v.literal('unlimited')], 'is neither a whole number nor "unlimited"');

/** ISO 8601 in UTC, to the second or finer: `2026-03-01T00:00:00Z`. */
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
export const instant = v.pipe(
  v.string(),
  v.regex(instantPattern, 'is no instant like 2026-03-01T00:00:00Z'),
  v.check((written) => {
    if (!instantPattern.test(written)) return true; // Said already.
    const parsed = Date.parse(written);
    return !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 19) === written.slice(0, 19);
  }, 'is a day or time that does not exist'),
);

const comment = { $comment: v.optional(v.string()) };
const account = v.strictObject({ ...comment, email, id: v.optional(text) });

const billing = v.picklist(['monthly', 'yearly'], 'is neither "monthly" nor "yearly"');
/** An address as it is named in a change: whether anybody can have it the rules say. */
const named = text;
const changeOf = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject({ ...entries, by: v.optional(text) });

const term = v.variant(
  'kind',
  [
    v.strictObject({ ...comment, kind: v.literal('trial'), startedAt: instant }),
    v.strictObject({
      ...comment,
      kind: v.literal('paid'),
      billing,
      startedAt: instant,
      cancelledAt: v.optional(instant),
    }),
  ],
  'is neither "trial" nor "paid"',
);

const drive = v.strictObject({
  ...comment,
  product: v.literal('google-drive'),
  id: text,
  seats: v.optional(v.pipe(count, v.minValue(1, 'is less than 1'))),
  term,
  holders: v.array(v.strictObject({ ...comment, email, id: v.optional(text), boundAt: v.optional(instant) })),
  administrators: v.optional(v.pipe(v.array(account), v.maxLength(2, 'holds more than two administrators'))),
  seatsLoweredAt: v.optional(instant),
});

const desktop = v.strictObject({
  ...comment,
  product: v.literal('desktop'),
  id: text,
  users: v.pipe(count, v.minValue(1, 'is less than 1')),
  assigned: v.array(account),
  registrations: v.optional(v.array(v.strictObject({ ...comment, account, machine: text }))),
  version: v.optional(count),
  trialStartedAt: v.optional(instant),
});

const pluginEntries = {
  ...comment,
  id: text,
  editors: seats,
  boughtFrom: v.picklist(['vendor', 'marketplace'], 'is neither "vendor" nor "marketplace"'),
  instance: text,
  staging: v.optional(v.array(text)),
  assigned: v.optional(v.array(account)),
  editorsGroup: v.optional(text),
  hosting: v.optional(v.picklist(['server', 'cloud'], 'is neither "server" nor "cloud"')),
  generation: v.optional(v.picklist(['mockups-2', 'wireframes'], 'is neither "mockups-2" nor "wireframes"')),
  maintenance: v.optional(v.strictObject({ ...comment, start: instant, end: instant })),
  trialStartedAt: v.optional(instant),
  unsubscribedAt: v.optional(instant),
};

const others = [
  desktop,
  v.strictObject({ product: v.literal('confluence'), ...pluginEntries }),
  v.strictObject({ product: v.literal('jira'), ...pluginEntries }),
] as const;

const license = v.variant(
  'product',
  [drive, ...others],
  'is none of "google-drive", "desktop", "confluence" and "jira"',
);

const host = v.strictObject({
  ...comment,
  name: text,
  userTier: v.optional(seats),
  users: v.optional(
    v.array(v.strictObject({ ...comment, email, id: v.optional(text), isDisabled: v.optional(v.boolean()) })),
  ),
});

const group = v.strictObject({
  ...comment,
  name: text,
  members: v.optional(v.array(account)),
  groups: v.optional(v.array(text)),
});

/** The whole book. Unknown fields are refused: they are misspelt ones. */
export const bookSchema = v.strictObject({
  $schema: v.optional(v.string()),
  ...comment,
  graceDays: v.optional(count),
  licenses: v.array(license),
  /** Who is who: gives accounts that are named by address alone their id. */
  accounts: v.optional(v.array(v.strictObject({ ...comment, email, id: text, trialUsed: v.optional(v.boolean()) }))),
  instances: v.optional(v.array(host)),
  groups: v.optional(v.array(group)),
});

/** A book as written. */
export type WrittenBook = v.InferOutput<typeof bookSchema>;

export type WrittenLicense = WrittenBook['licenses'][number];

/** An organisation as written: who reviews its subscriptions, and what it holds of the other products. */
export const organisationSchema = v.strictObject({
  ...comment,
  name: text,
  /** An address, or with the account that it stands for. */
  reviewers: v.array(v.lazy((one) => (typeof one === 'object' && one !== null ? account : email))),
  licenses: v.optional(v.array(v.variant('product', others, 'is none of "desktop", "confluence" and "jira"'))),
});

export type WrittenOrganisation = v.InferOutput<typeof organisationSchema>;

/** One change as written, of any product: the flags of a command. */
export const changeSchema = v.variant(
  'action',
  [
    changeOf({
      action: v.picklist(['assign', 'release', 'add-administrator', 'remove-administrator']),
      account: named,
    }),
    changeOf({ action: v.literal('transfer'), from: named, to: named }),
    changeOf({ action: v.picklist(['upgrade', 'downgrade']), seats }),
    changeOf({ action: v.picklist(['cancel', 'float', 'renew']) }),
    changeOf({ action: v.literal('restart'), billing: v.optional(billing) }),
    changeOf({ action: v.literal('change-billing'), billing }),
    changeOf({ action: v.picklist(['register', 'unregister']), account: named, machine: text }),
    changeOf({ action: v.picklist(['add-staging', 'add-instance']), instance: text }),
  ],
  'is no action on a license',
);

/** One request as written: a JSON line, or the flags of a command. */
export const requestSchema = v.pipe(
  v.strictObject({
    ...comment,
    product: v.picklist(
      ['google-drive', 'desktop', 'confluence', 'jira'],
      'is none of "google-drive", "desktop", "confluence" and "jira"',
    ),
    action: v.picklist(
      ['view', 'comment', 'edit', 'create', 'install', 'update', 'register'],
      'is no action of this product',
    ),
    account: v.optional(v.union([email, account], 'is no e-mail address')),
    role: v.optional(
      v.picklist(
        ['owner', 'writer', 'commenter', 'reader', 'none'],
        'is none of "owner", "writer", "commenter", "reader" and "none"',
      ),
    ),
    at: v.optional(text),
    machine: v.optional(v.picklist(['regular', 'occasional'], 'is neither "regular" nor "occasional"')),
    version: v.optional(count),
    released: v.optional(instant),
    now: v.optional(instant),
  }),
);

export type WrittenRequest = v.InferOutput<typeof requestSchema>;
