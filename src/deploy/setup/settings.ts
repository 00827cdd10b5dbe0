// What a deployed script needs to know, from a file or from answers: parsed here, and turned into Script Properties.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { engineProperties } from '../../stores/engine';
import { serviceAccountKey } from '../../stores/service-account';
import { Stop, exitCode } from '../failure';
import { type Prices, restrictedKey } from './stripe';
import { type TargetVendor, vendorSchema } from '../vendor';

/** The names of the Script Properties that the add-on reads. */
export const propertyNames = [
  engineProperties.store,
  engineProperties.serviceAccount,
  'VENDOR_ADMINISTRATORS',
  'STRIPE_KEY',
  'STRIPE_PORTAL',
  'STRIPE_MANAGED_PAYMENTS',
] as const;
export type PropertyName = (typeof propertyNames)[number];

/** Values by name; undefined for what is not to be there. */
export type Properties = Readonly<Record<PropertyName, string | undefined>>;

/** What a target is set up with. */
export interface Settings {
  readonly properties: Properties;
  /** Goes into `.deploy.json`, and with the next deployment into the script and its manifest. */
  readonly vendor: TargetVendor | undefined;
  /** What a seat costs; undefined where it is asked for, or nothing is sold through Stripe. */
  readonly prices: Prices | undefined;
}

/** https://developers.google.com/apps-script/guides/services/quotas */
const largestValue = 9 * 1024;

const amount = v.pipe(
  v.number(),
  v.integer('counts the smallest unit of the currency'),
  v.minValue(1, 'is more than nothing'),
);

const schema = v.strictObject({
  store: v.picklist(['script-properties', 'firestore'], 'is script-properties or firestore'),
  serviceAccountFile: v.optional(v.pipe(v.string(), v.nonEmpty())),
  vendorAdministrators: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.trim(),
        v.email((issue) => `${issue.input} is no address`),
      ),
    ),
    v.minLength(1, 'names nobody: then nobody could review subscriptions'),
  ),
  vendor: v.optional(vendorSchema),
  stripe: v.optional(
    v.strictObject({
      keyFile: v.pipe(v.string(), v.nonEmpty()),
      managedPayments: v.optional(v.boolean(), false),
      prices: v.optional(
        v.strictObject({
          currency: v.pipe(v.string(), v.regex(/^[a-z]{3}$/, 'is three letters in lower case')),
          monthly: amount,
          yearly: amount,
        }),
      ),
    }),
  ),
});

const isPrivateKey = (pem: string): boolean => {
  try {
    createPrivateKey(pem);
    return true;
  } catch {
    return false;
  }
};

/** The key as the store reads it, and one that can sign. */
const usableKey = v.pipe(
  serviceAccountKey,
  v.check(({ private_key }) => isPrivateKey(private_key)),
);

const refused = (reasons: readonly string[]): Stop =>
  new Stop(exitCode.refused, reasons, ['src/deploy/GUIDE.md shows such a file under “Settings”. Nothing was changed.']);

/** Where settings are wrong, and why. Settings are no secrets. */
const faults = (what: string, issues: readonly v.BaseIssue<unknown>[]): readonly string[] =>
  issues.map(
    (issue) =>
      `${what}: ${v.getDotPath(issue) ?? 'it'} ${issue.type === 'strict_object' ? 'is missing or not known' : issue.message}`,
  );

/** Reads a file of settings. */
export function readSettings(file: string): Settings {
  return toSettings(jsonOf(file), path.dirname(path.resolve(file)), path.basename(file));
}

/**
 * Checks settings, and turns those that the script reads while it runs into properties.
 * @param folder that `serviceAccountFile` is relative to
 * @param what names them in complaints
 */
export function toSettings(json: unknown, folder: string, what: string): Settings {
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw refused(faults(what, parsed.issues));
  const { store, serviceAccountFile, vendorAdministrators, vendor, stripe } = parsed.output;
  if (serviceAccountFile === undefined && store === 'firestore')
    throw refused([`${what}: the store firestore needs serviceAccountFile.`]);
  return {
    properties: {
      STORE: store,
      // With Script Properties too: records that are moved to Firestore need the way in beforehand.
      FIRESTORE_SERVICE_ACCOUNT: serviceAccountFile === undefined ? undefined : keyIn(folder, serviceAccountFile),
      VENDOR_ADMINISTRATORS: vendorAdministrators.join(','),
      STRIPE_KEY: stripe && restrictedKey(textOf(path.resolve(folder, stripe.keyFile)), path.basename(stripe.keyFile)),
      STRIPE_PORTAL: undefined,
      STRIPE_MANAGED_PAYMENTS: stripe?.managedPayments === true ? 'on' : undefined,
    },
    vendor,
    prices: stripe?.prices,
  };
}

/** The key of a service account, as its file has it. */
function keyIn(folder: string, serviceAccountFile: string): string {
  const keyFile = path.resolve(folder, serviceAccountFile);
  const key = jsonOf(keyFile);
  const account = v.safeParse(usableKey, key);
  if (!account.success) {
    // Where, and never what: messages of the parser would repeat a part of the key.
    const wrong = account.issues.map((issue) => v.getDotPath(issue) ?? 'private_key');
    throw refused([`${path.basename(keyFile)} is no usable key of a service account: see ${wrong.join(', ')}.`]);
  }
  const text = JSON.stringify(key);
  if (Buffer.byteLength(text) > largestValue)
    throw refused([`${path.basename(keyFile)} is larger than a Script Property may be: 9 KB.`]);
  return text;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw refused([`${file} can't be read.`]);
  }
}

function jsonOf(file: string): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text);
  } catch {
    throw refused([`${file} is not JSON.`]);
  }
}
