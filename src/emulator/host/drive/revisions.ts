// The revisions of a file.
import type { Revision } from '../../world/drive-items';
import type { InnerWorld } from '../../world/world';
import { type Access, anyRead, canEdit } from './access';
import { DriveError, notAllowed } from './drive-error';
import type { DriveCaller, DriveResource } from './drive-resource';
import type { Resources } from './resources';

export function revisionCalls(world: InnerWorld, { requireAny, found, roleFor }: Access, resources: Resources) {
  const { drive } = world;
  const revisionsOf = (caller: DriveCaller, fileId: string): readonly Revision[] => {
    requireAny(caller, anyRead);
    const item = found(caller, fileId);
    if (!canEdit(roleFor(item, caller))) throw notAllowed();
    return drive.revisions(item.id);
  };
  const revisionAt = (caller: DriveCaller, fileId: string, revisionId: string): Revision => {
    const all = revisionsOf(caller, fileId);
    const revision = revisionId === 'head' ? all.at(-1) : all.find(({ id }) => id === revisionId);
    if (revision === undefined) throw new DriveError(404, 'notFound', `Revision not found: ${revisionId}.`);
    return revision;
  };
  const nameOf = (fileId: string): string => world.item(fileId)?.name ?? '';
  return {
    revisions: (caller: DriveCaller, fileId: string): DriveResource => ({
      kind: 'drive#revisionList',
      revisions: revisionsOf(caller, fileId).map((one) => resources.revisionOf(one, nameOf(fileId), caller.accountId)),
    }),
    revision: (caller: DriveCaller, fileId: string, revisionId: string): DriveResource =>
      resources.revisionOf(revisionAt(caller, fileId, revisionId), nameOf(fileId), caller.accountId),
    revisionMedia: (caller: DriveCaller, fileId: string, revisionId: string): Uint8Array =>
      revisionAt(caller, fileId, revisionId).content,
  };
}
