// A process that runs scripts and can do nothing else: it reads its own code, writes no file, starts no process and has none
// of the environment. Apps Script code that gets out of its context, as `node:vm` lets it, is no better off there.
// https://nodejs.org/docs/latest-v20.x/api/permissions.html
import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Socket } from 'node:net';
import { assetPath } from '../assets';
import { createFrameReader, type Frame, type FrameKind, frameOf } from './frames';

/** One such process. */
export interface Sandbox {
  readonly send: (kind: FrameKind, text: string) => void;
  /** Given what the process says from now on, and why it ended once it has. Undefined gives up listening. */
  readonly listen: (listener: SandboxListener | undefined) => void;
  readonly hasEnded: () => boolean;
  /** Ends it where it stands, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

interface SandboxListener {
  readonly frame: (frame: Frame) => void;
  readonly ended: (why: Error) => void;
}

/** Node's own name of the permission model; it left the experiment after Node 20. */
const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

/** Those that would go on after this process has ended. */
const living = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/** How a debugger finds a script. */
export interface Inspected {
  readonly port: number;
  /** Where the script's files lie: an editor knows them by their full addresses. */
  readonly folder: string;
}

/**
 * Starts a process. `start` is the frame that tells it what it will run.
 * @param timeZone IANA name of the zone in which its dates are read and written
 * @param inspected a debugger may come to it. Node's permission model lets none in, so that process is held by nothing.
 */
export function startSandbox(start: Buffer, timeZone: string, inspected?: Inspected): Sandbox {
  const program = realpathSync(assetPath('worker.cjs'));
  const held =
    inspected === undefined ? [permission, `--allow-fs-read=${program}`] : [`--inspect=127.0.0.1:${inspected.port}`];
  const child = spawn(process.execPath, [...held, '--no-warnings', program], {
    // Windows starts no program without the second one; it names a folder that everybody has.
    env: {
      TZ: timeZone,
      ...(process.env['SystemRoot'] !== undefined && { SystemRoot: process.env['SystemRoot'] }),
    },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  living.add(child);
  const channel = child.stdio[3] as Socket;
  let listener: SandboxListener | undefined;
  let isOver = false;
  const gone = new Promise<void>((resolve) => {
    const end = (why: Error): void => {
      isOver = true;
      living.delete(child);
      resolve();
      listener?.ended(why);
    };
    child.once('error', end);
    child.once('exit', (code, signal) => {
      end(new Error(`The script’s process ended by itself (${signal ?? `code ${String(code)}`}).`));
    });
  });
  const kill = (): Promise<void> => {
    child.ref();
    child.kill('SIGKILL');
    return gone;
  };
  const read = createFrameReader((frame) => listener?.frame(frame));
  channel.on('data', (bytes: Buffer) => {
    try {
      read(bytes);
    } catch {
      // Nothing that this program says can be trusted any more.
      void kill();
    }
  });
  // Whoever waits for the process hears that it ended; that its channel did is no news.
  channel.on('error', () => undefined);
  channel.write(start);
  child.unref();
  channel.unref();
  return {
    send: (kind, text) => {
      channel.write(frameOf(kind, text));
    },
    listen: (next) => {
      listener = next;
      // Whoever waits for an execution keeps this program alive; a process in reserve does not.
      if (next === undefined) channel.unref();
      else channel.ref();
    },
    hasEnded: () => isOver,
    kill,
  };
}
