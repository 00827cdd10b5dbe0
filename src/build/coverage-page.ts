// The page of what the emulator covers, written where it is read.
import { readFileSync, writeFileSync } from 'node:fs';
import { coveragePage } from '../emulator/coverage';
import type { Reference } from '../emulator/host/reference';

const reference = JSON.parse(readFileSync('lib/emulator/reference.json', 'utf8')) as Reference;
writeFileSync('src/emulator/COVERAGE.md', coveragePage(reference));
