// Writes src/emulator/COVERAGE.md out of what the emulator says of itself and what Google's reference has. After a build.
import path from 'node:path';
import { root } from './installed.js';
import { runBundled } from './run-bundled.js';

process.exitCode = await runBundled(path.join(root, 'src/build/coverage-page.ts'), []);
