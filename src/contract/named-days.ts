// Which day is named for what renews or ends: what renews does so on its day, what ends has the day before a midnight for its last.
import { lastOf } from '../rules/index';

/** Whether what happens next to a license is that it goes on, be it confirmed yet or not. */
export const renews = ({ what }: { readonly what: string }): boolean => what === 'renews' || what === 'confirms';

/** The instant on whose day something happens to a license. */
export const namedAt = (next: { readonly at: number; readonly what: string }): number =>
  renews(next) ? next.at : lastOf(next.at);

/** What `untilNamed` names of a license for which nothing else is to happen. */
export const untilWhat = ({ state }: { readonly state: string }): 'begins' | 'ended' =>
  state === 'none' ? 'begins' : 'ended';

/** The instant on whose day a license renews, ends, ended or, where it has not begun, begins. */
export const untilNamed = ({
  state,
  next,
  until,
}: {
  readonly state: string;
  readonly next?: { readonly what: string } | undefined;
  readonly until?: number | undefined;
}): number | undefined => (until === undefined || state === 'none' || next?.what === 'renews' ? until : lastOf(until));
