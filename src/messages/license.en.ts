// The words for products and their seats, on cards and pages alike, in English. ICU MessageFormat.

/** Names of the other products, and seats in a few words. */
export const licenseEnglish = {
  'product.desktop': 'Mockups 3 for Desktop',
  'product.confluence': 'Mockups for Confluence',
  'product.jira': 'Mockups for JIRA',
  'seats.users': '{count, plural, one {# user} other {# users}}',
  'seats.editors': '{count, plural, one {# editor} other {# editors}}',
  'seats.unlimited': 'Unlimited',
  'seats.assigned': '{count} assigned',
  'seats.free': '{count} free',
  'seats.over': 'over by {count}',
} as const satisfies Record<string, string>;

/** The key of one message. */
export type LicenseMessage = keyof typeof licenseEnglish;
