// What happens to a license, in words, for calendars and mails.
import type { Renewal } from '../../contract/renewals';
import { adminFormat } from '../words';

export const renewalTitle = ({ what, license, seats }: Renewal): string =>
  adminFormat(`renewal.${what}`, { license, seats });
