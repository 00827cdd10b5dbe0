// What one deployment differs in from another: who offers it, and where it answers. Deploying writes it into a file of its
// own beside the bundle, so that a check asks nobody for it.

import type { HelpAddresses } from '../messages/help-addresses';

/** Who offers the product to this deployment's users. Addresses are whole ones, https. */
export interface Vendor {
  /** The product's name, with its mark, as Google's consoles and the listing have it. */
  readonly name: string;
  readonly homePageUrl: string;
  /** Where people subscribe, of a vendor who sells elsewhere than on the billing page. All three are there, or none is. */
  readonly signUpUrl?: string;
  /** Where they change and pay what they have. */
  readonly manageUrl?: string;
  /** Where they take up again what they cancelled or let end. */
  readonly restartUrl?: string;
  /** Where they report problems; the version is added to it. */
  readonly supportUrl: string;
  readonly privacyUrl: string;
  readonly termsUrl: string;
  /** The OAuth client by which Google's Picker lets the add-on at a file that it was not given; without it there is no such button. */
  readonly pickerClientId?: string;
  /** What a charge that the payer's bank disputes does while that goes on: a flag in the review when not given, or the end of what it paid for. */
  readonly onDispute?: 'flag' | 'refunded';
  /** Whether who buys during a trial is charged only after it; so it is when not given. */
  readonly keepsTrialDays?: boolean;
  /** Where rules are explained, by rule and where they differ by product, in the place of the usual addresses; empty for no link. */
  readonly helpUrls?: HelpAddresses;
}

/** A deployment. */
export interface Deployed {
  readonly vendor: Vendor;
  /** Where the web app answers, as people open it; unknown until it has been deployed once. */
  readonly webAppUrl?: string;
}

/** The variable of the file that deploying writes. Read when something is asked for: the files load in any order. */
declare const deployed_: Deployed;

export const vendor = (): Vendor => deployed_.vendor;

/** Where the deployment answers, as far as it was told. */
export const deployedAt = (): string | undefined => deployed_.webAppUrl;

/** Where a problem is reported; whoever reads it learns the version. */
export const reportUrl = (): string => {
  const { supportUrl } = vendor();
  return `${supportUrl}${supportUrl.includes('?') ? '&' : '?'}version=${encodeURIComponent(version)}`;
};

/** Put in by the build: the package's version and the commit. */
declare const BUILD_VERSION: string;

/** For instance `0.1.0 · commit 2fb89fc13b`. */
export const version: string = BUILD_VERSION;
