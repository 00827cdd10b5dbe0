// What is said in the place of content, beside it, and over it.
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';
import './notices.css';

/** What stands where there is nothing: what it is, why, and the way on. */
export const Empty = ({
  icon,
  title,
  isAlone = false,
  children,
}: {
  readonly icon: IconName;
  readonly title: string;
  /** Nothing else is on the page: its title is the page's. */
  readonly isAlone?: boolean;
  readonly children?: ComponentChildren;
}) => (
  <div class="empty">
    <Icon name={icon} />
    {isAlone ? <h1>{title}</h1> : <h2>{title}</h2>}
    {children}
  </div>
);

/** Why something did not come, said at once, with the way on beside it. */
export const Warning = ({
  text,
  children,
}: {
  readonly text: ComponentChildren;
  readonly children?: ComponentChildren;
}) => (
  <div class="note warning" role="alert">
    <Icon name="warning" />
    <p>{text}</p>
    {children}
  </div>
);

/** A line over the lower edge of what is shown. */
export const Strip = ({
  text,
  closeLabel,
  onClose,
  children,
}: {
  readonly text: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}) => (
  <div class="surface strip" role="status">
    <p>{text}</p>
    {children}
    <button type="button" class="tool" aria-label={closeLabel} title={closeLabel} onClick={onClose}>
      <Icon name="close" />
    </button>
  </div>
);

/** Something on its way: how much of it is here, where that is known. */
export const Progress = ({
  text,
  value,
  most,
}: {
  readonly text: string;
  readonly value?: number;
  readonly most?: number;
}) => (
  <div class="progress" role="status">
    <progress aria-label={text} value={value} max={most} />
    <span>{text}</span>
  </div>
);
