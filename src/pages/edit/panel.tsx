// What is selected, in numbers and deeds: everything that a drag does can be done here.
import type { Box, Control } from '../../mockup/scene';
import { boxAround } from '../../mockup/control';
import { typeWords } from '../open/words';
import { aligning, arranging } from './arranging';
import { hasText } from './actions';
import { commit, selectedIn } from './session';
import './inspector/inspector.css';
import { NumberField } from './inspector/fields';
import type { InspectorProps } from './inspector/inspected';
import { Properties } from './inspector/properties';
import { Tool } from './tool';
import type { EditorWords } from './words';

export function Panel(props: InspectorProps) {
  const { words, viewerWords, session, change, isHeld } = props;
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
          <h2>
            {only
              ? typeWords(viewerWords, only.isSymbol ? 'Component' : only.type)
              : words('panel.several', { count: chosen.length })}
          </h2>
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
          <Properties key={session.selection.join(' ')} {...props} />
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
  readonly change: InspectorProps['change'];
  readonly isHeld: boolean;
}) {
  const box = boxAround(controls.map((each) => each.box));
  const [only] = controls.length === 1 ? controls : [];
  const canSize = only !== undefined && only.arrow === undefined && (only.type !== '__group__' || only.isSymbol);
  const put = (name: keyof Box, value: number): void => {
    change((session) => {
      const isPlace = name === 'x' || name === 'y';
      return commit(
        session,
        isPlace ? 'move' : 'resize',
        controls.map((each) => ({
          kind: 'place',
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
          value={String(Math.round(box[name]))}
          inset={{ x: 'X', y: 'Y', width: 'W', height: 'H' }[name]}
          least={name === 'width' || name === 'height' ? 4 : -50_000}
          most={50_000}
          isHeld={isHeld || ((name === 'width' || name === 'height') && !canSize)}
          onValue={(value) => {
            if (value !== undefined) put(name, Number(value));
          }}
        />
      ))}
    </div>
  );
}
