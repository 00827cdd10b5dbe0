// Starts the page that shows mockups.
import { render } from 'preact';
import { AllowDialog, createAllowing } from '../ground/allowing';
import '../ground/ground.css';
import type { Opening } from '../../contract/open';
import { App } from './app';
import { serveTasks } from './apart';
import { loadFonts } from './fonts';
import { createServer } from './server';
import { createWords } from './words';

/** What the server put into the page; undefined without it. */
function readOpening(): Opening | undefined {
  const text = document.getElementById('opening')?.textContent;
  return text ? (JSON.parse(text) as Opening) : undefined;
}

function start(): void {
  const opening = readOpening();
  const locale = opening?.locale ?? 'en';
  const words = createWords(locale);
  document.documentElement.lang = locale;
  document.title = words('page.title');
  const root = document.getElementById('root');
  const allowing = createAllowing();
  const page = (
    <>
      <App opening={opening} words={words} server={createServer(allowing.ask)} />
      <AllowDialog allowing={allowing} words={words} />
    </>
  );
  if (root) render(page, root);
  loadFonts().catch((error: unknown) => {
    // The drawing stays, in a similar font.
    console.error(error);
  });
}

// The page's text is also the text of the threads that read files: those have no document.
if (typeof document === 'undefined') serveTasks();
// The server's part follows this script in the page.
else if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
