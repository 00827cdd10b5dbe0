// Asks the server behind a page, through google.script.run, as promises.
import { type GenericSchema, is } from 'valibot';
import { consentIn } from './allowing';
import { plain } from './plain';
import type { Answer, AnswersOf, AnyServer, Asked } from './server';

/** Functions of a server, each with a promise of what it answers, or of what stands in for a lost answer. */
export type Calls<Server extends AnyServer<Server>, Instead = never> = {
  readonly [Name in keyof Server]: (request: Asked<Server, Name>) => Promise<Answer<Server, Name> | Instead>;
};

// https://developers.google.com/apps-script/guides/html/reference/run
interface Runner {
  withSuccessHandler(handler: (result: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
}

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

/** The script answered in a form that this page does not know: it was deployed anew since the page was loaded. */
export class OtherVersion extends Error {}

/**
 * The server behind this page.
 * @param answers the form of what each function answers
 * @param lost makes of a broken connection, of a page opened without a server, or of an {@link OtherVersion} what the
 * call answers then
 * @param allow has somebody agree to something at this address; false where they would rather not, and the answer stays a no
 */
export function createClient<Server extends AnyServer<Server>, Instead = never>(
  answers: AnswersOf<Server>,
  lost: (error: Error) => Instead,
  allow: (url: string) => Promise<boolean>,
): Calls<Server, Instead> {
  const asked = async (name: keyof Server, request: unknown): Promise<unknown> => {
    const answer = await new Promise<unknown>((resolve, reject: (error: Error) => void) => {
      if (typeof google === 'undefined') {
        reject(new Error('This page was opened without its server.'));
        return;
      }
      const run = google.script.run.withSuccessHandler(resolve).withFailureHandler(reject);
      (run as unknown as Readonly<Record<keyof Server, (request: unknown) => void>>)[name](plain(request));
    });
    // Checked alone: what is passed on is what came, and nothing is copied.
    if (!is<GenericSchema>(answers[name], answer)) throw new OtherVersion(`Not understood: ${String(name)}`);
    const consent = consentIn(answer);
    // Whoever comes back from agreeing finds the same question asked again.
    return consent !== undefined && (await allow(consent.url)) ? asked(name, request) : answer;
  };
  const call = (name: keyof Server) => (request: unknown) => asked(name, request).catch(lost);
  // The server's functions are named by the type alone.
  return new Proxy({}, { get: (_, name) => call(name as keyof Server) }) as Calls<Server, Instead>;
}

/** Writes what the page was opened for into its address, so that loading it again opens the same. */
export function rememberInAddress(parameters: Readonly<Record<string, string>>): void {
  if (typeof google === 'undefined') return;
  google.script.history?.replace(null, parameters, '');
}
