// Reads XML within bounds: a damaged document gives what stands before the damage.
import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml';
import { deepestGroup, mostControls } from './limits';
import type { Problem } from './scene';

/** An element with text or elements inside, and its attributes without a prototype. */
export type { XmlElement };

/** The root element, and what was lost on the way to it. */
export type XmlResult =
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
  const tag =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<(\/?)([A-Za-z_][\w.-]*)(?:"[^"<]*"|'[^'<]*'|[^"'<>])*?(\/?)>/g;
  const open: string[] = [];
  let [tags, most, safeEnd] = [0, 0, 0];
  let safeOpen: readonly string[] = [];
  for (let match = tag.exec(text); match !== null && tag.lastIndex <= end; match = tag.exec(text)) {
    const [, closing, name, alone] = match;
    if (name === undefined) continue;
    tags += 1;
    if (closing === '/') open.pop();
    else if (alone !== '/') open.push(name);
    most = Math.max(most, open.length);
    if (most > deepest || tags > mostTags) break;
    if (name === 'control' && (closing === '/' || alone === '/') && open.includes('controls')) {
      safeEnd = tag.lastIndex;
      safeOpen = [...open].reverse();
    }
  }
  return { tags, deepest: most, safeEnd, safeOpen };
}
