// An answer in words: one line of answer, one line of reason, and the next steps, for cards and pages alike.
import { type Decision, type Remedy, type Standing, day, lastOf } from '../rules/index';
import type { AddonMessage } from './addon.en';
import type { Formatter, MessageValues } from './format';

/** What the words are made from; every `Answer` has these. */
interface Answered {
  readonly account: { readonly email: string } | undefined;
  readonly isReachable: boolean;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly standing: Standing;
  readonly edit: Decision;
}

/** The words for one answer about a mockup. */
export interface AnswerWords {
  readonly answer: string;
  readonly reason: string;
  readonly steps: readonly { readonly kind: Step; readonly label: string }[];
}

/** What a person could do next. */
export type Step = Remedy['kind'];

/** Says what this account may do with a mockup, why, and what would change it. */
export function answerWords(answered: Answered, format: Formatter<AddonMessage>): AnswerWords {
  const values = valuesOf(answered);
  return {
    answer: format(answerKey(answered), values),
    reason: format(reasonKey(answered), values),
    steps: stepsOf(answered).map((kind) => ({ kind, label: format(`step.${kind}`) })),
  };
}

/** What would change a no, or what keeps a yes that will end by itself. */
function stepsOf({ edit, standing }: Answered): readonly Step[] {
  if (edit.effect === 'forbid') return edit.remedies.map(({ kind }) => kind);
  if (standing.state === 'trial') return ['subscribe'];
  if (standing.state !== 'cancelled' && standing.state !== 'past-due') return [];
  if (!isTheirs(standing)) return ['ask-administrator'];
  return [standing.state === 'cancelled' ? 'restart' : 'manage-billing'];
}

/** The values that every message about an answer may use. */
function valuesOf({ account, at, standing }: Answered): MessageValues {
  const end = standing.until ?? at;
  return { email: account?.email ?? '', until: lastOf(end), days: Math.max(0, Math.ceil((end - at) / day)) };
}

/** Where the subscription stands, in two or three words. */
export function standingWords(answered: Answered, format: Formatter<AddonMessage>): string {
  const { account, standing } = answered;
  if (account === undefined) return format('home.state.hidden');
  return format(`home.state.${standing.state}`, { ...valuesOf(answered), billing: standing.billing ?? '' });
}

/** Until when it stands so and what happens then; empty when nothing will happen by itself. */
export function nextWords({ standing }: Answered, format: Formatter<AddonMessage>): string {
  const { next, until } = standing;
  // What renews does so on its day; what ends has the day before a midnight for its last.
  if (next !== undefined)
    return format(`home.next.${next.what}`, { at: next.what === 'renews' ? next.at : lastOf(next.at) });
  return isOver(standing) && until !== undefined ? format('home.ended-on', { until: lastOf(until) }) : '';
}

const isOver = ({ state }: Standing): boolean => ['ended', 'trial-ended', 'unpaid', 'refunded'].includes(state);

function answerKey({ edit, standing }: Answered): AddonMessage {
  if (edit.effect === 'forbid') return 'answer.view';
  switch (standing.state) {
    case 'trial':
      return 'answer.edit-trial';
    case 'cancelled':
    case 'past-due':
      return 'answer.edit-until';
    case 'active':
    case 'unknown':
    case 'none':
    case 'trial-ended':
    case 'ended':
    case 'unpaid':
    case 'refunded':
    case 'unconfirmed':
    case 'over-plan':
    case 'conflict':
      return 'answer.edit';
  }
}

/** One reason is enough for people: the obstacle that they could do something about. */
function reasonKey({ account, isReachable, edit, standing }: Answered): AddonMessage {
  if (account === undefined) return 'reason.unknown';
  if (!isReachable) return 'reason.unreachable';
  if (edit.remedies.some(({ kind }) => kind === 'get-edit-access')) return 'reason.drive-role';
  const { state } = standing;
  return (state === 'cancelled' || state === 'ended' || state === 'past-due' || state === 'unpaid') &&
    !isTheirs(standing)
    ? `reason.${state}-by-others`
    : `reason.${state}`;
}

/** Whether the subscription that decides is theirs to change: nobody is told that they did what others did. */
const isTheirs = ({ licenseId, administers }: Standing): boolean =>
  licenseId !== undefined && administers.includes(licenseId);
