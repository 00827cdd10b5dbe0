// What records are made of.
import * as v from 'valibot';
import { payments } from '../../rules/index';

export const instant = v.pipe(v.number(), v.safeInteger());
export const text = v.pipe(v.string(), v.nonEmpty());
export const seats = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const account = v.object({ id: v.exactOptional(text), email: text });
export const holder = v.object({
  ...account.entries,
  boundAt: v.exactOptional(instant),
  editsUntil: v.exactOptional(instant),
});

/** What a directory can say of an account that it once had. */
export const directoryStatuses = ['suspended', 'archived', 'deleted'] as const;

export type DirectoryStatus = (typeof directoryStatuses)[number];

export const directoryStatus = v.picklist(directoryStatuses);

export const term = v.variant('kind', [
  v.object({ kind: v.literal('trial'), startedAt: instant }),
  v.object({
    kind: v.literal('paid'),
    billing: v.picklist(['monthly', 'yearly']),
    startedAt: instant,
    cancelledAt: v.exactOptional(instant),
    paidUntil: v.exactOptional(instant),
    payment: v.exactOptional(v.picklist(payments)),
  }),
]);
