// The server behind the open page.
import { type Calls, createClient } from '../../contract/client';
import type { FileRequest, OpeningFile, OpenServer } from '../../contract/open';

/** Functions of the server; a broken connection rejects. */
export type ServerCalls = Calls<OpenServer>;

/** Asks the server. */
export const createServer = (): ServerCalls =>
  createClient<OpenServer>((error) => {
    throw error;
  });

/** What identifies a file to the server. */
export const requestOf = ({ id, resourceKey }: OpeningFile): FileRequest => ({
  fileId: id,
  ...(resourceKey !== undefined && { resourceKey }),
});
