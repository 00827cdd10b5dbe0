// Who is signed in, from the identity token of Apps Script.
import * as v from 'valibot';
import { requireConsent, scopesFor } from './consent';
import type { Identified, Log } from '../../subscriptions/ports';

const claims = v.object({ sub: v.pipe(v.string(), v.nonEmpty()), email: v.pipe(v.string(), v.nonEmpty()) });

/**
 * The account that runs this execution; undefined when Google does not tell both its id and its address, though the account
 * has agreed to it.
 * One service call, however often it is asked: an execution runs as one account. The token comes from Google inside the execution, so its signature needs no check.
 * https://developers.google.com/apps-script/reference/script/script-app#getidentitytoken
 * @throws NotAllowedYet where the account has not agreed to it
 */
export function createIdentity(log: Log): () => Identified | undefined {
  const told = (): Identified | undefined => {
    try {
      // The types promise a token always; without the scope there is none.
      const token = ScriptApp.getIdentityToken() as string | null;
      const payload = token?.split('.')[1];
      if (payload === undefined) return undefined;
      const json = Utilities.newBlob(Utilities.base64DecodeWebSafe(padded(payload))).getDataAsString();
      const parsed = v.safeParse(claims, JSON.parse(json));
      return parsed.success ? { id: parsed.output.sub, email: parsed.output.email } : undefined;
    } catch (error) {
      log.warn('identity-unknown', { detail: String(error) });
      return undefined;
    }
  };
  const ask = (): Identified | undefined => {
    const account = told();
    // A policy may hide it, too: then nobody can agree to anything.
    if (account === undefined) requireConsent(scopesFor.account);
    return account;
  };
  let asked: { readonly account: Identified | undefined } | undefined;
  return () => (asked ??= { account: ask() }).account;
}

/** Tokens leave the padding of base64 away; Utilities wants it. */
const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');
