// How it stands with saving, always in words.
import { useEffect, useState } from 'preact/hooks';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

const clock = (at: number): string => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

export function Status({ words, saving }: { readonly words: EditorWords; readonly saving: Saving }) {
  const { state } = saving;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (state.kind !== 'waiting') return;
    setNow(Date.now());
    const timer = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [state]);
  const text = ((): string => {
    switch (state.kind) {
      case 'saved':
        return words('save.saved', { at: state.at === undefined ? 'none' : clock(state.at) });
      case 'saving':
        return words('save.saving');
      case 'changed':
        return words('save.changed', { count: state.count });
      case 'waiting':
        return words('save.waiting', {
          since: clock(state.since),
          seconds: Math.max(0, Math.ceil((state.next - now) / 1000)),
        });
      case 'stopped':
        return words('save.stopped', { count: state.count });
    }
  })();
  return (
    <span class={`status ${state.kind}`}>
      {text}
      {state.kind === 'waiting' && (
        <button type="button" class="link" onClick={() => void saving.flush()}>
          {words('save.now')}
        </button>
      )}
    </span>
  );
}
