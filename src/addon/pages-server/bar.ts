// The notification bar under an opened mockup: what the answer means for whoever looks at it.
import type { AddonMessage } from '../../messages/addon.en';
import { type Step, answerWords } from '../../messages/answer-words';
import type { Formatter } from '../../messages/format';
import type { Bar } from '../../pages/contract';
import type { Answer } from '../../subscriptions/check/answer';
import type { TrialOutcome } from '../../subscriptions/changes/start-trial';
import { billingUrl } from '../settings';

type Format = Formatter<AddonMessage>;

/** The bar on the page that creates: what the person may do altogether, for the reason that decided. */
export function createBarFor(answer: Answer, format: Format): Bar | undefined {
  const bar = barFor(answer, format);
  return bar && { ...bar, text: format(answer.create.effect === 'permit' ? 'home.may.all' : 'home.may.view') };
}

/** The bar for this answer; none when the person may edit and nothing runs out. */
export function barFor(answer: Answer, format: Format): Bar | undefined {
  const words = answerWords(answer, format);
  const isLasting = answer.standing.state === 'active';
  if (answer.edit.effect === 'permit' && isLasting) return undefined;
  return {
    tone: answer.edit.effect === 'permit' ? 'info' : 'warning',
    text: words.answer,
    reason: words.reason,
    actions: words.steps.flatMap(({ kind, label }) => {
      const effect = effects[kind];
      return effect === undefined ? [] : [{ label, ...effect }];
    }),
  };
}

/** What a step does from the page. Steps taken elsewhere are explained by the reason alone. */
const effects: Partial<Record<Step, Omit<Bar['actions'][number], 'label'>>> = {
  'start-trial': { call: 'startTrial' },
  'try-again': { call: 'checkAgain' },
  subscribe: { url: billingUrl },
  restart: { url: billingUrl },
};

/** What came of asking for a trial. */
export function trialWords(outcome: TrialOutcome, format: Format): string {
  switch (outcome.outcome) {
    case 'started':
      return format('done.trial', { until: outcome.until });
    case 'refused':
      return format('refused.trial-used');
    case 'unknown-account':
      return format('reason.unknown');
    case 'unreachable':
      return format('refused.unreachable');
  }
}
