// Starts the review page.
import '../ground/ground.css';
import { startPage } from '../ground/start';
import { App } from './app';
import type { ReviewOpening } from '../../contract/review';
import { createServer, withFirst } from './server';
import { createWords } from './words';

void startPage<ReviewOpening, ReturnType<typeof createWords>>(
  createWords,
  (words) => words('title'),
  ({ opening, words, allow }) => (
    <App opening={opening} server={withFirst(createServer(allow), opening)} words={words} />
  ),
);
