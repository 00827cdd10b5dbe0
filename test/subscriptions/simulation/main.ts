// npm run test:simulation: schedules from as many seeds as wanted, and any one of them again with every step.
import { Command, InvalidArgumentError, Option } from 'commander';
import { simulatePurchases } from './purchases';
import { type Options, simulate } from './simulate';

const number = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('A whole number is needed.');
  return value;
};

const program = new Command('test:simulation')
  .description('Runs use cases in every order that a seed says, with faults, and checks the records after every call.')
  .option('--seeds <n>', 'how many seeds', number, 10_000)
  .option('--from <n>', 'the first of them', number, 1)
  .option('--seed <n>', 'one seed, with every step printed', number)
  .addOption(
    new Option('--engine <name>', 'where records are kept')
      .choices(['script-properties', 'firestore', 'both'])
      .default('both'),
  )
  .option('--faults <n>', 'a fault in so many calls; 0 for none', number, 12)
  .option('--rounds <n>', 'how often people come, one group after the other', number, 4)
  .option('--purchases', 'purchases alone, with Stripe as one more store')
  .option('--at-once <n>', 'how many executions run at once at the most', number, 3)
  .addHelpText(
    'after',
    `
Examples:
  npm run test:simulation -- --seeds 100000
  npm run test:simulation -- --purchases --rounds 20
  npm run test:simulation -- --seed 167 --engine firestore --at-once 4

Exit codes: 0 nothing broke, 1 something did, 2 the arguments can't be used.`,
  )
  .parse();

const given = program.opts<{
  seeds: number;
  from: number;
  seed?: number;
  engine: Options['engine'] | 'both';
  faults: number;
  rounds: number;
  atOnce: number;
  purchases?: true;
}>();
const run = given.purchases === true ? simulatePurchases : simulate;
const engines: readonly Options['engine'][] =
  given.engine === 'both' ? ['script-properties', 'firestore'] : [given.engine];
const [first, count] = given.seed === undefined ? [given.from, given.seeds] : [given.seed, 1];
let calls = 0;
let failed = 0;
for (let seed = first; seed < first + count; seed += 1) {
  for (const engine of engines) {
    const options = { engine, faultEvery: given.faults, rounds: given.rounds, atOnce: given.atOnce };
    const { broken, log, calls: made } = run(seed, options);
    calls += made;
    if (given.seed !== undefined) console.log([`${engine}, seed ${seed}`, ...log].join('\n'));
    if (broken.length === 0) continue;
    failed += 1;
    console.error(`\n${engine}: seed ${seed} breaks: ${broken.join('; ')}`);
    console.error(
      `See it with: npm run test:simulation -- --seed ${seed} --engine ${engine} --faults ${given.faults} ` +
        `--rounds ${given.rounds} --at-once ${given.atOnce}${given.purchases === true ? ' --purchases' : ''}`,
    );
  }
  const done = seed - first + 1;
  if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`\r${done} of ${count} seeds, ${failed} broken`);
}
console.log(`${count} seeds on ${engines.join(' and ')}: ${calls} service calls, ${failed} schedules broken`);
process.exitCode = failed === 0 ? 0 : 1;
