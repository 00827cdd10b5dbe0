// Leaving the editor: what is shown afterwards is what is in Drive.
import type { EditorProps } from '../open/editor-part';
import type { Loaded } from '../open/load';
import { present as presentOf } from '../../mockup/edit/history';
import type { Opened } from './opened';
import type { Session } from './session';
import type { Saving } from './use-saving';

/** Leaves once all is saved; at once where it is forced, and what is not saved stays in this browser. */
export function useLeaving({
  loaded,
  opened,
  saving,
  present,
  letGo,
  gone,
  onLeave,
  onUnsaved,
}: Pick<EditorProps, 'onLeave'> & {
  readonly loaded: Loaded;
  readonly opened: Opened;
  readonly saving: Saving;
  readonly present: () => Session;
  /** Filled with what another tab waits for: saving, and leaving. */
  readonly letGo: { current: (() => Promise<void>) | undefined };
  /** Said where another tab goes on. */
  readonly gone: string;
  readonly onUnsaved: () => void;
}): (isForced?: boolean) => void {
  const go = (isForced: boolean): void => {
    saving.end();
    const { content, revision } = saving.saved();
    const { history, shown, mockup } = present();
    if (presentOf(history) === opened.start && content === undefined) onLeave(loaded, mockup);
    else if (content === undefined || isForced) onLeave(undefined, mockup);
    else {
      const warnings = loaded.result.ok ? loaded.result.warnings : [];
      const result = { ok: true, scene: shown.scene, warnings } as const;
      onLeave({ ...loaded, source: { bytes: content, revision }, result }, mockup);
    }
  };
  letGo.current = async () => {
    await saving.flush();
    saving.end();
    onLeave(undefined, present().mockup, gone);
  };
  return (isForced = false) => {
    if (isForced) go(true);
    else
      void saving.flush().then((isSaved) => {
        if (isSaved) go(false);
        else onUnsaved();
      });
  };
}
