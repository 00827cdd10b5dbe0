// One change of a file's content on its own: made in the page, saved by the server, and read again as it was saved.
import { changed } from '../../mockup/edit/document';
import type { Edit, Unwritable } from '../../mockup/edit/edits';
import type { OpeningFile } from '../../contract/open';
import { toBase64 } from '../open/base64';
import type { Saved } from '../open/editor-part';
import type { Loaded } from '../open/load';
import { readContent } from '../open/reading';
import { requestOf, type ServerCalls } from '../open/server';
import { openDocument } from './opening';

/** Makes these changes in a file and saves it. Asked again after an answer that got lost, it is saved once. */
export async function saveEdits(
  file: OpeningFile,
  loaded: Loaded,
  edits: readonly Edit[],
  server: ServerCalls,
): Promise<Saved> {
  const unwritable = (why: Unwritable): Saved => ({ ok: false, why: 'unwritable', unwritable: why });
  const { source, symbols } = loaded;
  const opened = await openDocument(loaded, server);
  if (typeof opened === 'string') return unwritable(opened);
  const edited = changed(opened.start, edits);
  if (!edited.ok) return unwritable(edited.why);
  const bytes = await opened.bytesOf(edited.content);
  if (!bytes.ok) return unwritable(bytes.why);
  const { content } = bytes;
  try {
    const answer = await server.changeMockup({
      ...requestOf(file),
      action: 'save',
      revision: source.revision ?? '',
      base64: toBase64(content),
    });
    if (!answer.ok) return { ok: false, why: 'refused', refusal: answer, content };
    const again = await readContent(content, server, symbols);
    const saved = { bytes: content, revision: answer.revision };
    return { ok: true, loaded: { ok: true, name: answer.file.name, source: saved, symbols, result: again } };
  } catch (error) {
    console.error(error);
    return { ok: false, why: 'unreachable', content };
  }
}
