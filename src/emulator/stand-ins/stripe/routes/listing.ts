// Lists as Stripe pages them: newest first, from one object on or up to one.
import { invalid } from '../refusal';
import { type List, listOf } from '../shapes/objects';

interface Paging {
  readonly limit: number;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

/**
 * A page. `starting_after` goes on to what is older; `ending_before` comes back, with those next to it.
 * @param all newest first
 */
export function page<One extends { readonly id: string }>(
  all: readonly One[],
  { limit, starting_after: after, ending_before: before }: Paging,
  url: string,
): List<One> {
  if (after !== undefined && before !== undefined)
    throw invalid(
      'You cannot parameterize starting_after and ending_before.',
      'starting_after',
      'parameters_exclusive',
    );
  const cursor = after ?? before;
  const at = cursor === undefined ? -1 : all.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && at < 0)
    throw invalid(
      `No such object: '${cursor}'`,
      after === undefined ? 'ending_before' : 'starting_after',
      'resource_missing',
    );
  const rest = before === undefined ? all.slice(at + 1) : all.slice(0, at);
  const shown = before === undefined ? rest.slice(0, limit) : rest.slice(-limit);
  return { ...listOf(shown, url), has_more: rest.length > shown.length };
}

export const newestFirst = <One>(all: readonly One[]): readonly One[] => [...all].reverse();
