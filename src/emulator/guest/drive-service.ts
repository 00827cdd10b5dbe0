// The advanced Drive service, version 3.
import type { Blob } from './blob';
import type { Json } from './built';
import type { DriveCalls } from '../calls';
import { type DriveArguments, callDrive } from './host';
import { strictApi } from './not-emulated';

type Options = Readonly<Record<string, Json>>;
type Headers = Readonly<Record<string, string>>;

/** Extras first: options such as `fields`, then request headers such as `X-Goog-Drive-Resource-Keys`. */
const call = <Name extends keyof DriveCalls>(
  name: Name,
  options: Options,
  headers: Headers,
  ...args: DriveArguments<Name>
): unknown => callDrive(name, { options, headers }, ...args);

const page = 'https://developers.google.com/apps-script/advanced/drive';
const base64Of = (content: Blob | null | undefined): string | null => content?.toBase64() ?? null;

/** Calls of the Drive API as the advanced service offers them: resource first, then content, then options, then headers. */
export const advancedDrive = strictApi(
  {
    About: strictApi(
      { get: (options: Options = {}, headers: Headers = {}) => call('About.get', options, headers) },
      'Drive.About',
      page,
    ),
    Files: strictApi(
      {
        get: (fileId: string, options: Options = {}, headers: Headers = {}) =>
          call('Files.get', options, headers, fileId),
        copy: (resource: Options, fileId: string, options: Options = {}, headers: Headers = {}) =>
          call('Files.copy', options, headers, resource, fileId),
        list: (options: Options = {}, headers: Headers = {}) => call('Files.list', options, headers),
        generateIds: (options: Options = {}, headers: Headers = {}) => call('Files.generateIds', options, headers),
        create: (resource: Options, content?: Blob | null, options: Options = {}, headers: Headers = {}) => {
          // What a blob knows of itself holds where the resource says nothing.
          const type = content?.getContentType() ?? null;
          const known = { ...(type !== null && { mimeType: type }), ...resource };
          return call('Files.create', options, headers, known, base64Of(content));
        },
        update: (
          resource: Options,
          fileId: string,
          content?: Blob | null,
          options: Options = {},
          headers: Headers = {},
        ) => call('Files.update', options, headers, resource, fileId, base64Of(content)),
        emptyTrash: () => {
          call('Files.emptyTrash', {}, {});
        },
        remove: (fileId: string, options: Options = {}, headers: Headers = {}) => {
          call('Files.remove', options, headers, fileId);
        },
      },
      'Drive.Files',
      page,
    ),
    // This world has no shared drives.
    Drives: strictApi({ list: () => ({ kind: 'drive#driveList', drives: [] }) }, 'Drive.Drives', page),
    // Resources begin as objects without fields.
    newFile: () => ({}),
    newPermission: () => ({}),
    Permissions: strictApi(
      {
        get: (fileId: string, permissionId: string, options: Options = {}, headers: Headers = {}) =>
          call('Permissions.get', options, headers, fileId, permissionId),
        update: (
          resource: Options,
          fileId: string,
          permissionId: string,
          options: Options = {},
          headers: Headers = {},
        ) => call('Permissions.update', options, headers, resource, fileId, permissionId),
        list: (fileId: string, options: Options = {}, headers: Headers = {}) =>
          call('Permissions.list', options, headers, fileId),
        create: (resource: Options, fileId: string, options: Options = {}, headers: Headers = {}) =>
          call('Permissions.create', options, headers, resource, fileId),
        remove: (fileId: string, permissionId: string, options: Options = {}, headers: Headers = {}) => {
          call('Permissions.remove', options, headers, fileId, permissionId);
        },
      },
      'Drive.Permissions',
      page,
    ),
    Revisions: strictApi(
      {
        get: (fileId: string, revisionId: string, options: Options = {}, headers: Headers = {}) =>
          call('Revisions.get', options, headers, fileId, revisionId),
        list: (fileId: string, options: Options = {}, headers: Headers = {}) =>
          call('Revisions.list', options, headers, fileId),
      },
      'Drive.Revisions',
      page,
    ),
  },
  'Drive',
  page,
);
