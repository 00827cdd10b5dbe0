// mockups-admin explain: a decision for each request, with the rules behind it and what would turn a no into a yes.
import { Command } from 'commander';
import * as v from 'valibot';
import { withInstants } from '../../contract/exports';
import { adminHelp } from '../../messages/admin-help.en';
import {
  type Account,
  type Decision,
  type Instant,
  type ProductId,
  type RemedyKind,
  type Request,
  type RuleId,
  decide,
} from '../../rules/index';
import { type Book, faultWords, parseJson, readBook } from '../book/book';
import { type WrittenRequest, instant, requestSchema } from '../book/schema';
import { Refusal } from '../failure';
import { decodeText, readInput, readText } from '../files';
import { remark, say } from '../output/print';
import { sayJson } from '../output/say-json';
import { printable } from '../output/printable';
import { decisionLines } from '../output/rules';
import { adminFormat } from '../words';

interface Options {
  readonly book: string;
  readonly json?: true;
  readonly [field: string]: unknown;
}

const requestFlags = ['product', 'action', 'account', 'role', 'at', 'machine', 'released'] as const;

export const explainCommand = (): Command =>
  new Command('explain')
    .description(adminHelp.explain.summary)
    .requiredOption('--book <file>', adminHelp.book)
    .option('--product <product>', adminHelp.explain.product)
    .option('--action <action>', adminHelp.explain.action)
    .option('--account <email>', adminHelp.explain.account)
    .option('--role <role>', adminHelp.explain.role)
    .option('--at <instance>', adminHelp.explain.at)
    .option('--machine <use>', adminHelp.explain.machine)
    .option('--version <number>', adminHelp.explain.version)
    .option('--released <instant>', adminHelp.explain.released)
    .option('--now <instant>', adminHelp.explain.now)
    .option('--json', adminHelp.json)
    .addHelpText('after', adminHelp.explain.examples)
    .action(async (options: Options) => {
      const book = readBook(readText(options.book), options.book);
      const now = readNow(options['now'] ?? new Date().toISOString());
      for (const { request, decision } of answers(book, await readRequests(options), now)) {
        if (options.json) sayJson({ request: withInstants(request), ...decision });
        else [...words(request, decision), ...doubts(request, decision, book)].forEach(say);
      }
    });

/** The instant of requests that name none. @throws Refusal for what is no instant */
export function readNow(typed: unknown): Instant {
  const parsed = v.safeParse(instant, typed);
  if (parsed.success) return Date.parse(parsed.output);
  throw new Refusal(
    parsed.issues.map(
      (issue) => `--now: ${adminFormat('fault.received', { fault: issue.message, received: issue.received })}`,
    ),
  );
}

/** A request as JSON tells it, or as it could not be told; by the name that its faults are told under. */
type Written = { readonly name: string } & ({ readonly value: object } | { readonly faults: readonly string[] });

/** The request of the flags where there are any, or those of standard input. */
async function readRequests({ version, ...options }: Options): Promise<readonly Written[]> {
  const flags = requestFlags.flatMap((flag) => (options[flag] === undefined ? [] : [[flag, options[flag]] as const]));
  if (flags.length > 0 || version !== undefined) {
    const value = {
      ...Object.fromEntries<unknown>(flags),
      ...(version !== undefined && { version: numberIn(version) }),
    };
    return [{ name: 'request', value }];
  }
  if (process.stdin.isTTY) remark(adminFormat('input.reading'));
  const lines = decodeText(await readInput()).split('\n');
  return lines.flatMap((line, at) =>
    line.trim() === '' ? [] : [readLine(line, adminFormat('explain.request', { number: at + 1 }))],
  );
}

function readLine(line: string, name: string): Written {
  try {
    const value = parseJson(line, name);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { name, value }
      : { name, faults: [`${name}: ${adminFormat('fault.no-object')}`] };
  } catch (error) {
    if (error instanceof Refusal) return { name, faults: error.reasons };
    throw error;
  }
}

/** What was typed as the number it is; what is none stays as it is, to be refused as it was typed. */
const numberIn = (typed: unknown): unknown =>
  typeof typed === 'string' && typed.trim() !== '' && !Number.isNaN(Number(typed)) ? Number(typed) : typed;

interface Answered {
  readonly request: Request;
  readonly decision: Decision<RuleId, RemedyKind>;
}

