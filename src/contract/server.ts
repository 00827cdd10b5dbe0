// What the contracts of all pages have in common: functions of the script that take one request and give one answer.
import type { GenericSchema, InferOutput } from 'valibot';

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

/** The form of what each function of a server answers. */
export type AnswersOf<Server extends AnyServer<Server>> = {
  readonly [Name in keyof Server]: GenericSchema<unknown, Answer<Server, Name>>;
};

/** A value of a schema, which nobody changes who was given it. */
export type Given<Value> = Value extends object ? { readonly [Key in keyof Value]: Given<Value[Key]> } : Value;

/** A server as the forms of its requests and answers tell it. */
export type ServerOf<
  Requests extends Readonly<Record<keyof Answers, GenericSchema>>,
  Answers extends Readonly<Record<string, GenericSchema>>,
> = {
  readonly [Name in keyof Answers]: (request: Given<InferOutput<Requests[Name]>>) => Given<InferOutput<Answers[Name]>>;
};
