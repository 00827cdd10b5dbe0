// Which items a list holds, and in what order.
import { type DriveItem, type DriveRole, folderType } from '../../api';
import type { InnerWorld } from '../../world/world';
import { type Access, anyRead } from './access';
import { DriveError } from './drive-error';
import { type DriveCaller, type DriveResource, textIn } from './drive-resource';
import { type Resources, rootOf } from './resources';
import { matcherOf } from './search';

/** Answers `files.list`: a page of what the account can see and the add-on was let at. */
export function listCall(world: InnerWorld, { requireAny, isVisible, roleOf }: Access, { described }: Resources) {
  const { drive } = world;
  /** What a search for words finds in a file. */
  const contentText = ({ id, mimeType }: DriveItem): string =>
    /^text\/|\b(?:json|xml)$/.test(mimeType) ? Buffer.from(world.content(id) ?? []).toString('utf8') : '';
  return (caller: DriveCaller, options: DriveResource): DriveResource => {
    requireAny(caller, anyRead);
    const { accountId } = caller;
    const matches = matcherOf(textIn(options, 'q') ?? '');
    const files = [...world.items(accountId), ...world.items(accountId, { trashed: true })]
      .filter((item) => isVisible(item, caller))
      .filter((item) => {
        const resource = described(item, caller);
        const values: DriveResource = {
          ...resource,
          title: item.name,
          sharedWithMe: roleOf(item, accountId) !== 'owner' && item.parentId === undefined,
          visibility: drive.linkRoleOf(item) === undefined ? 'limited' : 'anyoneWithLink',
          modifiedDate: resource['modifiedTime'],
        };
        return matches({
          value: (field) =>
            field === 'fullText'
              ? [item.name, textIn(resource, 'description'), contentText(item)].join(' ')
              : (values[field] as string | boolean | undefined),
          isIn: (name, collection) => isInCollection(resource, name === 'root' ? rootOf(accountId) : name, collection),
          has: (collection, key, value) => {
            const pairs = resource[collection];
            return typeof pairs === 'object' && pairs !== null && (pairs as DriveResource)[key] === value;
          },
        });
      })
      .map((item) => described(item, caller))
      .sort(ordering(textIn(options, 'orderBy') ?? ''));
    const size = Math.min(Number(options['pageSize'] ?? options['maxResults'] ?? 100), 1000);
    if (!(size >= 1)) throw new DriveError(400, 'invalidParameter', 'Invalid value for pageSize.');
    const from = Number(textIn(options, 'pageToken')?.replace('~', '') ?? 0);
    return {
      kind: 'drive#fileList',
      ...(files.length > from + size && { nextPageToken: `~${from + size}` }),
      incompleteSearch: false,
      files: files.slice(from, from + size),
    };
  };
}

function isInCollection(resource: DriveResource, name: string, collection: string): boolean {
  if (collection === 'parents') return ((resource['parents'] ?? []) as readonly string[]).includes(name);
  const wanted: Readonly<Record<string, readonly DriveRole[]>> = {
    owners: ['owner'],
    writers: ['owner', 'writer'],
    readers: ['owner', 'writer', 'commenter', 'reader'],
  };
  const roles = wanted[collection];
  if (roles === undefined) throw new DriveError(400, 'invalid', 'Invalid Value');
  const own = ((resource['owners'] ?? []) as readonly DriveResource[]).some(
    ({ emailAddress, me }) => emailAddress === name || (name === 'me' && me === true),
  );
  if (own) return true;
  return ((resource['permissions'] ?? []) as readonly DriveResource[]).some(
    ({ emailAddress, role }) => emailAddress === name && roles.includes(role as DriveRole),
  );
}

/** `folder,name,modifiedTime desc` as a comparison. */
function ordering(orderBy: string): (one: DriveResource, other: DriveResource) => number {
  const keys = orderBy === '' ? [] : orderBy.split(',').map((part) => part.trim().split(/\s+/));
  const valueOf = (resource: DriveResource, key: string): string =>
    key === 'folder'
      ? String(resource['mimeType'] !== folderType)
      : (textIn(resource, key.replace(/_natural$/, '')) ?? '').toLowerCase();
  return (one, other) => {
    for (const [key = '', direction] of keys) {
      const order = valueOf(one, key).localeCompare(valueOf(other, key), 'en', { numeric: key.endsWith('_natural') });
      if (order !== 0) return direction === 'desc' ? -order : order;
    }
    return 0;
  };
}
