// "New" in Drive: creates an empty mockup in the folder that Drive named, once for each page that asks.
import * as v from 'valibot';
import type { OpeningFile } from '../../pages/contract';
import { check } from '../../subscriptions/check/check';
import type { Outside } from '../../subscriptions/ports';
import { createFile } from '../google/drive';
import { driveId } from './drive-id';

/** What may be asked for. `key` names the page: asked again with the same one, the same mockup is given. */
export const createRequest = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)),
  folderId: v.exactOptional(driveId),
  key: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)),
});

export type CreateOutcome =
  | { readonly outcome: 'created'; readonly file: OpeningFile }
  /** The rules say no; the bar of the page says why. */
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'folder-not-found' }
  | { readonly outcome: 'unreachable'; readonly detail: string };

/** How long a page that is loaded again gets the mockup that it created. */
const rememberedSeconds = 6 * 60 * 60;

const remembered = v.object({ id: v.string(), name: v.string() });

const emptyMockup =
  '<mockup version="1.0" skin="sketch" fontFace="Balsamiq Sans" measuredW="0" measuredH="0" mockupW="0" mockupH="0"><controls></controls></mockup>';

/** Decides again whether this account may create, whatever the page said before. */
export function createMockupFor(
  { name, folderId, key }: v.InferOutput<typeof createRequest>,
  outside: Outside,
): CreateOutcome {
  const { account } = check({}, outside);
  if (account.create.effect === 'forbid' || account.account === undefined) return { outcome: 'refused' };
  const cacheKey = `created/${account.account.id}/${key}`;
  const before = v.safeParse(remembered, outside.cache.get([cacheKey])[0]);
  if (before.success) return { outcome: 'created', file: before.output };
  const created = createFile(
    {
      name: /\.bmml$/i.test(name) ? name : `${name}.bmml`,
      mimeType: 'application/vnd.balsamiq.bmml+xml',
      ...(folderId !== undefined && folderId !== 'root' && { folderId }),
    },
    emptyMockup,
  );
  if (created.outcome === 'created') outside.cache.put({ [cacheKey]: created.file }, rememberedSeconds);
  return created;
}
