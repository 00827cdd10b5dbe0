// Starts the page that shows mockups.
import '../ground/ground.css';
import type { Opening } from '../../contract/open';
import { startPage } from '../ground/start';
import { App } from './app';
import { serveTasks } from './apart';
import { loadFonts } from './fonts';
import { createServer } from './server';
import { createWords } from './words';

async function start(): Promise<void> {
  await startPage<Opening, ReturnType<typeof createWords>>(
    createWords,
    (words) => words('page.title'),
    ({ opening, words, allow }) => <App opening={opening} words={words} server={createServer(allow)} />,
  );
  loadFonts().catch((error: unknown) => {
    // The drawing stays, in a similar font.
    console.error(error);
  });
}

// The page's text is also the text of the threads that read files: those have no document.
if (typeof document === 'undefined') serveTasks();
else void start();
