// What is needed now and then, and on small screens what the bar has no room for.
import { Icon, type IconName } from '../ground/icon';
import { Menu } from '../ground/menu';
import type { Tools } from './use-tools';
import type { Words } from './words';

interface MoreMenuProps {
  readonly words: Words;
  readonly showsMarkup: boolean;
  readonly hasDrawing: boolean;
  readonly on: Tools;
}

export function MoreMenu({ words, showsMarkup, hasDrawing, on }: MoreMenuProps) {
  return (
    <Menu label={words('tools.more')} button={<Icon name="more" />}>
      {(close) => {
        const item = (
          icon: IconName,
          label: string,
          action: () => void,
          { class: className = 'item', needsDrawing = true } = {},
        ) => (
          <button
            type="button"
            class={className}
            disabled={needsDrawing && !hasDrawing}
            onClick={() => {
              close();
              action();
            }}
          >
            <Icon name={icon} />
            {label}
          </button>
        );
        // An empty mockup has a name, too.
        const whole = { needsDrawing: false };
        const narrow = { class: 'item narrow' };
        return (
          <>
            {item(showsMarkup ? 'checked-box' : 'box', words('tools.markup'), on.toggleMarkup, narrow)}
            {on.rename && item('pencil', words('tools.rename'), on.rename, whole)}
            {on.duplicate && item('copy', words('tools.duplicate'), on.duplicate, whole)}
            {item('link', words('tools.copy-link'), on.copyLink, whole)}
            {item('download', words('tools.download-png'), on.savePng)}
            {item('download', words('tools.download-svg'), on.saveSvg)}
            {item('print', words('tools.print'), on.print)}
            {on.showNotices && item('info', words('tools.notices'), on.showNotices, whole)}
            {document.fullscreenEnabled && item('desktop', words('tools.full-screen'), on.toggleFullScreen, narrow)}
          </>
        );
      }}
    </Menu>
  );
}
