// npm run probe: saves a page in a script that tries what can't be known of Google, and prints where to open it.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { pickerFor } from '../../contract/addresses';
import { createClasp } from '../clasp';
import { readConfiguration } from '../configuration';
import { type Content, changesBetween, manifestOf, readContent, writeContent } from '../content';
import { Stop, exitCode } from '../failure';
import { finish } from '../finish';
import type { ScriptHost } from '../script-host';
import { contentFor } from '../vendor';
import { lines } from './lines';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = (file: string): Buffer => readFileSync(path.join(root, 'src/deploy/probe', file));

interface Options {
  readonly done?: boolean;
  readonly config: string;
  readonly folder: string;
}

const program = new Command('npm run probe --')
  .description(
    'Tries at Google what the product takes for granted: prints one address to open once with a Google account.',
  )
  .argument('[target]', 'which script of .deploy.json; never production', 'staging')
  .option('--done', 'save in the script again what was saved before the probe')
  .option('--config <file>', 'another file of targets', path.join(root, '.deploy.json'))
  .option('--folder <folder>', 'the built add-on, whose manifest the probe has', path.join(root, 'dist'))
  .addHelpText(
    'after',
    `
Only what is saved changes, and only whoever may edit the script sees it: people go on with the version that is deployed.

Examples:
  npm run probe -- staging          prints the address
  npm run probe -- staging --done   afterwards

Exit codes: 0 done · 1 fault of this program · 2 refused here · 4 Google refused

What each line means: src/deploy/GUIDE.md, “What Google is like”`,
  )
  .exitOverride();

/**
 * The probe under the manifest of the add-on: the same scopes, addresses and triggers.
 * @param pickerUrl Google's Picker with `THIS-FILE` in it, leading back to the probe; undefined for a target without a client for it
 */
function probeContent(built: Content, pickerUrl: string | undefined): Content {
  const manifest = manifestOf(built) as { readonly addOns?: { readonly common?: Record<string, unknown> } };
  // The menu's functions are not here.
  const { universalActions: _, ...common } = manifest.addOns?.common ?? {};
  const html = own('probe.html')
    .toString()
    .replace(' PICKER', () => (pickerUrl === undefined ? '' : ` href="${pickerUrl.replaceAll('&', '&amp;')}"`));
  const page = `${html}<script type="application/json" id="lines">${JSON.stringify(lines)}</script>\n`;
  return new Map([
    [
      'appsscript.json',
      Buffer.from(`${JSON.stringify({ ...manifest, addOns: { ...manifest.addOns, common } }, null, 2)}\n`),
    ],
    ['Probe.js', own('probe.gs')],
    ['probe.html', Buffer.from(page)],
  ]);
}

async function save(content: Content, host: ScriptHost): Promise<void> {
  await host.push(content);
  if (changesBetween(await host.pull(), content).length > 0)
    throw new Stop(exitCode.google, ['What Google holds is not what was pushed.'], ['Run this again.']);
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

await finish(
  async () => {
    program.parse();
    const { done = false, config, folder } = program.opts<Options>();
    const [name = 'staging'] = program.processedArgs as readonly string[];
    if (name === 'production')
      throw new Stop(
        exitCode.refused,
        ['The probe is for a script that nobody works with.'],
        ['npm run probe -- staging'],
      );
    const configuration = readConfiguration(path.resolve(config));
    const { scriptId, vendor } = configuration.target(name);
    const clasp = createRequire(import.meta.url).resolve('@google/clasp');
    const host = createClasp(clasp, scriptId, configuration.workFolder(name));
    const before = path.join(configuration.workFolder(name), 'before-probe');

    if (done) {
      if (!existsSync(before))
        throw new Stop(exitCode.refused, ['Nothing was kept of before a probe.'], [`npm run deploy -- ${name}`]);
      await save(readContent(before), host);
      say('✓ saved again: what was there before the probe');
      return;
    }
    const saved = await host.pull();
    if (!saved.has('Probe.js')) writeContent(before, saved);
    const head = (await host.deployments()).find(({ versionNumber }) => versionNumber === undefined);
    if (head === undefined) throw new Stop(exitCode.google, ['The script has no address for its editors.']);
    const address = `https://script.google.com/macros/s/${head.deploymentId}/dev`;
    const clientId = vendor?.pickerClientId;
    const pickerUrl = clientId === undefined ? undefined : pickerFor({ clientId }, address, { id: 'THIS-FILE' });
    await save(probeContent(contentFor(readContent(folder), vendor, undefined), pickerUrl), host);
    say('✓ saved: the probe, for editors of the script alone');
    say('Open the side panel of Drive with the test deployment first, for the line about cards; then, once:');
    process.stdout.write(`${address}\n`);
    say(`Afterwards: npm run probe -- ${name} --done`);
  },
  () => undefined,
);
