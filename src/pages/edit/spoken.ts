// What came of the last action, in words for those who hear it: results, not motions, and one at a time.
import { useEffect, useRef, useState } from 'preact/hooks';
import { plainText } from '../../mockup/notation';
import type { Control } from '../../mockup/scene';
import { typeWords, type Words } from '../open/words';
import { turnOf } from './actions';
import { selectedIn, type Session } from './session';
import type { EditorWords } from './words';

/** Milliseconds in which several results become one. */
const pause = 500;

export function useSpoken(words: EditorWords, viewerWords: Words, session: Session): string {
  const [said, setSaid] = useState('');
  const last = useRef(session);
  useEffect(() => {
    const timer = setTimeout(() => {
      const before = last.current;
      last.current = session;
      if (before !== session) setSaid(spoken(words, viewerWords, before, session));
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [session]);
  return said;
}

/** What a control is, and what it says. */
export const nameOf = (viewerWords: Words, { type, text }: Control): string =>
  [
    typeWords(viewerWords, type),
    plainText(text ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  ]
    .filter((part) => part !== '')
    .join(' ');

function spoken(words: EditorWords, viewerWords: Words, before: Session, now: Session): string {
  const { news } = now;
  const chosen = selectedIn(now);
  const [first, second] = chosen;
  const what = second
    ? words('said.several', { count: chosen.length })
    : first
      ? nameOf(viewerWords, first)
      : words('said.none');
  const box = first?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x = 0, y = 0, width = 0, height = 0] = [box.x, box.y, box.width, box.height].map(Math.round);
  if (news !== undefined && news.count !== before.news?.count) {
    if (news.kind !== 'done')
      return words(news.kind === 'undone' ? 'said.undone' : 'said.redone', { step: words(`step.${news.name}`) });
    if (news.name === 'remove') return [words('said.removed'), what].join('. ');
    if (news.name === 'resize' || news.name === 'size') return words('said.resized', { what, width, height });
    if (news.name === 'move' || news.name === 'align') return words('said.moved', { what, x, y });
    const turn = first && turnOf(first);
    if (news.name === 'rotate' && turn) return words('said.rotated', { what, degrees: turn.quarters * 90 });
    return `${words(`step.${news.name}`)}. ${what}`;
  }
  const isOther = now.selection.join(' ') !== before.selection.join(' ');
  return [
    now.showsMarkup !== before.showsMarkup && words(now.showsMarkup ? 'said.markup-shown' : 'said.markup-hidden'),
    isOther && (first && !second ? words('said.selected', { what, x, y, width, height }) : what),
  ]
    .filter(Boolean)
    .join('. ');
}
