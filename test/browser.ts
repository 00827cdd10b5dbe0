// A real Chromium for tests: the one way to start it.
import { type Browser, chromium } from 'playwright-core';
import { browserOptions } from '../src/build/chromium';
import { startedOnce } from './started-once';

/** How long a wait in a page may take, in milliseconds: no busy machine reaches it, and a test that waits for ever does. */
export const patience = 120_000;

/**
 * A headless browser that talks to nobody but the pages it is sent to: one for all files of a test process, who have their
 * windows to themselves and lose them when they close it.
 */
export async function launchBrowser(): Promise<Browser> {
  const endpoint = await startedOnce(`browser/${process.env['JEST_WORKER_ID'] ?? ''}`);
  return endpoint === undefined ? chromium.launch(browserOptions()) : chromium.connect(endpoint);
}
