// One object by its id, as each kind of them is asked for.
import * as v from 'valibot';
import type { StripeResource } from '../../../api/stripe';
import type { Kind } from '../ledger';
import { expand, parsed } from '../params';
import type { Route } from './route';

/** The route that reads one object of a kind. @param path ends with `:id` */
export const one = (path: string, resource: StripeResource, kind: Kind): Route => ({
  method: 'GET',
  path,
  resource,
  answer: ({ ledger, ids: [id = ''], params }) => {
    parsed(v.strictObject(expand), params);
    return ledger.get(kind, id);
  },
});
