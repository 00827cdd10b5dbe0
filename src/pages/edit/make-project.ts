// A project made of a single mockup, or of what New begins with: as a file's bytes, and as a file in Drive.
import type { Scene } from '../../mockup/scene';
import { writeRows } from '../open/reading';
import type { ServerCalls } from '../open/server';
import { newId } from './new-id';
import { loadMore } from './more-part';

/**
 * The bytes of a project that shows what this single mockup shows. Rejects where they can't be made.
 * @param name what the project is called, and its drawing
 */
export async function makeProject(scene: Scene, name: string, server: ServerCalls): Promise<Uint8Array> {
  const { newProject } = await loadMore(server);
  const { first, rows } = newProject(scene, { name, drawing: name, id: newId(), now: Date.now() });
  const written = await writeRows(new Uint8Array(), rows, server, first);
  if (written === 'too-slow' || !written.ok) throw new Error('The project was not made.');
  return written.content;
}
