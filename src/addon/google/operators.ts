// Who runs the product, from Script Properties: only whoever may edit the script can write them.
import type { Outside } from '../../subscriptions/ports';

/** Those named in `VENDOR_ADMINISTRATORS`, separated by commas; nobody where it is not set. One service call. */
export const operators: Outside['operators'] = () => {
  try {
    const named = PropertiesService.getScriptProperties().getProperty('VENDOR_ADMINISTRATORS') ?? '';
    const vendorAdministrators = named
      .split(',')
      .map((address) => address.trim())
      .filter((address) => address !== '');
    return { outcome: 'read', vendorAdministrators };
  } catch (error) {
    return { outcome: 'unreachable', detail: String(error) };
  }
};
