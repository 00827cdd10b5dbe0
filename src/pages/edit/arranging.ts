// Which commands stand together.
import type { CommandName } from './commands';

/** What can be done with whatever is selected. */
export const arranging: readonly CommandName[] = [
  'duplicate',
  'remove',
  'front',
  'forward',
  'backward',
  'back',
  'group',
  'ungroup',
  'lock',
  'natural-size',
];

/** What can be done with several. */
export const aligning: readonly CommandName[] = [
  'align-left',
  'align-center',
  'align-right',
  'align-top',
  'align-middle',
  'align-bottom',
  'distribute-across',
  'distribute-down',
];
