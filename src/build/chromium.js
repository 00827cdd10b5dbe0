// The browser of the tests and of whatever draws pictures: Chromium out of its npm package, with its libraries and a
// font, so that nothing has to be installed on the machine. Unpacked once into this checkout.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './installed.js';

const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8'));
const unpacked = path.join(root, '.cache', `chromium-${version}`);

/** The package unpacks into the folder for temporary files, and its libraries where it takes the machine for Lambda. */
const unpacking = `await (await import('@sparticuz/chromium')).default.executablePath()`;
const asLambda = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

/** The machine's fonts, and the package's own where there is none. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * Unpacks the browser unless it is there. It is there whole or not at all, whoever else unpacks it meanwhile: a program
 * that is still being written can't be started. Throws with what the package said when it can't be unpacked.
 * @param {string} folder where to
 */
function unpackChromium(folder) {
  if (existsSync(folder)) return;
  mkdirSync(path.dirname(folder), { recursive: true });
  const beside = mkdtempSync(`${folder}-`);
  try {
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', unpacking], {
      cwd: root,
      env: { ...process.env, ...asLambda, TMPDIR: beside },
      encoding: 'utf8',
    });
    if (child.status !== 0) throw new Error(`Chromium could not be unpacked into ${beside}:\n${child.stderr}`);
    writeFileSync(path.join(beside, 'fonts.conf'), fonts);
    renameSync(beside, folder);
  } catch (error) {
    // Somebody else may have been first.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/**
 * How to start a headless browser that talks to nobody but the pages it is sent to. What keeps websites apart in people's
 * browsers is in force: the list of arguments that comes with the package takes it away. Chromium's package is for Linux on
 * x64; elsewhere the Chrome that is installed has to do.
 * @param {string} folder where it is unpacked, or will be
 * @returns {import('playwright-core').LaunchOptions}
 */
export function browserOptions(folder = unpacked) {
  const args = [
    '--disable-gpu',
    // Letters have the same width on every machine.
    '--font-render-hinting=none',
    // Pictures and links of the pages lead elsewhere; nothing there is asked.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ];
  if (process.platform !== 'linux' || process.arch !== 'x64') return { args, channel: 'chrome' };
  unpackChromium(folder);
  return {
    args,
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}
