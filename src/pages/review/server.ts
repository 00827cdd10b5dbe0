// Asks the server through google.script.run, as promises.
import type { NoAnswer, ReviewServer } from './contract';

/** Functions of the server, each with a promise of its answer. */
export type ServerCalls = {
  readonly [Name in keyof ReviewServer]: (
    request: Parameters<ReviewServer[Name]>[0],
  ) => Promise<ReturnType<ReviewServer[Name]> | Lost>;
};

/** The connection broke off: whether anything happened is not known, and asking again is safe. */
export interface Lost {
  readonly outcome: 'lost';
}

/** Every way of getting no answer. */
export type Failure = NoAnswer | Lost;

// https://developers.google.com/apps-script/guides/html/reference/run
type Runner = { readonly [Name in keyof ReviewServer]: (request: unknown) => void } & {
  withSuccessHandler(handler: (result: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
};

declare const google: { readonly script: { readonly run: Runner } } | undefined;

/** The server behind this page. */
export function createServer(): ServerCalls {
  const call =
    <Name extends keyof ReviewServer>(name: Name) =>
    (request: Parameters<ReviewServer[Name]>[0]): Promise<ReturnType<ReviewServer[Name]> | Lost> =>
      new Promise((resolve) => {
        const lost = (): void => {
          resolve({ outcome: 'lost' });
        };
        if (typeof google === 'undefined') {
          lost();
          return;
        }
        const run = google.script.run
          .withSuccessHandler((result) => {
            resolve(result as ReturnType<ReviewServer[Name]>);
          })
          .withFailureHandler(lost);
        run[name](request);
      });
  return {
    reviewScopes: call('reviewScopes'),
    reviewPage: call('reviewPage'),
    reviewHistory: call('reviewHistory'),
    reviewPerson: call('reviewPerson'),
    previewChanges: call('previewChanges'),
    changeLicenses: call('changeLicenses'),
    previewResolution: call('previewResolution'),
    resolveConflict: call('resolveConflict'),
    previewImport: call('previewImport'),
    importLicenses: call('importLicenses'),
    noteDirectory: call('noteDirectory'),
    putOrganisation: call('putOrganisation'),
  };
}
