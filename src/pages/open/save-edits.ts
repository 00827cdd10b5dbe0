// The way of every change to a mockup's content: made in the page, saved by the server, and read again as it was saved.
import { editBmml } from '../../mockup/edit/bmml';
import type { Edit, Edited, Unwritable } from '../../mockup/edit/edits';
import type { OpeningFile, Refusal } from '../../contract/open';
import { toBase64 } from './base64';
import { decodeText, isSame } from './encoding';
import { isDatabase, type LoadResult, readContent, type Source } from './load';
import { editProject } from './project';
import { requestOf, type ServerCalls } from './server';

/** What came of saving. What could not be saved is handed back, so that nobody loses it. */
export type Saved =
  | { readonly ok: true; readonly loaded: Extract<LoadResult, { ok: true }> }
  | { readonly ok: false; readonly why: 'unwritable'; readonly unwritable: Unwritable }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal; readonly content: Uint8Array }
  | { readonly ok: false; readonly why: 'unreachable'; readonly content: Uint8Array };

/** Makes these changes in a file and saves it. Asked again after an answer that got lost, it is saved once. */
export async function saveEdits(
  file: OpeningFile,
  source: Source,
  edits: readonly Edit[],
  server: ServerCalls,
): Promise<Saved> {
  const changed = await editContent(source.bytes, edits, server);
  if (!changed.ok) return { ok: false, why: 'unwritable', unwritable: changed.why };
  const { content } = changed;
  if (source.revision === undefined) return { ok: false, why: 'unwritable', unwritable: 'damaged' };
  try {
    const answer = await server.changeMockup({
      ...requestOf(file),
      action: 'save',
      revision: source.revision,
      base64: toBase64(content),
    });
    if (!answer.ok) return { ok: false, why: 'refused', refusal: answer, content };
    const result = await readContent(content, server);
    const saved: Source = { bytes: content, revision: answer.revision };
    return { ok: true, loaded: { ok: true, name: answer.file.name, source: saved, result } };
  } catch (error) {
    console.error(error);
    return { ok: false, why: 'unreachable', content };
  }
}

/** The bytes of either format with changes made. */
async function editContent(
  bytes: Uint8Array,
  edits: readonly Edit[],
  server: ServerCalls,
): Promise<Edited<Uint8Array>> {
  if (isDatabase(bytes)) return editProject(bytes, edits, server);
  const { text, encode } = decodeText(bytes);
  // Bytes that are no text in its encoding would be lost.
  if (!isSame(encode(text), bytes)) return { ok: false, why: 'damaged' };
  const edited = editBmml(text, edits);
  return edited.ok ? { ...edited, content: encode(edited.content) } : edited;
}
