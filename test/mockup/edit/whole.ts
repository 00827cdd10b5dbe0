// Changes to a file as a whole, from its text or its open database and back, as the editor makes them in steps.
import { readBmml } from '../../../src/mockup/bmml';
import { readTables } from '../../../src/mockup/tables';
import { readXml } from '../../../src/mockup/xml';
import { changed, changedRows } from '../../../src/mockup/edit/document';
import { CannotWrite, type Edit, type Edited, edited } from '../../../src/mockup/edit/edits';
import { type WritableDatabase, writingRows } from '../../../src/mockup/edit/rows';
import { atOnce } from '../../../src/mockup/steps';

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
    const written = atOnce(writingRows(database, changedRows(tables, content.tables)));
    if (!written.ok) throw new CannotWrite(written.why);
    return { content: written.content, added };
  });

function made<Content>(result: Edited<Content>): { readonly content: Content; readonly added: readonly string[] } {
  if (!result.ok) throw new CannotWrite(result.why);
  return result;
}
