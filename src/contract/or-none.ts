// Why there is no answer, parsed: by itself, so that no page carries the answers of another.
import * as v from 'valibot';

/** Why something could not be asked or done just now. */
export const unreachable = {
  outcome: v.literal('unreachable'),
  reference: v.string(),
  isFull: v.exactOptional(v.literal(true)),
  isMoving: v.exactOptional(v.literal(true)),
  damaged: v.exactOptional(v.string()),
} as const;
/** Something went wrong on our side. */
export const fault = { outcome: v.literal('fault'), reference: v.string() } as const;

const noAnswer = [
  v.object({ outcome: v.picklist(['not-there', 'not-understood']) }),
  v.object({ outcome: v.literal('not-allowed-yet'), notAllowedYet: v.object({ url: v.string() }) }),
  v.object(unreachable),
  v.object(fault),
] as const;

/** An answer of this form, or why there is none. */
export const orNone = <
  const Form extends
    | v.VariantSchema<'outcome', v.VariantOptions<'outcome'>, undefined>
    | v.ObjectSchema<{ readonly outcome: v.GenericSchema }, undefined>,
>(
  form: Form,
) => v.variant('outcome', [form, ...noAnswer]);
