// Writes the rules as a document to the file named.
import { writeFileSync } from 'node:fs';
import { rulesDocument } from './document';

const [, , file = 'RULES.md'] = process.argv;
writeFileSync(file, rulesDocument());
