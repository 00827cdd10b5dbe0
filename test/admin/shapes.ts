// Whether what a command printed with --json is what its shape says, and nothing besides.
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { shapes } from '../../src/admin/output/shapes';

/** The lines that are not as the command's shape has them, each with why. */
export function shapeless(args: readonly string[], stdout: string): readonly string[] {
  const [command = '', second = ''] = args;
  const shape = shapes[command] ?? shapes[`${command} ${second}`];
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const json: unknown = JSON.parse(line);
      if (shape === undefined) return [`${command} has no shape: ${line}`];
      const parsed = v.safeParse(shape, json);
      if (!parsed.success) return [`${v.getDotPath(parsed.issues[0]) ?? ''} ${parsed.issues[0].message}: ${line}`];
      return isDeepStrictEqual(parsed.output, json) ? [] : [`holds more than its shape: ${line}`];
    });
}
