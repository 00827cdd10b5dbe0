// The way of every change to a mockup's content: made in the page, saved by the server, and read again as it was saved.
import type { Edit, Unwritable } from '../../mockup/edit/edits';
import type { OpeningFile, Refusal } from '../../contract/open';
import { toBase64 } from './base64';
import type { LoadResult, Source } from './load';
import { editContent, readContent } from './reading';
import { requestOf, type ServerCalls } from './server';

/** What came of saving. What could not be saved is handed back, so that nobody loses it. */
type Saved =
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
