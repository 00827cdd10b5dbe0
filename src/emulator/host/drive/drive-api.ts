// The Drive API, version 3, over this world's items: what an account may do, and what it let the add-on see.
// https://developers.google.com/workspace/drive/api/reference/rest/v3
import type { InnerWorld } from '../../world/world';
import { createAccess } from './access';
import { apiDisabled, internalError } from './drive-error';
import type { DriveCaller, DriveResource } from './drive-resource';
import { fileCalls } from './files';
import { listCall } from './listing';
import { permissionCalls } from './permissions';
import { createResources } from './resources';
import { revisionCalls } from './revisions';

/** What a request may ask of the Drive API. Whole resources; `fields` is applied by whoever answers. */
export interface DriveApi {
  readonly about: (caller: DriveCaller) => DriveResource;
  readonly get: (caller: DriveCaller, fileId: string) => DriveResource;
  readonly media: (caller: DriveCaller, fileId: string) => { readonly content: Uint8Array; readonly mimeType: string };
  readonly list: (caller: DriveCaller, options: DriveResource) => DriveResource;
  readonly copy: (caller: DriveCaller, fileId: string, resource: DriveResource) => DriveResource;
  /** Ids that a later `create` or `copy` may name: asked twice with one of them, the second is refused. */
  readonly generateIds: (caller: DriveCaller, count: number) => DriveResource;
  readonly create: (caller: DriveCaller, resource: DriveResource, content?: Uint8Array) => DriveResource;
  readonly update: (
    caller: DriveCaller,
    fileId: string,
    resource: DriveResource,
    options: DriveResource,
    content?: Uint8Array,
  ) => DriveResource;
  readonly remove: (caller: DriveCaller, fileId: string) => void;
  readonly revisions: (caller: DriveCaller, fileId: string) => DriveResource;
  readonly revision: (caller: DriveCaller, fileId: string, revisionId: string) => DriveResource;
  readonly revisionMedia: (caller: DriveCaller, fileId: string, revisionId: string) => Uint8Array;
  readonly permissions: (caller: DriveCaller, fileId: string) => DriveResource;
  readonly share: (caller: DriveCaller, fileId: string, permission: DriveResource) => DriveResource;
  readonly permission: (caller: DriveCaller, fileId: string, permissionId: string) => DriveResource;
  readonly changeRole: (
    caller: DriveCaller,
    fileId: string,
    permissionId: string,
    permission: DriveResource,
  ) => DriveResource;
  /** Deletes for good what the account owns and threw away. */
  readonly emptyTrash: (caller: DriveCaller) => void;
  readonly unshare: (caller: DriveCaller, fileId: string, permissionId: string) => void;
}

/** The same, but that all of it fails while Drive is out, or its API switched off. */
function unlessOut(api: DriveApi, outages: InnerWorld['outages']): DriveApi {
  const answers = Object.entries(api) as readonly (readonly [string, (...asked: readonly unknown[]) => unknown])[];
  const guarded = answers.map(([name, answer]) => [
    name,
    (...asked: readonly unknown[]) => {
      if (outages().includes('drive-api')) throw apiDisabled();
      if (outages().includes('drive')) throw internalError();
      return answer(...asked);
    },
  ]);
  return Object.fromEntries(guarded) as DriveApi;
}

/** @param may whether whoever asks has a scope: the script asks for it, and the account has agreed */
export function createDriveApi(world: InnerWorld, may: (accountId: string, scope: string) => boolean): DriveApi {
  const access = createAccess(world, may);
  const resources = createResources(world, access);
  const api: DriveApi = {
    ...fileCalls(world, access, resources),
    list: listCall(world, access, resources),
    ...revisionCalls(world, access, resources),
    ...permissionCalls(world, access, resources),
  };
  return unlessOut(api, () => world.outages());
}
