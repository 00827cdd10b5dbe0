// The windows of one suite: open while it runs, and nothing may have gone wrong in them after any of its tests.
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser';
import { createWindows, type Windows } from './windows';

export function windowsOfSuite(): Windows {
  let browser: Browser | undefined;
  let windows: Windows | undefined;
  const present = (): Windows => {
    if (windows === undefined) throw new Error('The browser is started before the first test.');
    return windows;
  };
  beforeAll(async () => {
    browser = await launchBrowser();
    windows = createWindows(browser);
  });
  afterEach(() => {
    expect(windows?.takeFaults()).toEqual([]);
  });
  afterAll(() => browser?.close());
  return { open: (...given) => present().open(...given), takeFaults: () => present().takeFaults() };
}
