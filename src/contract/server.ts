// What the contracts of all pages have in common: functions of the script that take one request and give one answer.
import type { GenericSchema } from 'valibot';

/** A server as a type: its functions by name. */
export type AnyServer<Server> = { readonly [Name in keyof Server]: (request: never) => unknown };

/** What a function is asked. */
export type Asked<Server extends AnyServer<Server>, Name extends keyof Server> = Parameters<Server[Name]>[0];

/** What a function answers. */
export type Answer<Server extends AnyServer<Server>, Name extends keyof Server> = ReturnType<Server[Name]>;

/** The form of what each function of a server is asked. */
export type RequestsOf<Server extends AnyServer<Server>> = {
  readonly [Name in keyof Server]: GenericSchema<unknown, Asked<Server, Name>>;
};
