// Mockups for Google Drive as one of the products.
import type { Product } from '../product';
import { everyRules } from './every';
import { type DriveRequest, decideDrive } from './google-drive/access';
import { type DriveChange, type DriveChangeRuleId, changeDrive } from './google-drive/change';
import { type DriveLicense, countDriveSeats } from './google-drive/license';
import { driveRules } from './google-drive/rules';
import { driveStanding } from './google-drive/standing';

export const googleDrive: Product<'google-drive', DriveLicense, DriveRequest, DriveChange, DriveChangeRuleId> = {
  id: 'google-drive',
  rules: [...everyRules, ...driveRules],
  countedBy: (license) => [
    'license/named-users',
    'license/no-floating',
    'license/permission-counts',
    'drive/tied-to-one-account',
    'drive/viewing-is-free',
    ...((license?.seats ?? 2) > 1
      ? (['drive/plan-lists-its-accounts', 'drive/administrators-take-no-seat'] as const)
      : (['drive/another-account-subscribes-again'] as const)),
    'license/grows-by-upgrade',
  ],
  decide: decideDrive,
  count: countDriveSeats,
  change: changeDrive,
  standing: driveStanding,
};
