// The picture that a control shows, out of a file.
import { useRef, useState } from 'preact/hooks';
import type { Control } from '../../../mockup/scene';
import { readPicture, withPicture } from '../pictures';
import type { InspectorProps } from './inspected';

export function PictureField({
  words,
  session,
  change,
  isHeld,
  control,
}: InspectorProps & { readonly control: Control }) {
  const file = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  if (session.shown.scene.format === 'bmml') return <p class="quiet">{words('picture.needs-project')}</p>;
  return (
    <>
      <input
        ref={file}
        type="file"
        hidden
        accept="image/*"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (!chosen) return;
          readPicture(chosen).then((picture) => {
            setRefused(picture === undefined);
            if (picture) change((now) => withPicture(now, control, picture));
          }, console.error);
        }}
      />
      <button
        type="button"
        class="button"
        disabled={isHeld}
        onClick={() => {
          file.current?.click();
        }}
      >
        {words('picture.choose')}
      </button>
      {isRefused && <p role="alert">{words('picture.refused')}</p>}
    </>
  );
}
