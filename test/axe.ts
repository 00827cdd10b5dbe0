// What axe finds on a page that is a barrier to somebody.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { within } from './pages/windows';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page. */
async function check(rules: readonly string[], part: string): Promise<readonly string[]> {
  const { axe } = window as unknown as {
    axe: {
      run: (
        context: string,
        options: object,
      ) => Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
    };
  };
  const { violations } = await axe.run(part, {
    resultTypes: ['violations'],
    ...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } }),
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Violations of every rule, or of those that colours can break. @param part a selector, where not all of the page is meant */
export async function violations(
  page: Page,
  rules: 'all' | 'colours' = 'all',
  part = 'html',
): Promise<readonly string[]> {
  const asked = rules === 'colours' ? ['color-contrast', 'link-in-text-block'] : [];
  // As text through the debugger: the desk lets no script of elsewhere in.
  if (!(await page.evaluate(() => 'axe' in window))) await within('putting axe into the page', page.evaluate(source));
  const found = page.evaluate<readonly string[]>(
    `(${check.toString()})(${JSON.stringify(asked)}, ${JSON.stringify(part)})`,
  );
  return within('axe', found);
}
