// A real Chromium for tests, from npm packages alone: nothing has to be installed on the machine.
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

// As one process the browser would end when a page or context closes; emulating a graphics card makes each frame slow.
const isOutOfPlace =
  /^--(single-process|in-process-gpu|use-gl|use-angle|ignore-gpu-blocklist|enable-unsafe-swiftshader)/;

/** Starts a headless browser that talks to nobody but the pages it is sent to. */
export const launchBrowser = async (): Promise<Browser> =>
  driver.launch({
    executablePath: await chromium.executablePath(),
    args: [
      ...chromium.args.filter((arg) => !isOutOfPlace.test(arg)),
      '--disable-gpu',
      // Pictures and links of the pages lead elsewhere; nothing there is asked.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
    headless: true,
  });
