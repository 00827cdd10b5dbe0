// An organisation's file: who reviews its subscriptions, and what it holds of the other products, written as in a license book.
import type { OrganisationRecord } from '../../subscriptions/records/records';
import { licenseFaults, parseFields, refuse, toOtherLicense } from './book';
import { organisationSchema } from './schema';

/** An organisation without what only its storage needs. */
export type Organisation = Omit<OrganisationRecord, 'schema'>;

/** Reads the file's text. @throws Refusal with every fault, each with the path of its field */
export function readOrganisation(json: string, file: string): Organisation {
  const { name, reviewers, licenses = [] } = parseFields(organisationSchema, json, file);
  refuse(licenseFaults(licenses), file);
  return {
    name,
    reviewers: reviewers.map((email) => ({ email: email.trim() })),
    licenses: licenses.map(toOtherLicense),
  };
}

/** The organisation as its file is written: what {@link readOrganisation} reads. */
export const writtenOrganisation = ({ name, reviewers, licenses }: Organisation): object => ({
  name,
  reviewers: reviewers.map(({ email }) => email),
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
