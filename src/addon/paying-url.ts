// Where people subscribe, pay and manage what they have: the billing page, or the vendor's own addresses.
import { ownLink } from '../contract/addresses';
import { webAppUrl } from './page-url';
import { type Vendor, vendor } from './settings';

/**
 * Where a step of paying leads. Before the web app is deployed there is nothing but the vendor's home page.
 * @param email the account that pays; without it Google takes the browser's first
 */
export function payingUrl(
  step: keyof Pick<Vendor, 'signUpUrl' | 'manageUrl' | 'restartUrl'>,
  email: string | undefined,
): string {
  const { [step]: own, homePageUrl } = vendor();
  if (own !== undefined) return own;
  const pageUrl = webAppUrl();
  return pageUrl === undefined ? homePageUrl : ownLink(pageUrl, email, { page: 'billing' });
}
