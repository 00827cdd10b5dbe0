// A real Chromium for tests: the one way to start it.
import { type Browser, chromium } from 'playwright-core';
import { browserOptions } from '../src/build/chromium';

/** How long a wait in a page may take, in milliseconds: no busy machine reaches it, and a test that waits for ever does. */
export const patience = 30_000;

/** Starts a headless browser that talks to nobody but the pages it is sent to. */
export const launchBrowser = (): Promise<Browser> => chromium.launch(browserOptions());
