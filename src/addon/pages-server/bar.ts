// The notification bar under an opened mockup: what the answer means for whoever looks at it.
import type { AddonMessage } from '../../messages/addon.en';
import { type Step, answerWords } from '../../messages/answer-words';
import type { Formatter } from '../../messages/format';
import { ruleSentences } from '../../messages/rules.en';
import { lastOf } from '../../rules/index';
import type { Bar } from '../../contract/open';
import type { Answer } from '../../subscriptions/check/answer';
import type { TrialOutcome } from '../../subscriptions/changes/start-trial';
import { countedBy, helpUrlOf } from '../rule-help';
import { payingUrl } from '../paying-url';

type Format = Formatter<AddonMessage>;

/** The bar on the page that creates: what the person may do altogether, for the reason that decided. */
export function createBarFor(answer: Answer, format: Format): Bar | undefined {
  const bar = barFor(answer, format);
  return bar && { ...bar, text: format(answer.create.effect === 'permit' ? 'home.may.all' : 'home.may.view') };
}

/** The bar for this answer; none when the person may edit and nothing runs out. */
export function barFor(answer: Answer, format: Format): Bar | undefined {
  const words = answerWords(answer, format);
  const { file } = answer;
  if (answer.edit.effect === 'permit' && file.outcome === 'found' && file.file.isTrashed) {
    return { tone: 'warning', text: format('answer.view'), reason: format('trashed.text'), actions: [] };
  }
  const isLasting = answer.standing.state === 'active';
  if (answer.edit.effect === 'permit' && isLasting) return undefined;
  return {
    tone: answer.edit.effect === 'permit' ? 'info' : 'warning',
    text: words.answer,
    reason: words.reason,
    rules: rulesBehind(answer),
    actions: words.steps.flatMap(({ kind, label }) => {
      const effect = effectOf(kind, answer.account?.email);
      return effect === undefined ? [] : [{ label, ...effect }];
    }),
  };
}

/** The rules behind an answer and those that say how users are counted, each once, as sentences. */
const rulesBehind = (answer: Answer): NonNullable<Bar['rules']> =>
  [...new Set([...answer.edit.because, ...countedBy(answer)])].map((rule) => {
    const url = helpUrlOf(rule, 'google-drive');
    return { text: ruleSentences[rule], ...(url !== undefined && { url }) };
  });

/** What a step does from the page. Steps taken elsewhere are explained by the reason alone. */
function effectOf(step: Step, email: string | undefined): Omit<Bar['actions'][number], 'label'> | undefined {
  switch (step) {
    case 'start-trial':
      return { call: 'startTrial' };
    case 'try-again':
      return { call: 'checkAgain' };
    case 'subscribe':
      return { url: payingUrl('signUpUrl', email) };
    case 'restart':
      return { url: payingUrl('restartUrl', email) };
    case 'upgrade':
    case 'manage-billing':
      return { url: payingUrl('manageUrl', email) };
    case 'switch-account':
    case 'show-identity':
    case 'ask-administrator':
    case 'get-edit-access':
      return undefined;
  }
}

/** What came of asking for a trial. */
export function trialWords(outcome: TrialOutcome, format: Format): string {
  switch (outcome.outcome) {
    case 'started':
      return format('done.trial', { until: lastOf(outcome.until) });
    case 'refused':
      return format('refused.trial-used');
    case 'unknown-account':
      return format('reason.unknown');
    case 'unreachable':
      return format(outcome.isFull === true ? 'refused.trials-paused' : 'refused.unreachable');
  }
}
