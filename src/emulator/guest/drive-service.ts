// The advanced Drive service, version 3, and the refusal of DriveApp where only drive.file is granted.
import type { Blob } from './blob';
import type { Json } from './built';
import { callHost, exception } from './host';
import { strict } from './not-emulated';

type Options = Readonly<Record<string, Json>>;

/** Calls of the Drive API as the advanced service offers them: resource first, then content, then options. */
export const advancedDrive = strict(
  {
    Files: strict(
      {
        get: (fileId: string, options: Options = {}) => callHost('Drive.Files.get', fileId, options),
        copy: (resource: Options, fileId: string, options: Options = {}) =>
          callHost('Drive.Files.copy', resource, fileId, options),
        list: (options: Options = {}) => callHost('Drive.Files.list', options),
        generateIds: (options: Options = {}) => callHost('Drive.Files.generateIds', options),
        create: (resource: Options, content?: Blob, options: Options = {}) =>
          callHost('Drive.Files.create', resource, content?.toBase64() ?? null, options),
        update: (resource: Options, fileId: string, content?: Blob, options: Options = {}) =>
          callHost('Drive.Files.update', resource, fileId, content?.toBase64() ?? null, options),
      },
      'Drive.Files',
      '../advanced/drive',
    ),
  },
  'Drive',
  '../advanced/drive',
);

/** DriveApp wants a scope over the whole of Drive; the per-file scope is not enough for any of its methods. */
export const driveApp: unknown = new Proxy(
  {},
  {
    get: (_, method) => () => {
      throw exception(
        `Specified permissions are not sufficient to call DriveApp.${String(method)}. Required permissions: https://www.googleapis.com/auth/drive`,
      );
    },
  },
);
