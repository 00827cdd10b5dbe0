// What a project keeps besides its drawings: small pictures of them, and how often it was changed. The original's editors
// and whatever lists drawings go by both.
import { readBmpr } from '../../mockup/bmpr';
import { drawScene } from '../../mockup/draw';
import type { RowChange } from '../../mockup/edit/rows';
import type { IconLibrary } from '../../mockup/icons/library';
import { parseObject, textAt } from '../../mockup/json';
import type { Scene } from '../../mockup/scene';
import type { ProjectTables } from '../../mockup/tables';
import { painted } from '../open/take-away';
import { newId } from './new-id';

/** Pixels of the longer edge of a small picture, as in files. */
const longest = 196;

/** The rows that are others because drawings are. @param saves how often it was saved since it was loaded, this time too */
export async function rowsAlong(
  before: ProjectTables,
  after: ProjectTables,
  saves: number,
  icons: IconLibrary | undefined,
): Promise<readonly RowChange[]> {
  const told = (name: string): string | undefined => after.info.find(([own]) => own === name)?.[1];
  const revision = Number(told('ArchiveRevision'));
  const counted: readonly RowChange[] =
    revision > 0 ? [{ table: 'INFO', key: ['ArchiveRevision'], values: { VALUE: String(revision + saves) } }] : [];
  const pictures = before.thumbnails.map(([key = '', json = '']) => ({ key, attributes: parseObject(json) ?? {} }));
  const read = readBmpr(after);
  if (!read.ok) return counted;
  const { scene } = read;
  // As the original's editors write them in either schema.
  const isJpeg = told('SchemaVersion')?.startsWith('2') === true;
  const made = [...counted];
  for (const [index, { id, branch }] of scene.mockups.entries()) {
    const rowIn = ({ resources }: ProjectTables) => resources.find((row) => row[0] === id && row[1] === branch);
    const row = rowIn(after);
    if (rowIn(before)?.[3] === row?.[3]) continue;
    const image = await smallPicture(scene, index, icons, isJpeg);
    if (!image) continue;
    const known = pictures.find(
      ({ attributes }) =>
        textAt(attributes, 'resourceID') === id && (textAt(attributes, 'branchID') ?? 'Master') === branch,
    );
    const named = textAt(parseObject(row?.[2] ?? '') ?? {}, 'thumbnailID');
    const key = named && pictures.every((each) => each.key !== named) ? named : newId();
    const values = {
      ATTRIBUTES: JSON.stringify({ ...(known?.attributes ?? { resourceID: id, branchID: branch }), image }),
    };
    made.push({ table: 'THUMBNAILS', key: [known?.key ?? key], values, ...(!known && { isNew: true }) });
  }
  return made;
}

/** Base64 of a picture of this drawing; undefined where it can't be painted. */
async function smallPicture(
  scene: Scene,
  index: number,
  icons: IconLibrary | undefined,
  isJpeg: boolean,
): Promise<string | undefined> {
  try {
    const canvas = await painted(drawScene(scene, { index, paper: '#ffffff', ...(icons && { icons }) }), 1, longest);
    return canvas.toDataURL(isJpeg ? 'image/jpeg' : 'image/png').split(',')[1];
  } catch {
    return undefined;
  }
}
