// The editor's bar: what is edited, what is saved, undo and redo, adding, zoom.
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon } from '../ground/icon';
import type { Session } from './session';
import { Status } from './status';
import { Line, Tool } from './tool';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

/** What else a tool of the bar has. */
type ToolProps = ButtonHTMLAttributes;

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
  const tool = (label: string, run: () => void, content: ComponentChildren, more: ToolProps = {}) => (
    <button type="button" class="tool" aria-label={label} title={label} onClick={run} {...more}>
      {content}
    </button>
  );
  return (
    <header class="toolbar">
      {tool(words('editor.side'), on.side, <Icon name="menu" />, {
        class: 'tool narrow',
        'aria-expanded': hasSide,
        'aria-controls': 'side',
      })}
      <h1 class="cut" title={title}>
        {title}
      </h1>
      <Status words={words} saving={saving} />
      <div class="group" role="group" aria-label={words('editor.tools')}>
        <Tool name="undo" {...tools} />
        <Tool name="redo" {...tools} />
        <Tool name="several" class="tool by-touch" {...tools} />
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
        {tool(words('library.label'), on.library, <Line d="M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z" />, {
          class: 'tool wide',
          'aria-pressed': hasLibrary,
        })}
      </div>
      <div class="group" role="group" aria-label={words('editor.zoom')}>
        {tool(
          words('editor.zoom-out'),
          () => {
            on.zoom(scale / 1.25);
          },
          <Icon name="minus" />,
        )}
        {tool(
          words('editor.actual-size', { percent }),
          () => {
            on.zoom(1);
          },
          `${percent}%`,
          { class: 'tool percent' },
        )}
        {tool(
          words('editor.zoom-in'),
          () => {
            on.zoom(scale * 1.25);
          },
          <Icon name="plus" />,
        )}
        {tool(
          words('editor.fit'),
          () => {
            on.zoom('fit');
          },
          <Icon name="fit" />,
          { 'aria-pressed': isFit },
        )}
      </div>
      <div class="group">
        {tool(
          words('command.keys'),
          () => {
            on.ask('keys');
          },
          <Icon name="info" />,
          { title: words('command.with-key', { name: words('command.keys'), key: '?' }) },
        )}
        <button type="button" class="button primary" onClick={on.done}>
          <Icon name="check" />
          {words('editor.done')}
        </button>
      </div>
    </header>
  );
}
