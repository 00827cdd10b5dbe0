// The editor's bar: what is edited, what is saved, undo and redo, adding, zoom.
import { Icon } from '../ground/icon';
import { clampZoom } from '../open/zoom';
import type { Session } from './session';
import { Status } from './status';
import { Line, Tool } from './tool';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

interface HeaderProps {
  readonly words: EditorWords;
  readonly title: string;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly saving: Saving;
  readonly scale: number;
  readonly isFit: boolean;
  readonly isHeld: boolean;
  readonly hasLibrary: boolean;
  readonly hasSide: boolean;
  readonly on: {
    readonly zoom: (zoom: number | 'fit') => void;
    readonly ask: (name: 'add' | 'keys') => void;
    readonly library: () => void;
    readonly side: () => void;
    readonly done: () => void;
  };
}

export function Header({
  words,
  title,
  session,
  change,
  saving,
  scale,
  isFit,
  isHeld,
  hasLibrary,
  hasSide,
  on,
}: HeaderProps) {
  const percent = Math.round(scale * 100);
  const tools = { words, session, change, isHeld };
  const zoomTool = (icon: 'minus' | 'plus' | 'fit', label: string, run: () => void, isPressed?: boolean) => (
    <button type="button" class="tool" aria-label={label} title={label} aria-pressed={isPressed} onClick={run}>
      <Icon name={icon} />
    </button>
  );
  return (
    <header class="toolbar">
      <button
        type="button"
        class="tool narrow"
        aria-label={words('editor.side')}
        title={words('editor.side')}
        aria-expanded={hasSide}
        aria-controls="side"
        onClick={on.side}
      >
        <Icon name="menu" />
      </button>
      <h1 class="cut" title={title}>
        {title}
      </h1>
      <Status words={words} saving={saving} />
      <div class="group" role="group" aria-label={words('editor.tools')}>
        <Tool name="undo" {...tools} />
        <Tool name="redo" {...tools} />
        <button
          type="button"
          class="button"
          aria-disabled={isHeld}
          title={words('command.with-key', { name: words('command.add'), key: '/' })}
          onClick={() => {
            if (!isHeld) on.ask('add');
          }}
        >
          <Icon name="plus" />
          {words('command.add')}
        </button>
      </div>
      <div class="group">
        <button
          type="button"
          class="tool wide"
          aria-label={words('library.label')}
          title={words('library.label')}
          aria-pressed={hasLibrary}
          onClick={on.library}
        >
          <Line d="M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z" />
        </button>
      </div>
      <div class="group" role="group" aria-label={words('editor.zoom')}>
        {zoomTool('minus', words('editor.zoom-out'), () => {
          on.zoom(clampZoom(scale / 1.25));
        })}
        <button
          type="button"
          class="tool percent"
          aria-label={words('editor.actual-size', { percent })}
          title={words('editor.actual-size', { percent })}
          onClick={() => {
            on.zoom(1);
          }}
        >
          {percent}%
        </button>
        {zoomTool('plus', words('editor.zoom-in'), () => {
          on.zoom(clampZoom(scale * 1.25));
        })}
        {zoomTool(
          'fit',
          words('editor.fit'),
          () => {
            on.zoom('fit');
          },
          isFit,
        )}
      </div>
      <div class="group">
        <button
          type="button"
          class="tool"
          aria-label={words('command.keys')}
          title={words('command.with-key', { name: words('command.keys'), key: '?' })}
          onClick={() => {
            on.ask('keys');
          }}
        >
          <Icon name="info" />
        </button>
        <button type="button" class="button primary" onClick={on.done}>
          <Icon name="check" />
          {words('editor.done')}
        </button>
      </div>
    </header>
  );
}
