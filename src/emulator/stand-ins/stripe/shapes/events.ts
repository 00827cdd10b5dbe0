// Events, as they are told.
import { type Born, type Event, type EventType, apiVersion } from './objects';

export const eventOf = (
  born: Born,
  type: EventType,
  object: object,
  previous: object | undefined,
  request: { readonly id: string | null; readonly idempotency_key: string | null },
): Event => ({
  object: 'event',
  api_version: apiVersion,
  data: {
    // What it was then: nothing that happens later changes it.
    object: structuredClone(object),
    ...(previous !== undefined && { previous_attributes: structuredClone(previous) }),
  },
  pending_webhooks: 0,
  request,
  type,
  ...born,
});
