// How the Drive API says no.

/** A refusal of the Drive API. */
export class DriveError extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** https://developers.google.com/workspace/drive/api/guides/handle-errors */
export const internalError = (): DriveError => new DriveError(500, 'internalError', 'Internal Error');

export const notFound = (fileId: string): DriveError => new DriveError(404, 'notFound', `File not found: ${fileId}.`);

export const notAllowed = (): DriveError =>
  new DriveError(403, 'insufficientFilePermissions', 'The user does not have sufficient permissions for this file.');

/** A file that is there for the account, and that the account has not let the app see. */
export const notAuthorized = (fileId: string): DriveError =>
  new DriveError(
    403,
    'appNotAuthorizedToFile',
    `The user has not granted the app 123456789012 read access to the file ${fileId}.`,
  );

/** Nobody has enabled the API in the script's Cloud project. */
export const apiDisabled = (): DriveError =>
  new DriveError(
    403,
    'accessNotConfigured',
    'Google Drive API has not been used in project 123456789012 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/drive.googleapis.com/overview?project=123456789012 then retry.',
  );
