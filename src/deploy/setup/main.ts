// npm run setup: writes and checks the Script Properties of a deployed script.
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type Configuration, readConfiguration } from '../configuration';
import { Stop, exitCode } from '../failure';
import { finish } from '../finish';
import { type Standing, withScriptProperties } from './script-properties';
import { checkVendor } from '../vendor';
import { type Prices, lackingPermissions, permissions, prepareSales, refuseOtherMode, triggerSteps } from './stripe';
import { type Settings, propertyNames, readSettings, toSettings } from './settings';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Options {
  readonly from?: string;
  readonly check?: boolean;
  readonly stripe?: boolean;
  readonly user: string;
  readonly config: string;
}

const program = new Command('npm run setup --')
  .description(
    'Writes the Script Properties of a script: which store, its service account, the vendor’s administrators.',
  )
  .argument('[target]', 'which script of .deploy.json', 'staging')
  .option('--from <file>', 'settings as JSON; asked for in a terminal when not given')
  .option('--check', 'change nothing: compare with --from, or say what is set')
  .option('--stripe', 'also make the prices and the portal at Stripe; asks for a key of yours, which is not kept')
  .option('--user <name>', 'the sign-in of clasp to use', 'default')
  .option('--config <file>', 'another file of targets', path.join(root, '.deploy.json'))
  .addHelpText(
    'after',
    `
Examples:
  npm run setup -- staging                            asks, writes, and checks what was written
  npm run setup -- production --from production.json  the same from a file
  npm run setup -- production --check                 what is set; values are never shown
  npm run setup -- staging --from staging.json --stripe   … and prices and portal at Stripe

Exit codes: 0 done · 1 fault of this program · 2 refused here, or --check found a difference · 4 Google refused

Settings and where they come from: src/deploy/GUIDE.md, “Settings”`,
  )
  .exitOverride();

const words: Readonly<Record<Standing, string>> = {
  set: 'set',
  missing: 'missing',
  different: 'set to something else',
  extra: 'set, and not wanted',
  absent: 'not set',
};

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

await finish(
  async () => {
    program.parse();
    const { from, check = false, stripe = false, user, config } = program.opts<Options>();
    const [target = 'staging'] = program.processedArgs as readonly string[];
    const configuration = readConfiguration(path.resolve(config));
    const { scriptId, vendor: vendorBefore } = configuration.target(target);
    if (stripe && check) throw new Stop(exitCode.refused, ['--check changes nothing, and --stripe does.']);
    const given =
      from === undefined
        ? check
          ? undefined
          : await askSettings()
        : readSettings(path.resolve(process.env['INIT_CWD'] ?? '.', from));
    if (stripe && given !== undefined) await prepare(given, configuration, target);
    const { stripePortal } = configuration.target(target);
    const sells = given?.properties.STRIPE_KEY !== undefined;
    const wanted = given && {
      ...given,
      properties: { ...given.properties, STRIPE_PORTAL: sells ? stripePortal : undefined },
    };
    const loginFile = process.env['clasp_config_auth'] ?? path.join(homedir(), '.clasprc.json');
    const folder = configuration.workFolder(target);

    const standings = await withScriptProperties({ scriptId, loginFile, user, folder }, async (properties) => {
      if (!check && wanted !== undefined) await properties.write(wanted.properties);
      return properties.compare(wanted?.properties);
    });
    for (const name of propertyNames) say(`${isRight(standings[name]) ? '✓' : '✗'} ${name}: ${words[standings[name]]}`);
    const vendor = wanted?.vendor ?? vendorBefore;
    if (!check && vendor !== undefined && !isDeepStrictEqual(vendor, vendorBefore)) {
      configuration.setTarget(target, { ...configuration.target(target), vendor });
      say(`✓ vendor: set; npm run deploy -- ${target} puts it into the script`);
    }
    const differs = check && wanted?.vendor !== undefined && !isDeepStrictEqual(wanted.vendor, vendorBefore);
    if (vendor !== undefined || target === 'production')
      for (const fault of checkVendor(target, vendor).faults) say(`  before production: ${fault}`);
    const wrong = [...propertyNames.filter((name) => !isRight(standings[name])), ...(differs ? ['vendor'] : [])];
    if (wrong.length > 0) {
      throw new Stop(
        exitCode.refused,
        [`Not as wanted: ${wrong.join(', ')}.`],
        [`Write them: npm run setup -- ${target} --from ${from ?? 'FILE'}`],
      );
    }
  },
  () => undefined,
);

