// Starts the billing page.
import { render } from 'preact';
import type { BillingOpening } from '../../contract/billing';
import { AllowDialog, createAllowing } from '../ground/allowing';
import '../ground/ground.css';
import { App } from './app';
import { createServer } from './server';
import { createWords } from './words';

function start(): void {
  const text = document.getElementById('opening')?.textContent;
  // What the server put into the page; undefined when the page was opened by itself.
  const opening = text ? (JSON.parse(text) as BillingOpening) : undefined;
  const locale = opening?.locale ?? 'en';
  const words = createWords(locale);
  document.documentElement.lang = locale;
  document.title = words('title');
  const root = document.getElementById('root');
  const allowing = createAllowing();
  const page = (
    <>
      {opening !== undefined && <App opening={opening} server={createServer(allowing.ask)} words={words} />}
      <AllowDialog allowing={allowing} words={words} />
    </>
  );
  if (root) render(page, root);
}

// The server's part follows this script in the page.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
