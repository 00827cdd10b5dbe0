// The bar above the drawing: name, previous and next, zoom, markup, full screen, downloads.
import { Icon, type IconName } from '../ground/icon';
import { MoreMenu } from './more-menu';
import './toolbar.css';
import type { Words } from './words';

export interface ToolbarProps {
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
  readonly on: ToolbarActions;
}

/** What its buttons do. */
export interface ToolbarActions {
  readonly toggleList: () => void;
  readonly step: (by: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly actualSize: () => void;
  readonly fit: () => void;
  readonly toggleMarkup: () => void;
  readonly toggleFullScreen: () => void;
  readonly saveSvg: () => void;
  readonly savePng: () => void;
  readonly print: () => void;
  /** Undefined where nobody knows where the page is. */
  readonly showNotices: (() => void) | undefined;
  readonly copyLink: () => void;
  /** Undefined where this account may not. */
  readonly edit: (() => void) | undefined;
  /** Shows again why the file can't be edited. */
  readonly tellWhyNot: () => void;
  readonly rename: (() => void) | undefined;
  readonly duplicate: (() => void) | undefined;
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly class?: string;
}

const Tool = ({ icon, label, onClick, disabled = false, pressed, class: className }: ToolProps) => (
  <button
    type="button"
    class={className === undefined ? 'tool' : `tool ${className}`}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);

export function Toolbar(props: ToolbarProps) {
  const {
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
  } = props;
  const percent = Math.round(scale * 100);
  return (
    <header class="toolbar">
      {hasList && (
        <button
          type="button"
          class="tool"
          aria-label={words('tools.list')}
          title={words('tools.list')}
          aria-expanded={isListOpen}
          aria-controls="sidebar"
          onClick={on.toggleList}
        >
          <Icon name="menu" />
        </button>
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
        <Tool
          icon="minus"
          label={words('tools.zoom-out')}
          disabled={!hasDrawing}
          onClick={() => {
            on.zoomBy(1 / 1.25);
          }}
        />
        <button
          type="button"
          class="tool percent"
          aria-label={words('tools.actual-size', { percent })}
          title={words('tools.actual-size', { percent })}
          disabled={!hasDrawing}
          onClick={on.actualSize}
        >
          {percent}%
        </button>
        <Tool
          icon="plus"
          label={words('tools.zoom-in')}
          disabled={!hasDrawing}
          onClick={() => {
            on.zoomBy(1.25);
          }}
        />
        <Tool icon="fit" label={words('tools.fit')} pressed={isFit} disabled={!hasDrawing} onClick={on.fit} />
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
        <MoreMenu {...props} />
      </div>
    </header>
  );
}
