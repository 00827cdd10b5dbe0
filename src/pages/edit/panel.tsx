// What is selected, in numbers and deeds: everything that a drag does can be done here.
import { useEffect, useState } from 'preact/hooks';
import type { Box, Control } from '../../mockup/scene';
import { boxAround } from '../../mockup/control';
import { typeWords, type Words } from '../open/words';
import { aligning, arranging } from './arranging';
import { hasText } from './commands';
import { commit, selectedIn, type Session } from './session';
import { Tool } from './tool';
import type { EditorWords } from './words';

interface PanelProps {
  readonly words: EditorWords;
  readonly viewerWords: Words;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly isHeld: boolean;
}

export function Panel({ words, viewerWords, session, change, isHeld }: PanelProps) {
  const chosen = selectedIn(session);
  const [only] = chosen.length === 1 ? chosen : [];
  const tools = { words, session, change, isHeld };
  return (
    <aside class="panel" aria-label={words('panel.label')}>
      {chosen.length === 0 ? (
        <>
          <h2>{words('panel.nothing')}</h2>
          <p class="quiet">{words('panel.nothing-text')}</p>
        </>
      ) : (
        <>
          <h2>{only ? typeWords(viewerWords, only.type) : words('panel.several', { count: chosen.length })}</h2>
          {only?.isSymbol === true && <p class="quiet">{words('panel.symbol')}</p>}
          <Place words={words} controls={chosen} change={change} isHeld={isHeld} />
          <div class="tools" role="group" aria-label={words('panel.arrange')}>
            {only && hasText(only) && <Tool name="type" {...tools} />}
            {arranging.map((name) => (
              <Tool key={name} name={name} {...tools} />
            ))}
          </div>
          {chosen.length > 1 && (
            <div class="tools" role="group" aria-label={words('panel.align')}>
              {aligning.map((name) => (
                <Tool key={name} name={name} {...tools} />
              ))}
            </div>
          )}
        </>
      )}
    </aside>
  );
}

function Place({
  words,
  controls,
  change,
  isHeld,
}: {
  readonly words: EditorWords;
  readonly controls: readonly Control[];
  readonly change: PanelProps['change'];
  readonly isHeld: boolean;
}) {
  const box = boxAround(controls.map((each) => each.box));
  const [only] = controls.length === 1 ? controls : [];
  const canSize = only !== undefined && only.arrow === undefined && (only.type !== '__group__' || only.isSymbol);
  const put = (name: keyof Box, value: number): void => {
    change((session) => {
      const { mockup } = session;
      const isPlace = name === 'x' || name === 'y';
      return commit(
        session,
        isPlace ? 'move' : 'resize',
        controls.map((each) => ({
          kind: 'place',
          mockup,
          path: each.path,
          box: { [name]: isPlace ? each.box[name] + value - box[name] : Math.max(4, value) },
        })),
      );
    });
  };
  return (
    <div class="numbers" role="group" aria-label={words('panel.place')}>
      {(['x', 'y', 'width', 'height'] as const).map((name) => (
        <NumberField
          key={name}
          label={words(`panel.${name}`)}
          value={Math.round(box[name])}
          isDisabled={isHeld || ((name === 'width' || name === 'height') && !canSize)}
          onValue={(value) => {
            put(name, value);
          }}
        />
      ))}
    </div>
  );
}

/** Takes what is typed when it is finished: with Enter, an arrow key, or on leaving the field. */
function NumberField({
  label,
  value,
  isDisabled,
  onValue,
}: {
  readonly label: string;
  readonly value: number;
  readonly isDisabled: boolean;
  readonly onValue: (value: number) => void;
}) {
  const [text, setText] = useState(String(value));
  useEffect(() => {
    setText(String(value));
  }, [value]);
  const take = (typed: string): void => {
    const number = Math.round(Number(typed));
    if (typed.trim() === '' || !Number.isFinite(number) || Math.abs(number) > 50_000) setText(String(value));
    else if (number !== value) onValue(number);
  };
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={text}
        disabled={isDisabled}
        onInput={(event) => {
          setText(event.currentTarget.value);
        }}
        onBlur={() => {
          take(text);
        }}
        onKeyDown={(event) => {
          const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (event.key === 'Enter') take(text);
          else if (by !== undefined) {
            event.preventDefault();
            take(String(value + by * (event.shiftKey ? 10 : 1)));
          }
        }}
      />
    </label>
  );
}
