// What Drive's "Open with" and "New" do: they let the app at the files that were chosen, and open its page told of them.
// https://developers.google.com/workspace/drive/api/guides/integrate-open, …/integrate-create
import type { Conditions, World } from '../api';

/** What somebody chose in Drive. */
export type DriveChoice =
  | { readonly action: 'open'; readonly ids: readonly string[] }
  | { readonly action: 'create'; readonly folderId: string };

/** The `state` for the page, in the form in which Drive sends it. */
export function driveState(
  world: Pick<World, 'item'>,
  how: Conditions['driveState'],
  choice: DriveChoice,
  userId: string,
): object {
  const isEmpty = how === 'empty-keys' || how === 'bare';
  const user = how === 'no-user' || how === 'bare' ? {} : { userId };
  /** In the place of a key that there is none of. */
  const none = isEmpty ? '' : how === 'nulls' ? null : undefined;
  if (choice.action === 'create') {
    const folderResourceKey = world.item(choice.folderId)?.resourceKey ?? none;
    return { action: 'create', folderId: choice.folderId, folderResourceKey, ...user };
  }
  const keys = choice.ids.map((id) => [id, world.item(id)?.resourceKey ?? none] as const);
  const known = keys.filter(([, key]) => key !== undefined);
  const resourceKeys = how === 'nulls' && keys.every(([, key]) => key === null) ? null : Object.fromEntries(known);
  return { ids: choice.ids, resourceKeys, action: 'open', ...user };
}
