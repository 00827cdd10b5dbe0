// Presses a key in the task in which something appears on a page: faster than any person, and than any frame.
import type { Page } from 'playwright-core';

/** What was found when it appeared. */
interface Met {
  /** What had the focus: its name for screen readers, or its class or element. */
  readonly focus: string;
  readonly isModal: boolean;
}

/**
 * Lies in wait for what a selector finds, and presses a key on whatever has the focus then. Whoever observes changes of a page is
 * told in the task that made them, before anything is painted.
 * @param what done to make it appear
 */
export async function pressAtOnce(
  page: Pick<Page, 'evaluate' | 'evaluateHandle'>,
  selector: string,
  key: string,
  what: () => Promise<unknown>,
): Promise<Met> {
  const met = await page.evaluateHandle(
    ([sought, pressed]) => {
      const found = new Promise<Met>((resolve) => {
        const observer = new MutationObserver(() => {
          const shown = document.querySelector(sought);
          if (shown === null) return;
          observer.disconnect();
          const focused = document.activeElement ?? document.body;
          const focus =
            focused.getAttribute('aria-label') ??
            ('labels' in focused && focused.labels instanceof NodeList && focused.labels[0]?.textContent) ??
            '';
          resolve({ focus: (focus || focused.textContent.trim()).slice(0, 60), isModal: shown.matches(':modal') });
          focused.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }));
        });
        observer.observe(document.documentElement, { childList: true, subtree: true });
      });
      return { found };
    },
    [selector, key] as const,
  );
  await what();
  return met.evaluate(({ found }) => found);
}
