// The desk as people start it: the built program in a process of its own, on a free port.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './emulator';

/** A running desk. */
export interface StartedDesk {
  readonly url: string;
  /** Where it puts sign-ins for `mockups-admin`, a folder for each account. */
  readonly signIns: string;
  /** All that it has written so far. */
  readonly said: () => string;
  readonly stop: () => void;
}

/** Starts the desk and waits until it says its address. */
export function startDesk(...args: readonly string[]): Promise<StartedDesk> {
  const signIns = mkdtempSync(path.join(tmpdir(), 'sign-ins-'));
  return started(program(args, '0', { SIGN_INS: signIns }), signIns);
}

/** The same with any project: `mockups-emulator FOLDER` and its options. */
export const startOther = (folder: string, ...args: readonly string[]): Promise<StartedDesk> =>
  started(command([folder, '--port', '0', ...args]));

/** Runs `mockups-emulator` to its end. */
export const otherToEnd = (...args: readonly string[]): ReturnType<typeof toEnd> => toEnd(command(args));

function started(child: ChildProcess, signIns = ''): Promise<StartedDesk> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /The desk is at (\S+)/.exec(output)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        signIns,
        said: () => output,
        stop: () => {
          child.kill();
        },
      });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('close', () => {
      reject(new Error(output));
    });
  });
}

/** Runs the program to its end. */
export function runToEnd(port: string, ...args: readonly string[]): ReturnType<typeof toEnd> {
  return toEnd(program(args, port));
}

function toEnd(child: ChildProcess): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code) => {
      resolve({ code: code ?? -1, output });
    });
  });
}

/** What is written is read as text, whatever the terminal or the machine would have it painted. */
const plain = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

/** How Google is met, where the whole suite is to meet it so. */
const google = process.env['GOOGLE'] === undefined ? [] : ['--google', process.env['GOOGLE']];

const command = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, [path.join(root, 'lib/emulator/main.js'), ...args], { env: plain });

const program = (args: readonly string[], port: string, more: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, [path.join(root, 'lib/sample/main.js'), ...google, ...args], {
    cwd: root,
    env: { ...plain, PORT: port, INIT_CWD: root, ...more },
  });
