// Where to deploy to: the script of each target, kept beside the checkout and never committed.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { Stop, exitCode } from './failure';
import { vendorSchema } from './vendor';

const target = v.strictObject({
  scriptId: v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/, 'is no script id')),
  deploymentId: v.exactOptional(v.pipe(v.string(), v.startsWith('AKfycb', 'begins with AKfycb'))),
  vendor: v.exactOptional(vendorSchema),
  stripePortal: v.exactOptional(v.pipe(v.string(), v.startsWith('bpc_', 'begins with bpc_'))),
});
const schema = v.record(v.string(), target);

/** A script project, and its one deployment whose address people and Google's consoles know, and who offers it. */
type Target = v.InferOutput<typeof target>;

/** The targets of a file. */
export interface Configuration {
  /** The target of this name. Throws a `Stop` that says how to make one where there is none. */
  readonly target: (name: string) => Target;
  /** What is kept of the vendor when a target gets another script. */
  readonly vendorOf: (name: string) => Pick<Target, 'vendor'>;
  readonly setTarget: (name: string, target: Target) => void;
  /** A folder for what is pushed to and pulled from a target. */
  readonly workFolder: (name: string) => string;
}

/** Reads `.deploy.json`; a file that is not there holds no targets yet. */
export function readConfiguration(file: string): Configuration {
  const shown = path.basename(file);
  const read = (): Readonly<Record<string, Target>> => {
    if (!existsSync(file)) return {};
    let json: unknown;
    try {
      json = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Stop(exitCode.refused, [`${shown} is not JSON: ${(error as Error).message}`]);
    }
    const parsed = v.safeParse(schema, json);
    if (!parsed.success) {
      const reasons = parsed.issues.map((issue) => `${shown}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
      throw new Stop(exitCode.refused, reasons, ['It looks like { "staging": { "scriptId": "1a2b…" } }.']);
    }
    return parsed.output;
  };
  return {
    target: (name) => {
      const found = read()[name];
      if (found !== undefined) return found;
      throw new Stop(
        exitCode.refused,
        [`There is no script for ${name} in ${shown} yet.`],
        [
          'Make one at https://script.google.com/create and copy its Script ID from Project Settings.',
          `Then: npm run deploy -- ${name} --script-id SCRIPT_ID`,
        ],
      );
    },
    vendorOf: (name) => {
      const vendor = read()[name]?.vendor;
      return vendor === undefined ? {} : { vendor };
    },
    setTarget: (name, value) => {
      const temporary = `${file}.tmp`;
      writeFileSync(temporary, `${JSON.stringify({ ...read(), [name]: value }, null, 2)}\n`);
      renameSync(temporary, file);
    },
    workFolder: (name) => path.join(path.dirname(file), '.cache/deploy', name),
  };
}
