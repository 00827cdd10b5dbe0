// What whoever deploys the add-on may change.

/** Where people sign up, restart, and manage what they pay. */
export const billingUrl = 'https://mockups-drive.example/billing';

/** Where people report problems; the version is added to it. */
export const supportUrl = 'https://mockups-drive.example/support';

/** Put in by the build: the package's version and the commit. */
declare const BUILD_VERSION: string;

/** For instance `0.1.0 · commit 2fb89fc13b`. */
export const version: string = BUILD_VERSION;
