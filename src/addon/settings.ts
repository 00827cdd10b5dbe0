// What whoever deploys the add-on may change.

/** Where people sign up, restart, and manage what they pay. */
export const billingUrl = 'https://mockups-drive.example/billing';
