// What the review page fetches when it is looked at: changing many, the policy, and licenses of other products.
export { BulkView } from './bulk-view';
export { OtherView } from './other-view';
export { DrivePolicy, OwnHelp, PolicyView } from './policy-view';
