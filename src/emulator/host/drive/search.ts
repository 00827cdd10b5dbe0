// Drive's search language as a test of items.
// https://developers.google.com/workspace/drive/api/guides/ref-search-terms
import { DriveError } from './drive-error';

/** What can be asked about an item. */
interface Searched {
  /** `name`, `mimeType`, `modifiedTime` and the like; times as ISO text. */
  readonly value: (field: string) => string | boolean | undefined;
  /** Whether a name stands in `parents`, `owners`, `writers` or `readers`. */
  readonly isIn: (name: string, collection: string) => boolean;
  /** Whether `properties` or `appProperties` hold this pair. */
  readonly has: (collection: string, key: string, value: string) => boolean;
}

type Test = (item: Searched) => boolean;

const token = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]|!=|<=|>=|=|<|>|\{[^}]*\}|[\w./:-]+)/y;

/** The test that a search is. Refuses what Drive would refuse. */
export function matcherOf(query: string): Test {
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(query); found !== null; found = token.exec(query)) {
    tokens.push(found[1] ?? '');
    if (query.slice(token.lastIndex).trim() === '') break;
  }
  let at = 0;
  const next = (): string => {
    const one = tokens[at];
    if (one === undefined) throw invalid();
    at += 1;
    return one;
  };
  const accept = (word: string): boolean => {
    const isNext = tokens[at]?.toLowerCase() === word;
    if (isNext) at += 1;
    return isNext;
  };
  const either = (): Test => {
    const tests = [both()];
    while (accept('or')) tests.push(both());
    return (item) => tests.some((test) => test(item));
  };
  const both = (): Test => {
    const tests = [one()];
    while (accept('and')) tests.push(one());
    return (item) => tests.every((test) => test(item));
  };
  const one = (): Test => {
    if (accept('not')) {
      const test = one();
      return (item) => !test(item);
    }
    if (accept('(')) {
      const test = either();
      if (!accept(')')) throw invalid();
      return test;
    }
    return term(next(), next(), next());
  };
  if (query.trim() === '') return () => true;
  const test = either();
  if (at < tokens.length || token.lastIndex === 0) throw invalid();
  return test;
}

const invalid = (): DriveError => new DriveError(400, 'invalid', 'Invalid Value');

const textOf = (quoted: string): string => quoted.replace(/^['"]|['"]$/g, '').replace(/\\(.)/g, '$1');

const textFields = ['name', 'title', 'fullText', 'mimeType', 'visibility'];
const timeFields = ['modifiedTime', 'createdTime', 'viewedByMeTime', 'sharedWithMeTime', 'modifiedDate'];
const flags = ['trashed', 'starred', 'sharedWithMe'];

function term(left: string, operator: string, right: string): Test {
  if (operator.toLowerCase() === 'in') return (item) => item.isIn(textOf(left), right);
  if (operator.toLowerCase() === 'has') {
    const [, key, value] = /key\s*=\s*'([^']*)'\s*and\s*value\s*=\s*'([^']*)'/.exec(right) ?? [];
    if (key === undefined || value === undefined) throw invalid();
    return (item) => item.has(left, key, value);
  }
  if (flags.includes(left)) {
    const isWanted = right === 'true';
    return (item) => (item.value(left) === true) === (operator === '!=' ? !isWanted : isWanted);
  }
  if (!/^['"]/.test(right)) throw invalid();
  const wanted = textOf(right);
  if (timeFields.includes(left)) return timeTerm(left, operator, Date.parse(wanted));
  if (!textFields.includes(left)) throw invalid();
  const valueOf = (item: Searched): string => String(item.value(left) ?? '');
  switch (operator.toLowerCase()) {
    case '=':
      return (item) => valueOf(item) === wanted;
    case '!=':
      return (item) => valueOf(item) !== wanted;
    case 'contains':
      return (item) => valueOf(item).toLowerCase().includes(wanted.toLowerCase());
    default:
      throw invalid();
  }
}

function timeTerm(field: string, operator: string, wanted: number): Test {
  const compare: Readonly<Record<string, (at: number) => boolean>> = {
    '=': (at) => at === wanted,
    '!=': (at) => at !== wanted,
    '<': (at) => at < wanted,
    '<=': (at) => at <= wanted,
    '>': (at) => at > wanted,
    '>=': (at) => at >= wanted,
  };
  const test = compare[operator];
  if (test === undefined || Number.isNaN(wanted)) throw invalid();
  return (item) => test(Date.parse(String(item.value(field) ?? '')));
}
