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
