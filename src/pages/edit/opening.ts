// From a file's bytes to a document that can be edited, and back.
import type { Source } from '../open/load';
import { isDatabase } from '../open/content';
import { decodeText, isSame } from '../open/encoding';
import { readRows, writeRows } from '../open/reading';
import type { ServerCalls } from '../open/server';
import { changedRows, type EditedDocument, obstacleTo } from '../../mockup/edit/document';
import type { Unwritable } from '../../mockup/edit/edits';
import type { Problem } from '../../mockup/scene';

/** A file that is open for editing. */
export interface Opened {
  readonly start: EditedDocument;
  /** As they were loaded. */
  readonly bytes: Uint8Array;
  /** The file's bytes with this document; those that were loaded where nothing differs. */
  readonly bytesOf: (document: EditedDocument) => Promise<Bytes>;
}

/** Bytes, or why there are none. */
export type Bytes =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly why: Unwritable };

/** Opens what was loaded. Rejects when the database's engine can't be fetched. */
export async function openDocument(
  { bytes, revision }: Source,
  symbols: readonly (readonly [string, Uint8Array])[],
  warnings: readonly Problem[],
  server: ServerCalls,
): Promise<Opened | Unwritable> {
  if (revision === undefined || obstacleTo(warnings) !== undefined) return 'damaged';
  if (isDatabase(bytes)) {
    const tables = await readRows(bytes, server);
    if (tables === 'too-slow') return tables;
    if (tables.hasCode) return 'has-code';
    if (tables.isDamaged) return 'damaged';
    const start: EditedDocument = { format: 'bmpr', tables };
    return {
      start,
      bytes,
      bytesOf: async (document) => {
        const rows = document.format === 'bmpr' ? changedRows(tables, document.tables) : [];
        if (rows.length === 0) return { ok: true, content: bytes };
        const written = await writeRows(bytes, rows, server);
        return written === 'too-slow' ? { ok: false, why: written } : written;
      },
    };
  }
  const { text, encode } = decodeText(bytes);
  // Bytes that are no text in its encoding would be lost.
  if (!isSame(encode(text), bytes)) return 'damaged';
  const files = new Map(symbols.map(([name, file]) => [name, decodeText(file).text]));
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
