// Whether a file that is here could be written again: the viewer says so before anybody begins, the editor holds to it.
import type { Unwritable } from '../../mockup/edit/edits';
import { isDatabase } from './content';
import { decodeText, isSame } from './encoding';
import type { Loaded } from './load';

/** Why a file can be looked at but not edited; undefined where nothing that is known by now stands against it. */
export function obstacleTo({ source: { bytes, revision }, result }: Loaded): Unwritable | undefined {
  if (!result.ok || result.warnings.some(({ kind }) => kind !== 'unknown-version')) return 'damaged';
  if (revision === undefined) return 'frozen';
  if (isDatabase(bytes)) return undefined;
  const { text, encode } = decodeText(bytes);
  // Bytes that are no text in its encoding would be lost.
  return isSame(encode(text), bytes) ? undefined : 'damaged';
}