/** Answers requests in their order, once all can be read. @throws Refusal with every fault of every request. */
function answers(book: Book, written: readonly Written[], now: Instant): readonly Answered[] {
  const read = written.map((one) => {
    if ('faults' in one) return one;
    const faultsNamed = (faults: readonly string[]) => ({ faults: faults.map((fault) => `${one.name}: ${fault}`) });
    const parsed = v.safeParse(requestSchema, one.value);
    if (!parsed.success) return faultsNamed(parsed.issues.map(faultWords));
    const faults = [...misplacedIn(parsed.output), ...unknownPlaceIn(parsed.output, book)];
    const request = toRequest(parsed.output, book);
    if ('faults' in request || faults.length > 0)
      return faultsNamed([...('faults' in request ? request.faults : []), ...faults]);
    return { ...request, now: parsed.output.now === undefined ? now : Date.parse(parsed.output.now) };
  });
  const faults = read.flatMap((one) => ('faults' in one ? one.faults : []));
  if (faults.length > 0) throw new Refusal(faults);
  return read.flatMap((one) =>
    'faults' in one
      ? []
      : [
          {
            request: one.request,
            decision: decide(book.licenses, one.request, book.factsFor(one.request.account, one.now)),
          },
        ],
  );
}

/** What some products are asked with, and others know nothing of. */
const fieldsOf: Readonly<Record<ProductId, readonly (keyof WrittenRequest)[]>> = {
  'google-drive': ['role'],
  desktop: ['machine', 'version'],
  confluence: ['at', 'released'],
  jira: ['at', 'released'],
};

/** Fields of another product: whoever wrote them expects them to matter. */
const misplacedIn = (written: WrittenRequest): readonly string[] =>
  (['role', 'at', 'machine', 'version', 'released'] as const)
    .filter((field) => written[field] !== undefined && !fieldsOf[written.product].includes(field))
    .map((field) => `${field}: ${adminFormat('fault.misplaced', { product: written.product })}`);

/** An instance that the book doesn't know is misspelt: that a license is to be bought for it would be no answer. */
function unknownPlaceIn({ product, at }: WrittenRequest, { instances }: Book): readonly string[] {
  const isAsked = at !== undefined && fieldsOf[product].includes('at');
  return !isAsked || instances.some((name) => name.trim().toLowerCase() === at.trim().toLowerCase())
    ? []
    : [adminFormat('explain.no-instance', { at: printable(at), instances: instances.map(printable).join(', ') })];
}

/** A request as the rules take it, or what is wrong with it for its product. */
function toRequest(
  { product, action, account: who, role, at, machine, version, released }: WrittenRequest,
  book: Book,
): { readonly request: Request } | { readonly faults: readonly string[] } {
  const named = typeof who === 'string' ? book.accountOf(who) : who;
  const asked: { readonly account?: Account } =
    named === undefined
      ? {}
      : { account: { ...book.accountOf(named.email), ...(named.id !== undefined && { id: named.id }) } };
  const no = { faults: [`action: ${adminFormat('fault.no-action', { product, action })}`] };
  switch (product) {
    case 'google-drive':
      return action === 'install' || action === 'update' || action === 'register'
        ? no
        : { request: { product, action, ...asked, ...(role !== undefined && { role }) } };
    case 'desktop':
      return action === 'comment' || action === 'register'
        ? no
        : {
            request: {
              product,
              action,
              ...asked,
              ...(machine !== undefined && { machine }),
              ...(version !== undefined && { version }),
            },
          };
    case 'confluence':
    case 'jira':
      if (action === 'comment' || action === 'install') return no;
      return at === undefined
        ? { faults: [`at: ${adminFormat('fault.missing')}`] }
        : {
            request: {
              product,
              action,
              ...asked,
              at,
              ...(released !== undefined && { releasedAt: Date.parse(released) }),
            },
          };
  }
}

/** What to look at first where the answer is a no: a slip in what was typed is nothing to buy a license for. */
function doubts({ product, account }: Request, { effect }: Answered['decision'], book: Book): readonly string[] {
  if (effect === 'permit') return [];
  return [
    ...(book.licenses.some((license) => license.product === product) ? [] : [adminFormat('explain.no-licenses')]),
    ...(account === undefined || book.isNamed(account) ? [] : [adminFormat('explain.no-account')]),
  ].map((line) => `     ${line}`);
}

/** One decision in words, over several lines. */
function words(request: Request, { effect, because, remedies }: Answered['decision']): readonly string[] {
  const { product, action } = request;
  const who = printable(request.account?.email ?? adminFormat('explain.somebody'));
  const where = 'at' in request ? { at: printable(request.at), isAt: 'yes' } : { at: '', isAt: 'no' };
  return [
    adminFormat(effect === 'permit' ? 'explain.yes' : 'explain.no', { who, product, action, ...where }),
    ...decisionLines(
      because,
      remedies.map(({ kind }) => kind),
      product,
    ),
  ];
}
