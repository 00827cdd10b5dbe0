// What every function of every page has in common: what is asked is parsed, and a fault becomes an answer that says so.
import * as v from 'valibot';
import { plain } from '../../contract/plain';
import type { Answer, AnyServer, Asked, RequestsOf } from '../../contract/server';
import type { Outside } from '../../subscriptions/ports';
import { guarded } from '../guarded';
import { withOutside } from '../outside';

/** What is answered where the function itself has nothing to answer. */
export interface Instead<Answer> {
  readonly notUnderstood: () => Answer;
  /** @param reference to the fault's line in the log */
  readonly fault: (reference: string) => Answer;
  /** @param url where the account agrees to what it has not agreed to yet */
  readonly notAllowed: (url: string) => Answer;
}

/**
 * Makes the functions of a server, whoever calls them with whatever.
 * @param path the scopes that the page needs altogether
 */
export const answeringFor =
  <Server extends AnyServer<Server>>(requests: RequestsOf<Server>, path: readonly string[]) =>
  <Name extends keyof Server & string>(
    name: Name,
    instead: Instead<Answer<Server, Name>>,
    act: (asked: Asked<Server, Name>, outside: Outside) => Answer<Server, Name>,
  ) =>
  (raw: unknown): Answer<Server, Name> =>
    guarded(
      name,
      () => {
        const asked = v.safeParse(requests[name], raw);
        if (!asked.success) return instead.notUnderstood();
        return plain(withOutside((outside) => act(asked.output, outside)));
      },
      instead.fault,
      { path, allow: instead.notAllowed },
    );
