// The advanced Drive service's calls: the Drive API with Apps Script's way of saying no.
import { ServiceError } from '../../world/key-value';
import type { Caller, Service } from '../services';
import type { DriveApi, DriveCaller, DriveResource } from './drive-api';
import { DriveError } from './drive-error';
import { selected } from './fields';
import { resourceKeysOf } from './rest';
import { standardFields } from './standard-fields';

/** What every call of the advanced service carries: `fields` and the like, and headers. */
interface Extras {
  readonly options: DriveResource;
  readonly headers: Readonly<Record<string, string>>;
}

const decoded = (base64: string | null): Uint8Array | undefined =>
  base64 === null ? undefined : Buffer.from(base64, 'base64');

/** Every call by name; each takes its extras first. */
export function driveServices(drive: DriveApi): Readonly<Record<string, Service>> {
  const call =
    <Args extends readonly unknown[]>(
      method: string,
      answer: (caller: DriveCaller, extras: Extras, ...args: Args) => unknown,
      standard?: string,
    ) =>
    ({ accountId }: Caller, extras: Extras, ...args: Args): unknown => {
      const header = Object.entries(extras.headers).find(([name]) => /^x-goog-drive-resource-keys$/i.test(name))?.[1];
      try {
        const value = answer({ accountId, resourceKeys: resourceKeysOf(header) }, extras, ...args);
        return standard === undefined ? value : selected(value as DriveResource, extras.options['fields'], standard);
      } catch (error) {
        if (!(error instanceof DriveError)) throw error;
        throw new ServiceError(`API call to drive.${method} failed with error: ${error.message}`);
      }
    };
  const { file, files, permission, permissions, revision, revisions } = standardFields;
  const textOf = (content: Uint8Array): string => Buffer.from(content).toString('utf8');
  return {
    'Drive.About.get': call('about.get', (caller) => drive.about(caller), standardFields.about),
    'Drive.Files.get': call('files.get', (caller, { options }, fileId: string) =>
      options['alt'] === 'media'
        ? textOf(drive.media(caller, fileId).content)
        : selected(drive.get(caller, fileId), options['fields'], file),
    ),
    // For DriveApp, which reads bytes.
    'Drive.Files.media': call('files.get', (caller, _, fileId: string) => {
      const { content, mimeType } = drive.media(caller, fileId);
      return { base64: Buffer.from(content).toString('base64'), mimeType };
    }),
    'Drive.Files.list': call('files.list', (caller, { options }) => drive.list(caller, options), files),
    'Drive.Files.copy': call(
      'files.copy',
      (caller, _, resource: DriveResource, fileId: string) => drive.copy(caller, fileId, resource),
      file,
    ),
    'Drive.Files.generateIds': call('files.generateIds', (_, { options }) =>
      drive.generateIds(typeof options['count'] === 'number' ? options['count'] : 10),
    ),
    'Drive.Files.create': call(
      'files.create',
      (caller, _, resource: DriveResource, content: string | null) => drive.create(caller, resource, decoded(content)),
      file,
    ),
    'Drive.Files.update': call(
      'files.update',
      (caller, { options }, resource: DriveResource, fileId: string, content: string | null) =>
        drive.update(caller, fileId, resource, options, decoded(content)),
      file,
    ),
    'Drive.Files.remove': call('files.delete', (caller, _, fileId: string) => {
      drive.remove(caller, fileId);
    }),
    'Drive.Revisions.list': call(
      'revisions.list',
      (caller, _, fileId: string) => drive.revisions(caller, fileId),
      revisions,
    ),
    'Drive.Revisions.get': call('revisions.get', (caller, { options }, fileId: string, revisionId: string) =>
      options['alt'] === 'media'
        ? textOf(drive.revisionMedia(caller, fileId, revisionId))
        : selected(drive.revision(caller, fileId, revisionId), options['fields'], revision),
    ),
    'Drive.Permissions.list': call(
      'permissions.list',
      (caller, _, fileId: string) => drive.permissions(caller, fileId),
      permissions,
    ),
    'Drive.Permissions.create': call(
      'permissions.create',
      (caller, _, resource: DriveResource, fileId: string) => drive.share(caller, fileId, resource),
      permission,
    ),
    'Drive.Permissions.get': call(
      'permissions.get',
      (caller, _, fileId: string, permissionId: string) => drive.permission(caller, fileId, permissionId),
      permission,
    ),
    'Drive.Permissions.update': call(
      'permissions.update',
      (caller, _, resource: DriveResource, fileId: string, permissionId: string) =>
        drive.changeRole(caller, fileId, permissionId, resource),
      permission,
    ),
    'Drive.Files.emptyTrash': call('files.emptyTrash', (caller) => {
      drive.emptyTrash(caller);
    }),
    'Drive.Permissions.remove': call('permissions.delete', (caller, _, fileId: string, permissionId: string) => {
      drive.unshare(caller, fileId, permissionId);
    }),
  };
}
