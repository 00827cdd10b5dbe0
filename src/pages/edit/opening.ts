// From a file's bytes to a document that can be edited, and back.
import type { Loaded } from '../open/load';
import { isDatabase } from '../open/content';
import { obstacleTo } from '../open/editable';
import { decodeText } from '../open/encoding';
import { readRows, writeRows } from '../open/reading';
import { loadMore } from './more-part';
import type { Opened } from './opened';
import type { ServerCalls } from '../open/server';
import { changedRows, type EditedDocument } from '../../mockup/edit/document';
import type { Unwritable } from '../../mockup/edit/edits';

/** Opens what was loaded. Rejects when the database's engine can't be fetched. */
export async function openDocument(loaded: Loaded, server: ServerCalls): Promise<Opened | Unwritable> {
  const obstacle = obstacleTo(loaded);
  if (obstacle !== undefined) return obstacle;
  const { bytes } = loaded.source;
  if (isDatabase(bytes)) {
    const tables = await readRows(bytes, server);
    if (tables === 'too-slow') return tables;
    if (tables.hasCode) return 'has-code';
    if (tables.isDamaged) return 'damaged';
    const start: EditedDocument = { format: 'bmpr', tables };
    let saves = 0;
    return {
      start,
      bytes,
      bytesOf: async (document, icons = () => undefined) => {
        const rows = document.format === 'bmpr' ? changedRows(tables, document.tables) : [];
        if (document.format !== 'bmpr' || rows.length === 0) return { ok: true, content: bytes };
        // What can't be had or drawn is left as it was.
        const along = await loadMore(server)
          .then(({ rowsAlong }) => rowsAlong(tables, document.tables, (saves += 1), icons))
          .catch((error: unknown) => {
            console.error(error);
            return [];
          });
        const written = await writeRows(bytes, [...rows, ...along], server);
        return written === 'too-slow' ? { ok: false, why: written } : written;
      },
    };
  }
  const { text, encode } = decodeText(bytes);
  const files = new Map(loaded.symbols.map(([name, file]) => [name, decodeText(file).text]));
  return {
    start: { format: 'bmml', text, symbols: files },
    bytes,
    bytesOf: (document) =>
      Promise.resolve({
        ok: true,
        content: document.format === 'bmml' && document.text !== text ? encode(document.text) : bytes,
      }),
  };
}
