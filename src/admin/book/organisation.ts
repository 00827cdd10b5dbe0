// An organisation's file: who reviews its subscriptions, and what it holds of the other products, written as in a license book.
import type { OrganisationRecord } from '../../subscriptions/records/records';
import { licenseFaults, parseFields, refuse, toOtherLicense } from './book';
import { type WrittenOrganisation, organisationSchema } from './schema';

/** An organisation without what only its storage needs. */
export type Organisation = Omit<OrganisationRecord, 'schema'>;

/** Reads the file's text. @throws Refusal with every fault, each with the path of its field */
export function readOrganisation(json: string, file: string): Organisation {
  const { name, reviewers, licenses = [] } = parseFields(organisationSchema, json, file);
  refuse(licenseFaults(licenses), file);
  return {
    name,
    reviewers: reviewers.map((one) => toReviewer(one)),
    licenses: licenses.map(toOtherLicense),
  };
}

const toReviewer = (one: WrittenOrganisation['reviewers'][number]): Organisation['reviewers'][number] =>
  typeof one === 'string'
    ? { email: one.trim() }
    : { email: one.email.trim(), ...(one.id !== undefined && { id: one.id }) };

/** The organisation as its file is written: what {@link readOrganisation} reads. */
export const writtenOrganisation = ({ name, reviewers, licenses }: Organisation): object => ({
  name,
  // Who has an id goes by it: given back without it, the place would be anybody's who shows the address first.
  reviewers: reviewers.map(({ id, email }) => (id === undefined ? email : { id, email })),
  licenses: licenses.map((license) => ({
    ...license,
    ...instants(license, ['trialStartedAt', 'unsubscribedAt']),
    ...('maintenance' in license && { maintenance: instants(license.maintenance, ['start', 'end']) }),
  })),
});

/** Those of these fields that hold an instant, in ISO 8601. */
const instants = (fields: object, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      names.includes(name) && typeof value === 'number' ? [[name, new Date(value).toISOString()]] : [],
    ),
  );
