// Mockups for Google Drive as one of the products.
import type { Product } from '../product';
import { everyRules } from './every';
import type { DriveRequest } from './google-drive/access';
import { type DriveChange, type DriveChangeRuleId, changeDrive } from './google-drive/change';
import { decideDrive } from './google-drive/decide';
import type { DriveLicense } from './google-drive/license';
import { driveRules } from './google-drive/rules';
import { countDriveSeats } from './google-drive/seats';
import { driveStanding } from './google-drive/standing';

export const googleDrive: Product<'google-drive', DriveLicense, DriveRequest, DriveChange, DriveChangeRuleId> = {
  id: 'google-drive',
  rules: [...everyRules, ...driveRules],
  countedBy: [
    'license/named-users',
    'license/permission-counts',
    'drive/tied-to-one-account',
    'drive/viewing-is-free',
    'drive/administrators-take-no-seat',
    'license/grows-by-upgrade',
  ],
  decide: decideDrive,
  count: countDriveSeats,
  change: changeDrive,
  standing: driveStanding,
};
