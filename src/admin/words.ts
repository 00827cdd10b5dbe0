// The command's words, formatted.
import { adminEnglish } from '../messages/admin.en';
import { createFormatter } from '../messages/format';

/** Formats a message of the command. Instants are written in UTC, as everywhere in what administrators exchange. */
export const adminFormat = createFormatter(adminEnglish, 'en-US');

/** A day as tables and files show it; empty where there is none. */
export const dayOf = (instant: number | undefined): string =>
  instant === undefined ? '' : new Date(instant).toISOString().slice(0, 10);
