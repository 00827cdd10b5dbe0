// What a target's vendor says of itself, put where the deployed script and Google look for it.
import * as v from 'valibot';
import sample from '../addon/vendor.sample.json';
import type { Deployed, Vendor } from '../addon/settings';
import type { Check } from './checks/check';
import { type Content, manifestOf } from './content';

const address = v.pipe(
  v.string(),
  v.url('is no address'),
  v.startsWith('https://', 'is to begin with https://'),
  v.maxLength(500),
);

const helpAddress = v.union([address, v.literal('')], 'is neither an address nor empty');
const ruleId = v.pipe(v.string(), v.regex(/^[a-z]+\/[a-z-]+$/, 'is no rule: mockups-admin policy lists them'));

/** Names that people typed into Google's consoles, which nobody else can read there. */
const registeredNames = v.strictObject({
  consentScreen: v.string(),
  driveIntegration: v.string(),
  listing: v.string(),
});

/** A target's vendor as `.deploy.json` keeps it. */
export const vendorSchema = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'), v.maxLength(50)),
    logoUrl: address,
    homePageUrl: address,
    /** Of a vendor who sells elsewhere than on the billing page: all three, or none. */
    signUpUrl: v.exactOptional(address),
    manageUrl: v.exactOptional(address),
    restartUrl: v.exactOptional(address),
    supportUrl: address,
    privacyUrl: address,
    termsUrl: address,
    /** Of the target's own Cloud project: what is picked through another's is let to that one alone. */
    pickerClientId: v.exactOptional(
      v.pipe(v.string(), v.regex(/^\d+-\w+\.apps\.googleusercontent\.com$/, 'is no id of an OAuth client')),
    ),
    /** A disputed charge is flagged until it is lost, or at once taken for refunded until it is won. */
    onDispute: v.exactOptional(v.picklist(['flag', 'refunded'], 'is flag or refunded')),
    /** Whether the days of a trial that are left are charged for only after it. */
    keepsTrialDays: v.exactOptional(v.boolean('is true or false')),
    /** Where rules are explained, by rule and where they differ by product; empty for no link. */
    helpUrls: v.exactOptional(v.record(ruleId, v.union([helpAddress, v.record(v.string(), helpAddress)]))),
    /** Asked for in production: one name everywhere, or the review refuses the listing. */
    registeredNames: v.exactOptional(registeredNames),
  }),
  v.check(({ signUpUrl, manageUrl, restartUrl }) => {
    const set = [signUpUrl, manageUrl, restartUrl].filter((one) => one !== undefined);
    return set.length % 3 === 0;
  }, 'names signUpUrl, manageUrl and restartUrl together, or none of them: then people pay on the billing page'),
);

export type TargetVendor = v.InferOutput<typeof vendorSchema>;

/** The file of the script project that the add-on's settings read. The build writes the sample's under the same name. */
const settingsFile = 'Deployed.js';

/** @param deployed what the script is told */
const settingsSource = (deployed: Deployed): Buffer =>
  Buffer.from(`// Written when this was deployed.\nvar deployed_ = ${JSON.stringify(deployed, null, 2)};\n`);

/**
 * The built files for one target: its vendor's name, logo and addresses in the manifest and in the script. A target that
 * names no vendor keeps those of the sample.
 * @param webAppUrl where the deployment answers; undefined before there is one
 */
export function contentFor(built: Content, target: TargetVendor | undefined, webAppUrl: string | undefined): Content {
  const settings = settingsSource({
    vendor: toVendor(target ?? sample),
    ...(webAppUrl !== undefined && { webAppUrl }),
  });
  const content = new Map([...built, [settingsFile, settings]]);
  return target === undefined ? content : content.set('appsscript.json', manifestFor(built, target));
}

/** What the script is told. The logo is the manifest's, and the names are for this machine alone. */
const toVendor = ({ registeredNames: _names, logoUrl: _logo, ...vendor }: TargetVendor): Vendor => vendor;

function manifestFor(built: Content, vendor: TargetVendor): Buffer {
  const manifest = manifestOf(built) as {
    readonly addOns?: { readonly common?: { readonly openLinkUrlPrefixes?: readonly string[] } };
  };
  // Where rules are explained, and the web app: the same for every vendor.
  const others = manifest.addOns?.common?.openLinkUrlPrefixes?.filter((one) => !hostsOf(sample).includes(one)) ?? [];
  const { name, logoUrl } = vendor;
  const common = { ...manifest.addOns?.common, name, logoUrl, openLinkUrlPrefixes: [...hostsOf(vendor), ...others] };
  return Buffer.from(`${JSON.stringify({ ...manifest, addOns: { ...manifest.addOns, common } }, null, 2)}\n`);
}

const links = ['homePageUrl', 'signUpUrl', 'manageUrl', 'restartUrl', 'supportUrl', 'privacyUrl', 'termsUrl'] as const;

const helpAddressesOf = ({ helpUrls = {} }: TargetVendor): readonly string[] =>
  Object.values(helpUrls)
    .flatMap((given) => (typeof given === 'string' ? given : Object.values(given)))
    .filter((given) => given !== '');

/** The vendor's own hosts, as prefixes of where cards may lead. */
const hostsOf = (vendor: TargetVendor): readonly string[] => [
  ...new Set(
    [...links.flatMap((link) => vendor[link] ?? []), ...helpAddressesOf(vendor)].map(
      (address) => `${new URL(address).origin}/`,
    ),
  ),
];

/** Domains that nobody can own. https://www.rfc-editor.org/rfc/rfc2606 */
const isPlaceholder = (url: string): boolean =>
  /(?:^|\.)(?:example|test|invalid|localhost)$|(?:^|\.)example\.(?:com|net|org)$/.test(new URL(url).hostname);

/** What keeps a vendor from going into production. Google's review opens every address and compares every name. */
export function checkVendor(target: string, vendor: TargetVendor | undefined): Check {
  const name = 'the vendor’s name and addresses are its own';
  if (vendor === undefined) {
    return { name, faults: [`No vendor is set for ${target}: npm run setup -- ${target} (GUIDE.md, “Settings”).`] };
  }
  const registered = vendor.registeredNames;
  return {
    name,
    faults: [
      ...[...links, 'logoUrl' as const]
        .filter((field) => vendor[field] !== undefined && isPlaceholder(vendor[field]))
        .map((field) => `${field} is a placeholder: ${vendor[field]}`),
      ...(vendor.logoUrl === sample.logoUrl
        ? ['logoUrl is the stock picture: put icon-128.png on an address of yours.']
        : []),
      ...(registered === undefined
        ? ['registeredNames is missing: the names on the consent screen, in the Drive integration and in the listing.']
        : Object.entries(registered)
            .filter(([, entered]) => entered !== vendor.name)
            .map(
              ([where, entered]) =>
                `The ${places[where as keyof typeof places]} says “${entered}”, and name is “${vendor.name}”.`,
            )),
    ],
  };
}

const places = {
  consentScreen: 'consent screen',
  driveIntegration: 'Drive integration',
  listing: 'listing',
} as const satisfies Record<keyof NonNullable<TargetVendor['registeredNames']>, string>;
