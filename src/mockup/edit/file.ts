// Changes to a file as a whole, for whoever has its text or its open database at hand.
import { readBmml } from '../bmml';
import { readTables } from '../tables';
import { readXml } from '../xml';
import { changed, changedRows } from './document';
import { CannotWrite, type Edit, type Edited, edited } from './edits';
import { type WritableDatabase, writeRows } from './rows';

/** Makes these changes in the text of a .bmml, or none. No edits give the same text. */
export const editBmml = (text: string, edits: readonly Edit[]): Edited<string> =>
  edited(() => {
    if (edits.length > 0) refuseDamaged(text);
    const { content, added } = made(changed({ format: 'bmml', text, symbols: new Map() }, edits));
    return { content: content.text, added };
  });

/** What the reader leaves out of a damaged file would be lost by writing it. */
function refuseDamaged(text: string): void {
  const result = readBmml(text);
  const xml = readXml(text);
  if (!result.ok || !xml.ok || xml.warnings.length > 0) throw new CannotWrite('damaged');
}

/** Makes these changes in the rows of a .bmpr, or none, and gives the database's bytes. */
export const editBmpr = (database: WritableDatabase, edits: readonly Edit[]): Edited<Uint8Array> =>
  edited(() => {
    const tables = readTables(database);
    if (edits.length > 0 && tables.isDamaged) throw new CannotWrite('damaged');
    const { content, added } = made(changed({ format: 'bmpr', tables }, edits));
    return { content: writeRows(database, changedRows(tables, content.tables)), added };
  });

function made<Content>(result: Edited<Content>): { readonly content: Content; readonly added: readonly string[] } {
  if (!result.ok) throw new CannotWrite(result.why);
  return result;
}