function isRight(standing: Standing): boolean {
  return standing === 'set' || standing === 'absent';
}

/** Prices and portal, before the script is told of them. */
async function prepare({ properties, prices }: Settings, configuration: Configuration, target: string): Promise<void> {
  const { STRIPE_KEY: restricted } = properties;
  if (restricted === undefined)
    throw new Stop(
      exitCode.refused,
      ['There is no key of Stripe for the script.'],
      [
        'Name the file that holds it: "stripe": { "keyFile": "stripe-key.txt" }. It is a restricted key with:',
        ...permissions,
      ],
    );
  const lacking = await lackingPermissions({ key: restricted });
  if (lacking.length > 0)
    throw new Stop(
      exitCode.refused,
      ['The script’s key lacks:', ...lacking],
      ['Edit it at https://dashboard.stripe.com/apikeys'],
    );
  const own = await askSecret('Your own key of Stripe (sk_…; it is not kept): ');
  refuseOtherMode(own, restricted);
  const { portal, changed } = await prepareSales({ key: own }, prices ?? (await askPrices()));
  configuration.setTarget(target, { ...configuration.target(target), stripePortal: portal });
  say(changed.length === 0 ? '✓ Stripe: nothing to change' : `✓ Stripe: ${changed.join(', ')}`);
  for (const step of triggerSteps) say(`  ${step}`);
}

async function askPrices(): Promise<Prices> {
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  const amount = async (what: string): Promise<number> => {
    const answer = Number(await questions.question(`${what}, in the currency’s smallest unit (500 is 5.00): `));
    if (!Number.isInteger(answer) || answer < 1) throw new Stop(exitCode.refused, [`${what}: a whole number above 0.`]);
    return answer;
  };
  try {
    const currency = (await questions.question('Currency (usd, eur, …): ')).trim().toLowerCase();
    return { currency, monthly: await amount('A seat for a month'), yearly: await amount('A seat for a year') };
  } finally {
    questions.close();
  }
}

/** What is typed is not shown. */
async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Stop(exitCode.refused, ['There is nobody to ask for the key.'], ['Run this in a terminal.']);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const questions = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  try {
    return (await questions.question('')).trim();
  } finally {
    process.stderr.write('\n');
    questions.close();
  }
}

/** The same settings from answers. The service account’s key stays in its file: only the file’s name is typed. */
async function askSettings(): Promise<Settings> {
  if (!process.stdin.isTTY)
    throw new Stop(exitCode.refused, ['There is nobody to ask.'], ['Give the settings: --from FILE']);
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const isFirestore = /^f/i.test(
      await questions.question('Store: script-properties (needs no set-up) or firestore? '),
    );
    const serviceAccountFile = isFirestore
      ? await questions.question('File with the service account’s key: ')
      : undefined;
    const administrators = await questions.question('Addresses of the vendor’s administrators, separated by commas: ');
    const stripeKeyFile = (
      await questions.question('File with Stripe’s restricted key (empty where nothing is sold through it): ')
    ).trim();
    const settings = {
      store: isFirestore ? 'firestore' : 'script-properties',
      vendorAdministrators: administrators
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      ...(serviceAccountFile !== undefined && { serviceAccountFile }),
      ...(stripeKeyFile !== '' && { stripe: { keyFile: stripeKeyFile } }),
    };
    return toSettings(settings, process.env['INIT_CWD'] ?? '.', 'Your answers');
  } finally {
    questions.close();
  }
}
