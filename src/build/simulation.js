// npm run test:simulation -- --seeds N: as many simulated schedules as you like.
import path from 'node:path';
import { root } from './installed.js';
import { runBundled } from './run-bundled.js';

process.exitCode = await runBundled(path.join(root, 'test/subscriptions/simulation/main.ts'), process.argv.slice(2));
