// The advanced Drive service's calls: the Drive API with Apps Script's way of saying no.
import { ServiceError } from '../../world/key-value';
import type { DriveCalls, DriveExtras } from '../../calls';
import type { Answers, Caller } from '../service';
import type { DriveApi } from './drive-api';
import type { DriveCaller, DriveResource } from './drive-resource';
import { DriveError } from './drive-error';
import { selected } from './fields';
import { resourceKeysOf } from './rest';
import { standardFields } from './standard-fields';

const decoded = (base64: string | null): Uint8Array | undefined =>
  base64 === null ? undefined : Buffer.from(base64, 'base64');

/** Every call by name; each takes its extras first. */
export function driveServices(drive: DriveApi): Answers<DriveCalls> {
  const call =
    <Args extends readonly unknown[]>(
      method: string,
      answer: (caller: DriveCaller, extras: DriveExtras, ...args: Args) => unknown,
      standard?: string,
    ) =>
    ({ accountId }: Caller, extras: DriveExtras, ...args: Args): unknown => {
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
    'About.get': call('about.get', (caller) => drive.about(caller), standardFields.about),
    'Files.get': call('files.get', (caller, { options }, fileId: string) =>
      options['alt'] === 'media'
        ? textOf(drive.media(caller, fileId).content)
        : selected(drive.get(caller, fileId), options['fields'], file),
    ),
    // For DriveApp, which reads bytes.
    'Files.media': call('files.get', (caller, _, fileId: string) => {
      const { content, mimeType } = drive.media(caller, fileId);
      return { base64: Buffer.from(content).toString('base64'), mimeType };
    }),
    'Files.list': call('files.list', (caller, { options }) => drive.list(caller, options), files),
    'Files.copy': call(
      'files.copy',
      (caller, _, resource: DriveResource, fileId: string) => drive.copy(caller, fileId, resource),
      file,
    ),
    'Files.generateIds': call('files.generateIds', (caller, { options }) =>
      drive.generateIds(caller, typeof options['count'] === 'number' ? options['count'] : 10),
    ),
    'Files.create': call(
      'files.create',
      (caller, _, resource: DriveResource, content: string | null) => drive.create(caller, resource, decoded(content)),
      file,
    ),
    'Files.update': call(
      'files.update',
      (caller, { options }, resource: DriveResource, fileId: string, content: string | null) =>
        drive.update(caller, fileId, resource, options, decoded(content)),
      file,
    ),
    'Files.remove': call('files.delete', (caller, _, fileId: string) => {
      drive.remove(caller, fileId);
    }),
    'Revisions.list': call('revisions.list', (caller, _, fileId: string) => drive.revisions(caller, fileId), revisions),
    'Revisions.get': call('revisions.get', (caller, { options }, fileId: string, revisionId: string) =>
      options['alt'] === 'media'
        ? textOf(drive.revisionMedia(caller, fileId, revisionId))
        : selected(drive.revision(caller, fileId, revisionId), options['fields'], revision),
    ),
    'Permissions.list': call(
      'permissions.list',
      (caller, _, fileId: string) => drive.permissions(caller, fileId),
      permissions,
    ),
    'Permissions.create': call(
      'permissions.create',
      (caller, _, resource: DriveResource, fileId: string) => drive.share(caller, fileId, resource),
      permission,
    ),
    'Permissions.get': call(
      'permissions.get',
      (caller, _, fileId: string, permissionId: string) => drive.permission(caller, fileId, permissionId),
      permission,
    ),
    'Permissions.update': call(
      'permissions.update',
      (caller, _, resource: DriveResource, fileId: string, permissionId: string) =>
        drive.changeRole(caller, fileId, permissionId, resource),
      permission,
    ),
    'Files.emptyTrash': call('files.emptyTrash', (caller) => {
      drive.emptyTrash(caller);
    }),
    'Permissions.remove': call('permissions.delete', (caller, _, fileId: string, permissionId: string) => {
      drive.unshare(caller, fileId, permissionId);
    }),
  };
}
