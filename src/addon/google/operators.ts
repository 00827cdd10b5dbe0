// Who runs the product, from Script Properties: only whoever may edit the script can write them.
import type { Operators } from '../../subscriptions/ports';

/** Those named in `VENDOR_ADMINISTRATORS`, separated by commas; nobody where it is not set. One service call. */
export const operators = (): Operators => ({
  vendorAdministrators: (PropertiesService.getScriptProperties().getProperty('VENDOR_ADMINISTRATORS') ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== ''),
});
