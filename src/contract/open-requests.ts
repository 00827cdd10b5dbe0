// What pages and Drive may hand over, as far as its form goes: what is no such thing never reaches a service.
import * as v from 'valibot';

/** Ids and resource keys of Drive. */
export const driveId = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/));

/** What a mockup may be called. */
export const mockupName = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty(),
  v.maxLength(200),
  // eslint-disable-next-line no-control-regex -- those are the characters that no name has
  v.regex(/^[^\u0000-\u001f\u007f]+$/),
);
