// npm run setup: writes and checks the Script Properties of a deployed script.
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readConfiguration } from '../configuration';
import { Stop, exitCode } from '../failure';
import { finish } from '../finish';
import { type Standing, withScriptProperties } from './script-properties';
import { checkVendor } from '../vendor';
import { type Settings, propertyNames, readSettings, toSettings } from './settings';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Options {
  readonly from?: string;
  readonly check?: boolean;
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
  .option('--user <name>', 'the sign-in of clasp to use', 'default')
  .option('--config <file>', 'another file of targets', path.join(root, '.deploy.json'))
  .addHelpText(
    'after',
    `
Examples:
  npm run setup -- staging                            asks, writes, and checks what was written
  npm run setup -- production --from production.json  the same from a file
  npm run setup -- production --check                 what is set; values are never shown

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
    const { from, check = false, user, config } = program.opts<Options>();
    const [target = 'staging'] = program.processedArgs as readonly string[];
    const configuration = readConfiguration(path.resolve(config));
    const { scriptId, vendor: vendorBefore } = configuration.target(target);
    const wanted =
      from === undefined
        ? check
          ? undefined
          : await askSettings()
        : readSettings(path.resolve(process.env['INIT_CWD'] ?? '.', from));
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
    const settings = {
      store: isFirestore ? 'firestore' : 'script-properties',
      vendorAdministrators: administrators
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      ...(serviceAccountFile !== undefined && { serviceAccountFile }),
    };
    return toSettings(settings, process.env['INIT_CWD'] ?? '.', 'Your answers');
  } finally {
    questions.close();
  }
}
