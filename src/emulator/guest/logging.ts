// console and Logger: lines that are collected with the execution.
import { callHost } from './host';
import { strict } from './not-emulated';

type Level = 'debug' | 'info' | 'warn' | 'error';

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value !== 'object' || value === null) return String(value);
  // Objects of services have words of their own; plain ones are shown as they are.
  const hasWords = !Array.isArray(value) && value.toString !== Object.prototype.toString;
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- it was just seen to have words of its own
  if (hasWords) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return '[object]';
  }
};

/** The first part may hold places for the others: `%s`, `%d`, `%i`, `%f`, `%o`, `%O`, `%j`. */
function lineOf([first, ...others]: readonly unknown[]): string {
  const left = [...others];
  const words =
    typeof first === 'string'
      ? first.replace(/%([sdifoOj%])/g, (place, kind: string) => {
          if (kind === '%') return left.length === others.length && others.length === 0 ? place : '%';
          if (left.length === 0) return place;
          const value = left.shift();
          if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)));
          return kind === 'f' ? String(Number(value)) : textOf(value);
        })
      : textOf(first);
  return [words, ...left.map(textOf)].join(' ');
}

/** The frame of a stack that is the script's own. */
const callerOf = (stack: string): string | null =>
  stack.split('\n').find((frame) => /^\s+at /.test(frame) && !frame.includes('apps-script:')) ?? null;

const write = (level: Level, parts: readonly unknown[]): string => {
  const line = parts.length === 0 ? '' : lineOf(parts);
  callHost('console', level, line, callerOf(new Error().stack ?? ''));
  return line;
};

const began = new Map<string, number>();

/** https://developers.google.com/apps-script/guides/logging */
export const console = {
  log: (...parts: readonly unknown[]) => void write('info', parts),
  info: (...parts: readonly unknown[]) => void write('info', parts),
  debug: (...parts: readonly unknown[]) => void write('debug', parts),
  warn: (...parts: readonly unknown[]) => void write('warn', parts),
  error: (...parts: readonly unknown[]) => void write('error', parts),
  time: (label = 'default') => {
    began.set(label, Date.now());
  },
  timeEnd: (label = 'default') => {
    const start = began.get(label);
    if (start !== undefined) write('debug', [`${label}: ${Date.now() - start}ms`]);
    began.delete(label);
  },
};

const lines: string[] = [];

export const logger = strict(
  {
    log: (...parts: readonly unknown[]): object => {
      lines.push(write('info', parts));
      return logger;
    },
    clear: () => {
      lines.length = 0;
    },
    getLog: () => lines.map((line) => `${line}\n`).join(''),
  },
  'Base.Logger',
);
