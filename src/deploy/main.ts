// npm run deploy: from a checkout to a version at a fixed address, and back.
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { type Options, root, runDeploy } from './command';
import { finish } from './finish';
import { createSteps } from './steps';

const toVersion = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a number of a version.');
  return Number(text);
};

const program = new Command('npm run deploy --')
  .description('Takes this checkout to a new version of the script, at the address that its deployment has.')
  .argument('[target]', 'which script of .deploy.json', 'staging')
  .option('--dry-run', 'change nothing: show every step, and what differs from what is deployed')
  .option('--rollback', 'deploy the version before the deployed one')
  .option('--to <version>', 'with --rollback: this version', toVersion)
  .option('--accept-scopes', 'go on when the new version asks people for more')
  .option('--skip-tests', 'when npm test has passed on this commit already')
  .option('--script-id <id>', 'write the script of the target to .deploy.json first')
  .option('--deployment-id <id>', 'write the deployment of the target to .deploy.json first')
  .option(
    '--json',
    'print the outcome as JSON on standard output, steps on the error stream (npm run -s deploy, or npm prints there too)',
  )
  .option('--config <file>', 'another file of targets', path.join(root, '.deploy.json'))
  .option('--folder <folder>', 'deploy these files instead of dist/', path.join(root, 'dist'))
  .addHelpText(
    'after',
    `
Examples:
  npm run deploy -- staging --script-id 1a2b3c…      the first time; npx clasp login comes before
  npm run deploy -- --dry-run                        what would change in staging
  npm run deploy -- production                       tests, build, checks, push, read back, version, deployment
  npm run deploy -- production --rollback            back to the version before
  npm run deploy -- production --rollback --to 12    back to version 12

Exit codes:
  0  done, or nothing to do
  1  a fault of this program
  2  refused here: arguments, .deploy.json, tests or checks; nothing was changed
  3  the new version asks for more scopes; nothing was changed
  4  Google refused or could not be reached; the last lines say what is deployed now

The whole way, from a Cloud project to the Marketplace: src/deploy/GUIDE.md`,
  )
  .exitOverride();

await finish(
  async () => {
    program.parse();
    const options = program.opts<Options>();
    const [target = 'staging'] = program.processedArgs as readonly string[];
    const steps = createSteps((line) => process.stderr.write(`${line}\n`));
    const outcome = await runDeploy(target, options, steps);
    if (options.json === true)
      process.stdout.write(`${JSON.stringify({ target, ...outcome, steps: steps.all() }, null, 2)}\n`);
  },
  (failed) => {
    if (program.opts<Options>().json === true) process.stdout.write(`${JSON.stringify(failed, null, 2)}\n`);
  },
);
