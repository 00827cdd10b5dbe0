// Events: what has happened, for thirty days.
import * as v from 'valibot';
import type { Ledger } from '../ledger';
import { expand, isWithin, list, parsed, text } from '../params';
import { missing } from '../refusal';
import type { Route } from './route';
import type { Event, List } from '../shapes/objects';
import { newestFirst, page } from './listing';

/** For how long events are told. https://docs.stripe.com/api/events */
const kept = 30 * 24 * 60 * 60;

/** `invoice.*` stands for all that begin so. */
const isOfType = (type: string, asked: string): boolean =>
  asked.endsWith('*') ? type.startsWith(asked.slice(0, -1)) : type === asked;

/** How long those are held back that come late. */
const lateness = 60 * 60;

/** Events that are told by now, newest first. */
const told = (ledger: Ledger): readonly Event[] =>
  newestFirst(ledger.events).filter(
    ({ created }) =>
      created > ledger.time - kept && (!ledger.delivery.has('late') || created <= ledger.time - lateness),
  );

/** At least once, in no order: what whoever reads them must bear. https://docs.stripe.com/webhooks#event-ordering */
function delivered(ledger: Ledger, page: List<Event>): List<Event> {
  const ordered = ledger.delivery.has('reversed') ? newestFirst(page.data) : page.data;
  return { ...page, data: ordered.flatMap((one) => (ledger.delivery.has('twice') ? [one, one] : [one])) };
}

export const events: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/events',
    resource: 'event',
    answer: ({ ledger, params }) => {
      const asked = parsed(
        v.strictObject({
          ...list,
          type: v.optional(text),
          types: v.optional(v.pipe(v.array(text), v.maxLength(20))),
          delivery_success: v.optional(text),
        }),
        params,
      );
      const known = told(ledger);
      const cursor = asked.starting_after ?? asked.ending_before;
      if (cursor !== undefined && !known.some(({ id }) => id === cursor))
        throw missing('event', cursor, asked.ending_before === undefined ? 'starting_after' : 'ending_before');
      const types = asked.types ?? (asked.type === undefined ? undefined : [asked.type]);
      // The cursor itself need not be of the types that are asked for.
      const found = known.filter(
        ({ id, type, created }) =>
          id === cursor || ((types?.some((one) => isOfType(type, one)) ?? true) && isWithin(created, asked.created)),
      );
      return delivered(ledger, page(found, asked, '/v1/events'));
    },
  },
  {
    method: 'GET',
    path: '/v1/events/:id',
    resource: 'event',
    answer: ({ ledger, ids: [id = ''], params }) => {
      parsed(v.strictObject(expand), params);
      const event = ledger.events.find((one) => one.id === id);
      if (event === undefined || event.created <= ledger.time - kept) throw missing('event', id);
      return event;
    },
  },
];
