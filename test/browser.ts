// A real Chromium for tests: the one way to start it.
import { type Browser, chromium } from 'playwright-core';
import { browserOptions } from '../src/build/chromium';

/** Starts a headless browser that talks to nobody but the pages it is sent to. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(browserOptions());
