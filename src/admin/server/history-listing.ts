// What was done, as tables and files show it.
import { type Entry, auditFileColumns, concerned, entryJson } from '../../contract/exports';
import type { Listing } from '../output/listing';
import { adminFormat } from '../words';

const who = ({ by, byEmail }: Entry): string => byEmail ?? by;

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** For every form of listing. */
export const historyListing: Listing<Entry> = {
  columns: [
    { title: adminFormat('column.when'), of: ({ at }) => minute(at) },
    { title: adminFormat('column.by'), of: who },
    { title: adminFormat('column.what'), of: ({ what }) => adminFormat(`deed.${what}`) },
    { title: adminFormat('column.whom'), of: concerned },
    { title: adminFormat('column.license'), of: ({ licenseId }) => licenseId ?? '' },
    { title: adminFormat('column.rules'), of: ({ rule }) => rule, isWords: true },
  ],
  fileColumns: auditFileColumns,
  json: entryJson,
};
