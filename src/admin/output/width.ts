// Lines for people, as wide as the terminal: broken between words, never inside one.
import { Help } from 'commander';
import stringWidth from 'string-width';

// Commander's own way of breaking lines, which knows that colours take no room; of wide letters it does not.
const help = Object.assign(new Help(), { minWidthToWrap: 1, displayWidth: stringWidth });

/** A text with less room than this beside its heading begins below it. */
const leastRoom = 20;

/** How many columns a terminal has; undefined where it does not say, and elsewhere: nothing is broken there. */
export const columnsOf = ({ isTTY, columns }: NodeJS.WriteStream): number | undefined =>
  isTTY && columns > 0 ? columns : undefined;

/** A line as lines, each further one under the text of the first: behind its indentation, and behind its heading if two spaces part it. */
function wrapped(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  const [, indent = '', heading = '', text = ''] = /^(\s*)((?:\S.*?\s{2,})?)(\S.*)$/.exec(line) ?? [];
  const hang = indent + ' '.repeat(stringWidth(heading));
  const room = width - hang.length;
  const longest = Math.max(...text.split(' ').map((word) => stringWidth(word)));
  const isBeside = room >= leastRoom && (longest <= room || longest > width - indent.length);
  const under = isBeside ? hang : `${indent}  `;
  const rest = help.boxWrap(isBeside ? text : heading + text, Math.max(leastRoom, width - under.length));
  return (isBeside ? indent + heading : indent) + rest.replaceAll('\n', `\n${under}`);
}

/** The same of several. */
export const wrappedLines = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => wrapped(line, width))
    .join('\n');

/** The help of a command. Examples stay whole: people copy them. */
export function wrappedHelp(text: string, width = 80): string {
  const [before = '', ...examples] = text.split(/^(?=Examples:$)/m);
  return [wrappedLines(before, width), ...examples].join('');
}
