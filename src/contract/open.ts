// What the server hands the open page, and what the page may ask of it. Types only.
import type { openAnswers } from './open-answers';
import type { openRequests } from './open-requests';
import type { ServerOf } from './server';

export type { IconPath, Refusal } from './open-answers';
export type { Access, Bar, Opening, OpeningFile } from './opening';

/** Alphabets whose letters the page does not carry. */
export type Alphabet = 'latin-ext' | 'cyrillic';

/** Functions of the server, through google.script.run. */
export type OpenServer = ServerOf<typeof openRequests, typeof openAnswers>;
