// What is shown while there is no drawing, and why.
import { pickerFor } from '../../contract/addresses';
import { Empty, Progress } from '../ground/notices';
import type { FileState } from './pages';
import { problemWords, type Words } from './words';

interface InsteadProps {
  readonly words: Words;
  readonly file: FileState | undefined;
  readonly name: string;
  /** Where this page answers; empty where it does not know. */
  readonly pageUrl: string;
  readonly isEmpty: boolean;
  readonly hasFailed: boolean;
  readonly onRetry: () => void;
}

export function InsteadOfDrawing({ words, file, name, pageUrl, isEmpty, hasFailed, onRetry }: InsteadProps) {
  const state = file?.state ?? { kind: 'waiting' };
  const retry = (
    <button type="button" class="button primary" onClick={onRetry}>
      {words('problem.try-again')}
    </button>
  );
  switch (state.kind) {
    case 'waiting':
    case 'reading':
      return <Progress text={file?.name ? words('loading.reading', { name }) : words('loading.reading-unnamed')} />;
    case 'opening':
      return <Progress text={words('loading.opening', { name })} />;
    case 'unreachable':
      return (
        <Empty icon="warning" title={words('problem.unreachable.title')}>
          <p>{words('problem.unreachable.text')}</p>
          {retry}
        </Empty>
      );
    case 'done': {
      const { result } = state;
      if (!result.ok) {
        return (
          <Empty icon="warning" title={result.title}>
            <p>{result.text}</p>
            {file === undefined || result.picker === undefined || pageUrl === '' ? (
              retry
            ) : (
              <div class="buttons">
                <a class="button primary" href={pickerFor(result.picker, pageUrl, file.file)} target="_top">
                  {words('problem.pick')}
                </a>
                <button type="button" class="button" onClick={onRetry}>
                  {words('problem.try-again')}
                </button>
              </div>
            )}
            <Reference words={words} reference={result.reference} />
          </Empty>
        );
      }
      if (!result.result.ok) {
        const { problem } = result.result;
        return (
          <Empty icon="file" title={words('problem.title', { name })}>
            <p>{problemWords(words, problem)}</p>
            <Reference words={words} reference={problem.kind} />
          </Empty>
        );
      }
      if (hasFailed) {
        return (
          <Empty icon="warning" title={words('problem.draw.title', { name })}>
            <p>{words('problem.draw.text')}</p>
          </Empty>
        );
      }
      return isEmpty ? (
        <Empty icon="file" title={words('drawing.empty.title')}>
          <p>{words('drawing.empty.text')}</p>
        </Empty>
      ) : (
        <Progress text={words('loading.drawing', { name })} />
      );
    }
  }
}

/** What helps whoever is asked about it. */
export const Reference = ({ words, reference }: { readonly words: Words; readonly reference: string | undefined }) =>
  reference === undefined ? null : <p class="quiet">{words('problem.reference', { reference })}</p>;
