// Lines of a file with what is to become of each.
import type { Effect } from '../../contract/review';
import { LogTable } from './log-table';
import type { BulkAnswer, BulkState } from './use-bulk';
import { effectWords, failureWords, fileFaultWords, remedyWords, ruleWords, type Words } from './words';

const columns = ['number', 'said', 'fate'] as const;

export const BulkLines = ({ lines, words }: { readonly lines: readonly BulkState[]; readonly words: Words }) => (
  <LogTable
    className="lines"
    label={words('bulk.lines')}
    columns={columns}
    headings={{ number: words('bulk.number'), said: words('bulk.said'), fate: words('bulk.fate') }}
    count={lines.length}
    lineHeight={60}
    cellsOf={(index) => {
      const state = lines[index];
      if (state === undefined) return undefined;
      const { tone, text } = fateOf(state, words);
      return {
        number: { content: state.line.line },
        said: { content: state.line.said, title: state.line.said },
        fate: {
          className: tone,
          title: text,
          content: (
            <>
              <strong>{words(`fate.${tone}`)}</strong> {text}
            </>
          ),
        },
      };
    }}
  />
);

type Tone = 'waiting' | 'accepted' | 'refused' | 'already' | 'done' | 'failed';

function fateOf({ line, preview, result }: BulkState, words: Words): { readonly tone: Tone; readonly text: string } {
  if (line.faults.length > 0) {
    return { tone: 'refused', text: line.faults.map((fault) => fileFaultWords(fault, words)).join(' ') };
  }
  if (result) {
    if (isGood(result)) return { tone: 'done', text: answerText(result, words) };
    return { tone: 'failed', text: answerText(result, words) };
  }
  if (preview === undefined) return { tone: 'waiting', text: '' };
  if (isRefusal(preview)) return { tone: 'refused', text: answerText(preview, words) };
  return { tone: preview.outcome === 'unchanged' ? 'already' : 'accepted', text: answerText(preview, words) };
}

export const isGood = (answer: BulkAnswer | undefined): boolean =>
  answer !== undefined && ['changed', 'imported', 'unchanged'].includes(answer.outcome);

export const isRefusal = (answer: BulkAnswer | undefined): boolean => answer !== undefined && !isGood(answer);

function answerText(answer: BulkAnswer, words: Words): string {
  switch (answer.outcome) {
    case 'changed':
      return answer.effects.map((effect: Effect) => effectWords(effect, words)).join(' ');
    case 'imported':
    case 'unchanged':
      return '';
    case 'stale':
      return words('preview.stale');
    case 'refused':
      return 'fault' in answer
        ? words(`row.${answer.fault}`, { detail: answer.detail ?? '' })
        : [...ruleWords(answer.because), ...remedyWords(answer.remedies)].join(' ');
    case 'not-there':
    case 'not-understood':
    case 'not-allowed-yet':
    case 'unreachable':
    case 'fault':
      return failureWords(answer, words);
  }
}
