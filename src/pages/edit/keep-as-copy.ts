// What somebody did, put into Drive as a file of its own beside the one that it was made from.
import type { OpeningFile, Refusal } from '../../contract/open';
import { toBase64 } from '../open/base64';
import { requestOf, type ServerCalls } from '../open/server';
import type { Saving } from './use-saving';

/** @param reserved the copy's id, from the first asking on: asked again, it makes no second one */
export async function keepAsCopy(
  file: OpeningFile,
  name: string,
  saving: Pick<Saving, 'content'>,
  server: ServerCalls,
  reserved: { current: string | undefined },
): Promise<{ readonly ok: true; readonly name: string } | Pick<Refusal, 'ok' | 'text'>> {
  const content = await saving.content();
  if (content === undefined) return { ok: false, text: '' };
  if (reserved.current === undefined) {
    const id = await server.reserveId(null);
    if (!id.ok) return id;
    reserved.current = id.id;
  }
  const copied = await server.changeMockup({ ...requestOf(file), action: 'duplicate', name, newId: reserved.current });
  if (!copied.ok) return copied;
  const there = await server.readMockup(requestOf(copied.file));
  if (!there.ok) return there;
  const saved = await server.changeMockup({
    ...requestOf(copied.file),
    action: 'save',
    revision: there.revision ?? '',
    base64: toBase64(content),
  });
  return saved.ok ? { ok: true, name: saved.file.name } : saved;
}
