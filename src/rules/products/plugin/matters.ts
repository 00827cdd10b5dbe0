// What the rules of the plugins look at.
import { everyAccess, everyChange, licensedStates } from '../every';

/**
 * When somebody wants to view, create, edit, register or update. Of the values that matter when several licenses are there, the better
 * ones come first.
 */
export const pluginAccess = {
  ...everyAccess,
  action: [...everyAccess.action, 'register', 'update'],
  product: ['confluence', 'jira'],
  account: ['known', 'hidden'],
  /**
   * Where the license that decides on this instance stands; `elsewhere`: there is one, for another instance;
   * `unread`: the licenses can't be read now, so that nothing is known of them.
   */
  license: [...licensedStates, 'elsewhere', 'none', 'unread'],
  place: ['production', 'staging'],
  seller: ['marketplace', 'cloud', 'vendor'],
  /** Whether a license of the vendor is there, which is one too many beside one of the Marketplace (D13). */
  rival: ['none', 'vendor-too'],
  /** Whether a license of the Marketplace serves as many as the host does; the others need not. */
  tier: ['fits', 'smaller'],
  /** Who may edit by the license: the editors listed for it, or every user of the host. */
  opens: ['to-everybody', 'to-editors'],
  /** `unknown`: they are not, as far as could be looked up. */
  editor: ['listed', 'not-listed', 'unknown'],
  size: ['unlimited', 'limited'],
  /** Whether the host knows the account and has disabled it (D9). */
  user: ['enabled', 'disabled'],
  generation: ['mockups-2', 'wireframes'],
  limit: ['within', 'over'],
  maintenance: ['running', 'not-begun', 'ended'],
} as const;

/** When a license is to be changed. */
export const pluginChange = {
  ...everyChange,
  action: [...everyChange.action, 'downgrade', 'add-staging', 'add-instance', 'renew', 'cancel'],
  hosting: ['server', 'cloud'],
  /** What the license is to the instance named. */
  place: ['production', 'staging', 'elsewhere'],
} as const;
