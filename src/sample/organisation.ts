// The sample organisation's licenses of the other products.
import type { OrganisationRecord } from '../subscriptions/records/records';

export const organisationKey = 'acme';

const people = (...names: readonly string[]): readonly { readonly email: string }[] =>
  names.map((name) => ({ email: `${name}@acme.example` }));

/** One license with a free seat, one that is full, and one that is over its limit. */
export const sampleOrganisation: OrganisationRecord = {
  schema: 2,
  name: 'Acme',
  reviewers: people('ana', 'fay'),
  licenses: [
    { product: 'desktop', id: 'desktop-acme', users: 5, assigned: people('ana', 'ben', 'kim', 'lou') },
    {
      product: 'confluence',
      id: 'confluence-acme',
      editors: 3,
      boughtFrom: 'vendor',
      instance: 'wiki.acme.example',
      staging: ['wiki-staging.acme.example'],
      maintenance: { start: Date.UTC(2026, 1, 9), end: Date.UTC(2027, 1, 9) },
      assigned: people('ana', 'carla', 'kim', 'lou', 'mia'),
    },
    {
      product: 'jira',
      id: 'jira-acme',
      editors: 3,
      boughtFrom: 'marketplace',
      instance: 'issues.acme.example',
      staging: [],
      assigned: people('ana', 'kim', 'mia'),
    },
  ],
};
