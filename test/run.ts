// Before the first test of a run: a folder for temporary files and an empty home that belong to this run alone and end
// with it; and what takes long to start is started once for all tests, when the first one asks for it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserOptions } from '../src/build/chromium';
import { launchFirestore } from './stores/firestore-emulator';

/** Where else than in the home programs are told to keep caches, settings and sign-ins. */
const elsewhere = ['XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'APPDATA', 'LOCALAPPDATA'];

/** Something that runs: where it is reached, and its end. */
interface Started {
  readonly address: string;
  readonly stop: () => unknown;
}

/** Starts by the first part of a path; what is behind it tells several of a kind apart. */
const starts: Readonly<Record<string, () => Promise<Started>>> = {
  browser: async () => {
    const server = await chromium.launchServer({ ...browserOptions(), host: '127.0.0.1' });
    return { address: server.wsEndpoint(), stop: () => server.close() };
  },
  firestore: async () => {
    const { url, stop } = await launchFirestore();
    return { address: url, stop };
  },
};

/** What ends with this process, which ends last. */
const lastly: ((code: number) => void)[] = [];

/** Starts something of this kind. Where tests run in this process, what its start would have done at an exit is no file's. */
async function start(kind: string): Promise<Started> {
  const before = new Set(process.listeners('exit'));
  const started = await (starts[kind]?.() ?? Promise.reject(new Error(`Nothing is started for ${kind}`)));
  for (const listener of process.listeners('exit').filter((one) => !before.has(one))) {
    process.off('exit', listener);
    lastly.push(listener);
  }
  return started;
}

/** Called by Jest; test processes start with the environment that is left here. */
async function beforeTests(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mockups-tests-'));
  process.once('exit', (code) => {
    for (const listener of lastly) listener(code);
    rmSync(folder, { recursive: true, force: true });
  });
  const home = path.join(folder, 'home');
  mkdirSync(home);
  for (const name of elsewhere) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, { TMPDIR: folder, TMP: folder, TEMP: folder, HOME: home, USERPROFILE: home });

  const started = new Map<string, Promise<Started>>();
  const server = createServer(({ url = '' }, response) => {
    const [, kind = ''] = url.split('/');
    const one = started.get(url) ?? start(kind);
    started.set(url, one);
    void one.then(
      ({ address }) => response.end(address),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env['STARTED_ONCE'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  Object.assign(globalThis, {
    endRun: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.allSettled([...started.values()].map(async (one) => (await one).stop()));
    },
  });
}

export { beforeTests as default };
