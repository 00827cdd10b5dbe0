// Ids and resource keys of Drive, as far as their form goes: what is no such thing never reaches a service.
import * as v from 'valibot';

export const driveId = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/));
