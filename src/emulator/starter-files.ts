// A few files for a Drive that nobody filled, one of each kind that add-ons ask about, so that there is something to select.
import { type DriveRole, type World, folderType } from './api';

const google = (kind: string): string => `application/vnd.google-apps.${kind}`;

/** A square of one colour. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mOI7t1BEmIY1TCqYfhqAADLVKAQCYzLtwAAAABJRU5ErkJggg==';

const files = [
  { id: 'starter-plans', name: 'Plans', mimeType: folderType },
  {
    id: 'starter-ideas',
    name: 'Ideas.txt',
    mimeType: 'text/plain',
    parentId: 'starter-plans',
    text: 'Ask. Draw. Ask again.\n',
  },
  { id: 'starter-notes', name: 'Notes.txt', mimeType: 'text/plain', text: 'A first note.\n' },
  { id: 'starter-people', name: 'People.csv', mimeType: 'text/csv', text: 'name,email\nAna,ana@example.com\n' },
  { id: 'starter-picture', name: 'Picture.png', mimeType: 'image/png', base64: picture },
  { id: 'starter-report', name: 'Report', mimeType: google('document'), text: '' },
  { id: 'starter-budget', name: 'Budget', mimeType: google('spreadsheet'), text: '' },
];

/** The first account owns them, the others may write. */
export function addStarterFiles(world: World): void {
  const roles = Object.fromEntries(
    world.accounts().map(({ id }, at): [string, DriveRole] => [id, at === 0 ? 'owner' : 'writer']),
  );
  for (const { id, name, mimeType, parentId, text, base64 } of files) {
    const content =
      base64 === undefined ? (text === undefined ? undefined : Buffer.from(text)) : Buffer.from(base64, 'base64');
    world.addItem({
      id,
      name,
      mimeType,
      parentId,
      roles,
      isTrashed: false,
      resourceKey: undefined,
      ...(content !== undefined && { content }),
    });
  }
}
