// Pictures from files: what is no picture is refused, what is too large is made smaller, what files don't know is redrawn.
import { present } from '../../mockup/edit/history';
import type { Edit } from '../../mockup/edit/edits';
import { picturesAlong } from '../../mockup/edit/clipboard';
import { textAt } from '../../mockup/json';
import type { Box, Control, Point, Scene } from '../../mockup/scene';
import { cleanText } from '../../mockup/values';
import { fromBase64, toBase64 } from '../open/base64';
import { inScopeAt } from './actions';
import { commit, type OwnEdit, type Session } from './session';

/** A picture as a project holds it. */
export interface Picture {
  readonly name: string;
  readonly kind: 'png' | 'jpeg' | 'gif';
  readonly base64: string;
  readonly width: number;
  readonly height: number;
}

/** Bytes of a file that are looked at, bytes that are kept as they are, and pixels of a longer edge. */
const [largest, most, longest] = [40_000_000, 4_000_000, 2400];

/** The picture in this file; undefined for what is none. */
export async function readPicture(file: File): Promise<Picture | undefined> {
  if (file.size > largest) return undefined;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    // The browser can't show it, whatever it says that it is.
    return undefined;
  }
  const { width, height } = bitmap;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  const name = file.name === '' ? 'picture' : file.name;
  if (kind !== undefined && bytes.length <= most && Math.max(width, height) <= longest)
    return { name, kind, base64: toBase64(bytes), width, height };
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const type = kind === 'jpeg' ? 'jpeg' : 'png';
  const [, base64 = ''] = canvas.toDataURL(`image/${type}`, 0.9).split(',');
  return base64 === '' ? undefined : { name, kind: type, base64, width: canvas.width, height: canvas.height };
}

/** The pictures of a text of controls, by their ids elsewhere, but for those that are known here. It may be anybody's: what is no picture is left out. */
export async function picturesIn(text: string, known: Scene['assets']): Promise<ReadonlyMap<string, Picture>> {
  const found = new Map<string, Picture>();
  for (const [id, given] of picturesAlong(text)) {
    const bytes = known[id] === undefined ? bytesOf(textAt(given, 'data') ?? '') : undefined;
    const picture = bytes && (await readPicture(new File([bytes], cleanText(textAt(given, 'name') ?? ''))));
    if (picture) found.set(id, picture);
  }
  return found;
}

/** Undefined for what is no base64. */
function bytesOf(base64: string): ReturnType<typeof fromBase64> | undefined {
  try {
    return fromBase64(base64);
  } catch {
    return undefined;
  }
}

/** What the first bytes say: names and types of files are only claims. */
function kindOf(bytes: Uint8Array): Picture['kind'] | undefined {
  const starts = (...first: readonly number[]): boolean => first.every((byte, index) => bytes[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  return starts(0x47, 0x49, 0x46, 0x38) ? 'gif' : undefined;
}

/** Puts a picture into the project, unless it has it: the edits, and the asset's id. */
export function storing(
  session: Session,
  { name, kind, base64 }: Picture,
): { readonly edits: readonly Edit[]; readonly id: string } {
  const document = present(session.history);
  const rows = document.format === 'bmpr' ? document.tables.resources : [];
  const known = rows.find(([, , , data]) => data === base64);
  if (known?.[0] !== undefined) return { edits: [], id: known[0] };
  const id = crypto.randomUUID().toUpperCase();
  return { edits: [{ kind: 'add-picture', mockup: { id, branch: 'Master' }, picture: { name, kind, base64 } }], id };
}

/** How large a picture is shown at first, in pixels of the paper. */
const widest = 480;

/** The session with these pictures, around a point of the paper, or in the middle of what is seen. */
export function withPictures(session: Session, pictures: readonly Picture[], seen: Box, at?: Point): Session {
  const middle = at ?? { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
  const { scope } = session;
  const edits = pictures.flatMap((picture, index): readonly (OwnEdit | Edit)[] => {
    const scale = Math.min(1, widest / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map((size) => Math.max(4, Math.round(size * scale)));
    if (width === undefined || height === undefined) return [];
    const corner = inScopeAt(session, { x: middle.x - width / 2 + index * 20, y: middle.y - height / 2 + index * 20 });
    const stored = storing(session, picture);
    return [
      ...stored.edits,
      {
        kind: 'add',
        ...(scope !== '' && { into: scope }),
        control: {
          type: 'Image',
          box: { x: Math.round(corner.x), y: Math.round(corner.y), width, height },
          parts: { src: { ID: stored.id } },
        },
      },
    ];
  });
  return commit(session, 'picture', edits);
}

/** The session with this picture in a control. */
export function withPicture(session: Session, { path }: Control, picture: Picture): Session {
  const stored = storing(session, picture);
  return commit(session, 'picture', [...stored.edits, { kind: 'picture', path, asset: stored.id }]);
}
