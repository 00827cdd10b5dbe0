// What one run of a script was.
import type { Instant } from './world';

/** One call of a script to a service that reaches outside its own context. */
export interface ServiceCall {
  /** For instance `PropertiesService.getScriptProperties().getProperty`. */
  readonly name: string;
  readonly startedAt: Instant;
  readonly milliseconds: number;
  readonly argumentBytes: number;
  readonly resultBytes: number;
  readonly error?: string;
}

export interface LogLine {
  readonly at: Instant;
  /** Where in the script it was written: `Code.gs:12:3`. */
  readonly where?: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** One run of one global function, from a fresh context to its end. */
export interface Execution {
  readonly id: string;
  readonly functionName: string;
  /** What started it. */
  readonly kind:
    | 'homepage'
    | 'items-selected'
    | 'action'
    | 'universal-action'
    | 'trigger'
    | 'suggestions'
    | 'web-app'
    | 'callback'
    | 'page-call'
    | 'function';
  readonly accountId: string;
  /** What the function was called with: the event object, or what a page handed over. */
  readonly args: readonly unknown[];
  readonly startedAt: Instant;
  readonly milliseconds: number;
  readonly outcome:
    | { readonly status: 'completed'; readonly result: unknown }
    | { readonly status: 'failed'; readonly error: ScriptError }
    | { readonly status: 'timed-out'; readonly error: ScriptError };
  /** In order. */
  readonly calls: readonly ServiceCall[];
  readonly log: readonly LogLine[];
}

export interface ScriptError {
  /** As people see it in Google's own surfaces, for instance `TypeError: x is not a function`. */
  readonly message: string;
  /** Of the script's own files: `at onHomepage (Code.gs:12:3)`. */
  readonly stack?: string;
}
