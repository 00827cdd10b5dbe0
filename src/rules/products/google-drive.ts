// Mockups for Google Drive as one of the products.
import type { Product } from '../product';
import { toldBy } from '../rule';
import { everyRules } from './every';
import { type DriveRequest, decideDrive } from './google-drive/access';
import { type DriveChange, changeDrive } from './google-drive/change';
import { type DriveLicense, countDriveSeats } from './google-drive/license';
import type { driveChange } from './google-drive/matters';
import { type DriveChangeRuleId, driveRules } from './google-drive/rules';
import { driveStanding } from './google-drive/standing';

const rules = [...everyRules, ...driveRules];

export const googleDrive: Product<'google-drive', DriveLicense, DriveRequest, DriveChange, DriveChangeRuleId> = {
  rules,
  countedBy: (license?: Pick<DriveLicense, 'seats'>) =>
    toldBy<typeof driveChange, DriveChangeRuleId>(rules, { plan: (license?.seats ?? 2) > 1 ? 'several' : 'single' }),
  decide: decideDrive,
  count: countDriveSeats,
  change: changeDrive,
  standing: driveStanding,
};
