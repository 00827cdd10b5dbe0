// Asks the server through google.script.run, as promises, and keeps what a reloaded page must know in its address.
import type { FileRequest, OpeningFile, Server } from '../contract';

/** Functions of the server that take one argument; each gives a promise of what the server returns. */
export type ServerCalls = {
  readonly [Name in keyof Server]: (request: Parameters<Server[Name]>[0]) => Promise<ReturnType<Server[Name]>>;
};

// https://developers.google.com/apps-script/guides/html/reference/run
type Runner = { readonly [Name in keyof Server]: (request: unknown) => void } & {
  withSuccessHandler(handler: (result: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
};

declare const google:
  | {
      readonly script: {
        readonly run: Runner;
        // https://developers.google.com/apps-script/guides/html/reference/history
        readonly history?: {
          replace(state: unknown, parameters: Readonly<Record<string, string>>, hash: string): void;
        };
      };
    }
  | undefined;

/** The server behind this page. Calls fail when the page was opened without one. */
export function createServer(): ServerCalls {
  const call =
    <Name extends keyof Server>(name: Name) =>
    (request: Parameters<Server[Name]>[0]): Promise<ReturnType<Server[Name]>> =>
      new Promise((resolve, reject) => {
        if (typeof google === 'undefined') {
          reject(new Error('This page was opened without its server.'));
          return;
        }
        const run = google.script.run
          .withSuccessHandler((result) => {
            resolve(result as ReturnType<Server[Name]>);
          })
          .withFailureHandler(reject);
        run[name](request);
      });
  return {
    readMockup: call('readMockup'),
    checkAgain: call('checkAgain'),
    startTrial: call('startTrial'),
    reserveId: call('reserveId'),
    createMockup: call('createMockup'),
    changeMockup: call('changeMockup'),
    readAsset: call('readAsset'),
    reportProblem: call('reportProblem'),
  };
}

/** What identifies a file to the server. */
export const requestOf = ({ id, resourceKey }: OpeningFile): FileRequest => ({
  fileId: id,
  ...(resourceKey !== undefined && { resourceKey }),
});

/** Writes what the page was opened for into its address, so that loading it again opens the same. */
export function rememberInAddress(state: object): void {
  if (typeof google === 'undefined') return;
  google.script.history?.replace(null, { state: JSON.stringify(state) }, '');
}
