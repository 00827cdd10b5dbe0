// The words for products and their seats, on cards and pages alike, in English. ICU MessageFormat.

/** Names of the other products, and seats in a few words. */
export const licenseEnglish = {
  'product.desktop': 'Mockups 3 for Desktop',
  'product.confluence': 'Mockups for Confluence',
  'product.jira': 'Mockups for JIRA',
  'seats.users': '{count, plural, one {# user} other {# users}}',
  'seats.editors': '{count, plural, one {# editor} other {# editors}}',
  'seats.unlimited': 'Unlimited',
  'seats.assigned': '{count, number} assigned',
  'seats.assigned-at-least': 'at least {count, number} assigned',
  'seats.not-looked-up.group': 'the group of editors is not counted here',
  'seats.not-looked-up.users': 'every user of the host counts, and they are not counted here',
  'seats.free': '{count, number} free',
  'seats.over': 'over by {count, number}',
} as const satisfies Record<string, string>;

/** The key of one message. */
export type LicenseMessage = keyof typeof licenseEnglish;
