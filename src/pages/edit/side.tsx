// What there is to choose from beside the paper: the drawings of a project, and the controls of this one.
import type { IconLibrary } from '../../mockup/icons/library';
import type { EditorProps } from '../open/editor-part';
import { BecomeProject } from './become-project';
import { Navigator } from './navigator';
import { Outline } from './outline';
import type { Session } from './session';
import type { Saving } from './use-saving';
import type { EditorWords } from './words';

interface SideProps extends Omit<EditorProps, 'loaded' | 'mockup' | 'onLeave'> {
  readonly words: EditorWords;
  readonly session: Session;
  readonly change: (to: (session: Session) => Session) => void;
  readonly saving: Saving;
  readonly icons: IconLibrary;
  readonly isHeld: boolean;
}

export const Side = (props: SideProps) => (
  <div class="outline" id="side">
    {props.session.shown.scene.format === 'bmpr' ? (
      <Navigator {...props} />
    ) : (
      props.account.access.canCreate && <BecomeProject {...props} />
    )}
    <Outline {...props} />
  </div>
);
