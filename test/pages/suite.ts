// The browser of one suite: there while it runs, and what one test opens is closed when that ends.
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, patience } from '../browser';
import { createWindows, type Windows } from './windows';

interface SuiteBrowser {
  readonly newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A page in a context of its own. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
}

/** Whatever is opened in it lives no longer than its test. */
export function browserOfSuite(): SuiteBrowser {
  const present = started();
  const contexts: BrowserContext[] = [];
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  const newContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await present().newContext({ viewport: { width: 1280, height: 800 }, ...options });
    context.setDefaultTimeout(patience);
    contexts.push(context);
    return context;
  };
  return { newContext, newPage: async (options) => (await newContext(options)).newPage() };
}

/** Windows that stay from test to test, in which nothing may have gone wrong after any of them. */
export function windowsOfSuite(): Windows {
  const present = started();
  let windows: Windows | undefined;
  const made = (): Windows => (windows ??= createWindows(present()));
  afterEach(() => {
    expect(made().takeFaults()).toEqual([]);
  });
  return { open: (...given) => made().open(...given), takeFaults: () => made().takeFaults() };
}

function started(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('The browser is started before the first test.');
    return browser;
  };
}
