// Notices and invoices go to the address of the Google account (R27), also once it is called otherwise (D6).
import { isSameAddress } from '../../rules/index';
import { recordKey } from '../records/keys';
import { readRecord } from '../records/read';
import { parseAccountRecord } from '../records/records';
import type { PayingOutside, Purchased } from './port';

/**
 * Has billing write to where its buyer is now, if it writes to where they were before. An address that whoever pays chose
 * there stays, and what was bought elsewhere goes where its buyer said. What could not be done is done the next time.
 */
export function readdress({ bought, customer, email }: Purchased, { store, billing }: PayingOutside): void {
  if (bought === undefined || email === undefined) return;
  const read = readRecord(store, recordKey.account(bought.account), parseAccountRecord);
  if (read.outcome === 'unreachable' || read.record?.email === undefined) return;
  const { email: present, formerEmails } = read.record;
  const wasTheirs = [bought.email, ...formerEmails].some((former) => isSameAddress(former, email));
  if (wasTheirs && !isSameAddress(present, email)) billing.readdress(customer, present);
}
