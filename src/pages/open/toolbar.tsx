// The bar above the drawing: name, previous and next, zoom, markup, full screen, downloads.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../ground/icon';
import { MoreMenu } from './more-menu';
import './toolbar.css';
import type { Tools } from './use-tools';
import type { Words } from './words';

interface ToolbarProps {
  readonly words: Words;
  readonly name: string;
  /** Undefined where there is only one mockup. */
  readonly position: { readonly index: number; readonly count: number } | undefined;
  readonly hasList: boolean;
  readonly isListOpen: boolean;
  readonly scale: number;
  readonly isFit: boolean;
  readonly showsMarkup: boolean;
  /** Nothing to zoom or save while there is no drawing. */
  readonly hasDrawing: boolean;
  /** The editor is being fetched. */
  readonly isOpening: boolean;
  /** Why this file can't be edited, to whoever may edit; empty where it can. */
  readonly whyNotEdit: string;
  readonly on: Tools;
}

interface ToolProps {
  readonly icon?: IconName;
  /** Instead of an icon. */
  readonly children?: ComponentChildren;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly 'aria-pressed'?: boolean;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly class?: string;
}

const Tool = ({ icon, children, label, class: className = '', ...rest }: ToolProps) => (
  <button type="button" class={`tool ${className}`} aria-label={label} title={label} {...rest}>
    {icon ? <Icon name={icon} /> : children}
  </button>
);

export function Toolbar({
  words,
  name,
  position,
  hasList,
  isListOpen,
  scale,
  isFit,
  showsMarkup,
  hasDrawing,
  isOpening,
  whyNotEdit,
  on,
}: ToolbarProps) {
  const percent = Math.round(scale * 100);
  return (
    <header class="toolbar">
      {hasList && (
        <Tool
          icon="menu"
          label={words('tools.list')}
          aria-expanded={isListOpen}
          aria-controls="sidebar"
          onClick={on.toggleList}
        />
      )}
      <h1 class="cut" title={name}>
        {name}
      </h1>
      {position && (
        <div class="group" role="group" aria-label={words('list.label')}>
          <Tool
            icon="left"
            label={words('tools.previous')}
            disabled={position.index === 0}
            onClick={() => {
              on.step(-1);
            }}
          />
          <span class="position">{words('tools.position', { index: position.index + 1, count: position.count })}</span>
          <Tool
            icon="right"
            label={words('tools.next')}
            disabled={position.index === position.count - 1}
            onClick={() => {
              on.step(1);
            }}
          />
        </div>
      )}
      <div class="group" role="group" aria-label={words('tools.label')}>
        <Tool icon="minus" label={words('tools.zoom-out')} disabled={!hasDrawing} onClick={on.smaller} />
        <Tool
          class="percent"
          label={words('tools.actual-size', { percent })}
          disabled={!hasDrawing}
          onClick={on.actualSize}
        >
          {percent}%
        </Tool>
        <Tool icon="plus" label={words('tools.zoom-in')} disabled={!hasDrawing} onClick={on.larger} />
        <Tool icon="fit" label={words('tools.fit')} aria-pressed={isFit} disabled={!hasDrawing} onClick={on.fit} />
      </div>
      <div class="group">
        {on.edit && (
          <button type="button" class="button primary" disabled={isOpening} onClick={on.edit}>
            <Icon name="pencil" />
            {words(isOpening ? 'tools.edit-opening' : 'tools.edit')}
          </button>
        )}
        {whyNotEdit !== '' && (
          <>
            <button
              type="button"
              class="button"
              aria-disabled="true"
              aria-describedby="why-not-edit"
              title={whyNotEdit}
              onClick={on.tellWhyNot}
            >
              <Icon name="pencil" />
              {words('tools.edit-not')}
            </button>
            <span id="why-not-edit" class="unseen">
              {whyNotEdit}
            </span>
          </>
        )}
        <button
          type="button"
          class="tool wide"
          role="switch"
          aria-checked={showsMarkup}
          title={words('tools.markup-hint')}
          disabled={!hasDrawing}
          onClick={on.toggleMarkup}
        >
          <span class="switch" aria-hidden="true" />
          {words('tools.markup')}
        </button>
        {document.fullscreenEnabled && (
          <Tool icon="desktop" class="wide" label={words('tools.full-screen')} onClick={on.toggleFullScreen} />
        )}
        <MoreMenu words={words} showsMarkup={showsMarkup} hasDrawing={hasDrawing} on={on} />
      </div>
    </header>
  );
}
