// The server behind the open page.
import { type Calls, createClient } from '../../contract/client';
import type { OpeningFile, OpenServer } from '../../contract/open';
import { openAnswers } from '../../contract/open-answers';
import type { OpenRequest } from '../../contract/open-requests';

/** Functions of the server; a broken connection rejects. */
export type ServerCalls = Calls<OpenServer>;

/** Asks the server. @param allow has the reader agree to something at this address first */
export const createServer = (allow: (url: string) => Promise<boolean>): ServerCalls =>
  createClient<OpenServer>(
    openAnswers,
    (error) => {
      throw error;
    },
    allow,
  );

/** What identifies a file to the server. */
export const requestOf = ({ id, resourceKey }: OpeningFile): OpenRequest<'readMockup'> => ({
  id,
  ...(resourceKey !== undefined && { resourceKey }),
});
