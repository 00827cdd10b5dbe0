// Starts a page: reads what the server put into it, says which language it speaks, and draws it.
import { type ComponentChildren, render } from 'preact';
import { AllowDialog, type AllowWords, type Allowing, createAllowing } from './allowing';

/** What a page is drawn from. */
interface Started<Opening, Words> {
  /** What the server put into the page; undefined where it was opened by itself. */
  readonly opening: Opening | undefined;
  readonly words: Words;
  /** Has the reader agree to something at an address before the server is asked again. */
  readonly allow: Allowing['ask'];
}

/**
 * Draws a page as soon as all of it is there: the server's part follows the script.
 * @param title of the window
 */
export async function startPage<Opening extends { readonly locale: string }, Words extends AllowWords>(
  createWords: (locale: string) => Words,
  title: (words: Words) => string,
  draw: (started: Started<Opening, Words>) => ComponentChildren,
): Promise<void> {
  if (document.readyState === 'loading')
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve);
    });
  const text = document.getElementById('opening')?.textContent;
  const opening = text ? (JSON.parse(text) as Opening) : undefined;
  const locale = opening?.locale ?? 'en';
  const words = createWords(locale);
  document.documentElement.lang = locale;
  document.title = title(words);
  const root = document.getElementById('root');
  const allowing = createAllowing();
  const page = (
    <>
      {draw({ opening, words, allow: allowing.ask })}
      <AllowDialog allowing={allowing} words={words} />
    </>
  );
  if (root) render(page, root);
}
