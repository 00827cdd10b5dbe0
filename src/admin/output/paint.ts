// Colours, on a terminal only, and not where somebody asked for none.
import { createColors } from 'picocolors';

/** Paints text for standard output; leaves it as it is when nobody sees colours there. */
export const paint = createColors(
  process.env['NO_COLOR'] === undefined || process.env['NO_COLOR'] === ''
    ? process.env['FORCE_COLOR'] !== undefined || (process.stdout.isTTY && process.env['TERM'] !== 'dumb')
    : false,
);
