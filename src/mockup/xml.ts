// Reads XML within bounds: a damaged document gives what stands before the damage.
import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml';
import { deepestGroup, mostControls } from './limits';
import type { Problem } from './scene';

/** An element with text or elements inside, and its attributes without a prototype. */
export type { XmlElement };

/** The root element, and what was lost on the way to it. */
type XmlResult =
  | { readonly ok: true; readonly root: XmlElement; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

// A group adds two levels, `groupChildrenDescriptors` and `control`; the rest is what stands above and inside controls.
const deepest = deepestGroup * 2 + 10;

// A control has at most some dozens of tags: its own, its properties', its overrides'.
const mostTags = mostControls * 60;

/** Parses the text. When it breaks off or is damaged, everything up to the last whole `control` before that remains. */
export function readXml(text: string): XmlResult {
  const scan = scanTags(text, text.length);
  if (scan.deepest > deepest) return { ok: false, problem: { kind: 'too-deep', limit: deepestGroup } };
  if (scan.tags > mostTags) return { ok: false, problem: { kind: 'too-many-controls', limit: mostControls } };
  const whole = parse(text);
  if ('root' in whole) return { ok: true, root: whole.root, warnings: [] };
  const before = scanTags(text, whole.position);
  const damaged: Problem = { kind: 'damaged', line: whole.line };
  if (before.safeEnd === 0) return { ok: false, problem: damaged };
  const closed = text.slice(0, before.safeEnd) + before.safeOpen.map((name) => `</${name}>`).join('');
  const rest = parse(closed);
  return 'root' in rest
    ? { ok: true, root: rest.root, warnings: [damaged] }
    : { ok: false, problem: { kind: 'damaged', line: whole.line } };
}

function parse(
  text: string,
): { readonly root: XmlElement } | { readonly line: number | undefined; readonly position: number } {
  try {
    const { root } = parseXml(text);
    return root === null ? { line: 1, position: 0 } : { root };
  } catch (error) {
    // The parser has no other way to say that a document is not well-formed.
    return error instanceof XmlError
      ? { line: error.line, position: error.pos }
      : { line: undefined, position: text.length };
  }
}

/** The name of the first tag, past a byte order mark, a declaration and comments; undefined when the text is no XML. */
export function firstTag(text: string): string | undefined {
  const token = /\ufeff|\s+|<\?[^>]*>|<!--[^]*?-->|<([A-Za-z_][\w.:-]*)|[^]/gy;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[1] !== undefined) return match[1];
    if (match[0].length === 1 && !/[\s\ufeff]/.test(match[0])) return undefined;
  }
  return undefined;
}

interface TagScan {
  readonly tags: number;
  readonly deepest: number;
  /** The end of the last whole control before the limit; 0 when there is none. */
  readonly safeEnd: number;
  /** What was open there, innermost first. */
  readonly safeOpen: readonly string[];
}

/** Walks the tags up to a position, without recursion and in one pass, to know the depth before anything recurses. */
function scanTags(text: string, end: number): TagScan {
  const open: string[] = [];
  let [tags, most, safeEnd] = [0, 0, 0];
  let safeOpen: readonly string[] = [];
  for (let at = text.indexOf('<'); at !== -1 && at < end; at = text.indexOf('<', at)) {
    const tag = tagAt(text, at);
    at = tag.end;
    if (at > end) break;
    if (tag.name === undefined) continue;
    tags += 1;
    if (tag.kind === 'closing') open.pop();
    else if (tag.kind === 'opening') open.push(tag.name);
    most = Math.max(most, open.length);
    if (most > deepest || tags > mostTags) break;
    if (tag.name === 'control' && tag.kind !== 'opening' && open.includes('controls')) {
      safeEnd = at;
      safeOpen = [...open].reverse();
    }
  }
  return { tags, deepest: most, safeEnd, safeOpen };
}

interface Tag {
  /** Undefined for what only looks like a tag, and for comments and CDATA sections. */
  readonly name: string | undefined;
  readonly kind: 'opening' | 'closing' | 'alone';
  /** Where to go on: behind it, and at least one character further. */
  readonly end: number;
}

/** The tag that begins here. No character is looked at twice, so that no text takes longer than its length. */
function tagAt(text: string, start: number): Tag {
  const nothing = (end: number): Tag => ({ name: undefined, kind: 'alone', end });
  for (const [opens, closes] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
  ] as const) {
    if (!text.startsWith(opens, start)) continue;
    const close = text.indexOf(closes, start + opens.length);
    return nothing(close === -1 ? text.length : close + closes.length);
  }
  const begin = /<(\/?)([A-Za-z_][\w.-]*)/y;
  begin.lastIndex = start;
  const [whole, slash, name] = begin.exec(text) ?? [];
  if (whole === undefined) return nothing(start + 1);
  // The next character that means something: the end, a quoted value that may hold one, or what no tag holds.
  const special = /["'<>]/g;
  special.lastIndex = start + whole.length;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    const [character] = match;
    if (character === '<') return nothing(match.index);
    if (character === '>') {
      const isAlone = text.charAt(match.index - 1) === '/';
      return { name, kind: slash === '/' ? 'closing' : isAlone ? 'alone' : 'opening', end: match.index + 1 };
    }
    const quote = character === '"' ? /["<]/g : /['<]/g;
    quote.lastIndex = match.index + 1;
    const close = quote.exec(text);
    if (close === null) return nothing(text.length);
    if (close[0] === '<') return nothing(close.index);
    special.lastIndex = close.index + 1;
  }
  return nothing(text.length);
}
