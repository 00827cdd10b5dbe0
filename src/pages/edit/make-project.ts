// A project made of a single mockup, or of what New begins with: as a file's bytes, and as a file in Drive.
import type { IconLibrary } from '../../mockup/icons/library';
import type { Scene } from '../../mockup/scene';
import { writeRows } from '../open/reading';
import type { ServerCalls } from '../open/server';
import { newId } from './new-id';
import { loadMore } from './more-part';

/**
 * The bytes of a project that shows what this single mockup shows. Rejects where they can't be made.
 * @param name what the project is called, and its drawing
 * @param icons for the small picture of it: those that the page carries when not given
 */
export async function makeProject(
  scene: Scene,
  name: string,
  server: ServerCalls,
  icons?: IconLibrary,
): Promise<Uint8Array> {
  const { newProject, rowsAlong } = await loadMore(server);
  const { first, rows, before, after } = newProject(scene, { name, drawing: name, id: newId(), now: Date.now() });
  const along = await rowsAlong(before, after, 0, icons);
  const written = await writeRows(new Uint8Array(), [...rows, ...along], server, first);
  if (written === 'too-slow' || !written.ok) throw new Error('The project was not made.');
  return written.content;
}
