// The decision about Google Drive: gather once, decide once.
import type { Decision } from '../../decision';
import { createDecider } from '../../engine';
import type { Facts } from '../../facts';
import { type DriveRequest, driveAccess, driveSituation } from './access';
import type { DriveLicense } from './license';
import { driveRules } from './rules';

export type DriveRuleId = (typeof driveRules)[number]['id'];

const decideSituation = createDecider(driveAccess, driveRules, 'access');

/** Decides what an account may do in Google Drive. The order of the licenses does not matter. */
export const decideDrive = (
  licenses: readonly DriveLicense[],
  request: DriveRequest,
  facts: Facts,
): Decision<DriveRuleId> => decideSituation(driveSituation(licenses, request, facts)) as Decision<DriveRuleId>;
