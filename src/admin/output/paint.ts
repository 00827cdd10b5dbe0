// Colours, on a terminal only, and not where somebody asked for none.
import { createColors } from 'picocolors';

const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env;
const isForced = FORCE_COLOR !== '' && FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';

/** Paints text for standard output; leaves it as it is when nobody sees colours there. */
export const paint = createColors(NO_COLOR === '' && (isForced || (process.stdout.isTTY && TERM !== 'dumb')));
