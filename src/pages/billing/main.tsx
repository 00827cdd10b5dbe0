// Starts the billing page.
import type { BillingOpening } from '../../contract/billing';
import '../ground/ground.css';
import { startPage } from '../ground/start';
import { App } from './app';
import { createServer } from './server';
import { createWords } from './words';

void startPage<BillingOpening, ReturnType<typeof createWords>>(
  createWords,
  (words) => words('title'),
  ({ opening, words, allow }) =>
    opening !== undefined && <App opening={opening} server={createServer(allow)} words={words} />,
);
