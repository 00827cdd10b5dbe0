// How Stripe says no. https://docs.stripe.com/api/errors

type Fault = 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';

/** An answer that is an error, in Stripe's form. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: Fault,
    message: string,
    private readonly more: {
      readonly code?: string;
      readonly param?: string;
      readonly decline_code?: string;
    } = {},
  ) {
    super(message);
  }

  get code(): string | undefined {
    return this.more.code;
  }

  toJson(): object {
    const { type, message, more } = this;
    const doc =
      more.code === undefined
        ? {}
        : { doc_url: `https://stripe.com/docs/error-codes/${more.code.replaceAll('_', '-')}` };
    return { error: { ...more, ...doc, message, type } };
  }
}

export const invalid = (message: string, param?: string, code?: string): Refusal =>
  new Refusal(400, 'invalid_request_error', message, {
    ...(code !== undefined && { code }),
    ...(param !== undefined && { param }),
  });

/** Nothing has this id: 404 where the address named it, 400 where a parameter did. */
export const missing = (what: string, id: string, param = 'id'): Refusal =>
  new Refusal(param === 'id' ? 404 : 400, 'invalid_request_error', `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param,
  });

export const declined = (code: string, message: string): Refusal =>
  new Refusal(402, 'card_error', message, { code: 'card_declined', decline_code: code });
