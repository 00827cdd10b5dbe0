// Typing in place: a field over the control, in its lettering and size.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fontFamily } from '../../mockup/draw';
import { absentValue } from '../../mockup/properties';
import type { Box, Control, Scene } from '../../mockup/scene';
import { factsOf } from '../../mockup/types';
import { toNumber } from '../../mockup/values';
import { commands } from './commands';
import type { Session } from './session';
import type { EditorWords } from './words';

export function TextField({
  words,
  control,
  scene,
  place,
  scale,
  onDone,
  onCancel,
}: {
  readonly words: EditorWords;
  readonly control: Control;
  readonly scene: Scene;
  /** Where the control is, in pixels of the paper's window. */
  readonly place: Box;
  readonly scale: number;
  /** `next` is what comes after it, as with Tab. */
  readonly onDone: (text: string, next?: (session: Session) => Session) => void;
  readonly onCancel: () => void;
}) {
  const { wording, text: usual } = factsOf(control.type);
  const given = control.text ?? usual;
  const [text, setText] = useState(given);
  const field = useRef<HTMLTextAreaElement>(null);
  // What is left by a click elsewhere is kept, once.
  const isOver = useRef(false);
  // What has several lines keeps them, whatever its type is.
  const isOneLine = wording === 'line' || (['word', 'items'].includes(wording) && !given.includes('\n'));
  const valueOf = (name: string): string =>
    control.properties[name] ?? absentValue(control.type, name, scene.edition) ?? '';
  const size = toNumber(valueOf('size')) ?? scene.fontSize;
  useLayoutEffect(() => {
    const at = field.current;
    at?.focus({ preventScroll: true });
    at?.select();
    // The keyboard of a phone takes half of the window: what is typed stays to be seen.
    const show = (): void => at?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    visualViewport?.addEventListener('resize', show);
    return () => visualViewport?.removeEventListener('resize', show);
  }, []);
  useLayoutEffect(() => {
    const at = field.current;
    if (!at) return;
    at.style.height = '0';
    at.style.height = `${Math.max(at.scrollHeight + 2, isOneLine ? 0 : place.height)}px`;
    at.style.width = '0';
    at.style.width = `${Math.max(at.scrollWidth + 6, place.width + 8, isOneLine ? 48 : 160)}px`;
  }, [text, place.width, place.height]);
  const done = (next?: (session: Session) => Session): void => {
    if (isOver.current) return;
    isOver.current = true;
    // A line of its own is written as files write it there.
    onDone(text === given ? given : isOneLine ? text.replace(/\n/g, wording === 'line' ? '\\n' : ' ') : text, next);
  };
  return (
    <>
      <p id="typing-help" class="unseen">
        {words('text.help')}
      </p>
      <textarea
        ref={field}
        class="typing"
        aria-label={words('text.label')}
        aria-describedby="typing-help"
        spellcheck={false}
        value={text}
        rows={1}
        wrap={isOneLine ? 'off' : 'soft'}
        style={{
          left: `${place.x - 4}px`,
          top: `${place.y}px`,
          fontFamily: fontFamily(scene),
          fontSize: `${Math.max(9, size * scale)}px`,
          fontWeight: valueOf('bold') === 'true' ? 700 : 400,
          fontStyle: valueOf('italic') === 'true' ? 'italic' : 'normal',
          textAlign: valueOf('align') === 'center' ? 'center' : valueOf('align') === 'right' ? 'right' : 'left',
        }}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
        onBlur={() => {
          done();
        }}
        onKeyDown={(event) => {
          // While letters are being composed, every key is the composer's.
          if (event.isComposing) return;
          event.stopPropagation();
          if (event.key === 'Escape') {
            event.preventDefault();
            isOver.current = true;
            onCancel();
          } else if (event.key === 'Enter' && (isOneLine || event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            done();
          } else if (event.key === 'Tab') {
            event.preventDefault();
            const step = commands[event.shiftKey ? 'previous' : 'next'];
            done((session) => commands.type.run(step.run(session)));
          }
        }}
      />
    </>
  );
}
