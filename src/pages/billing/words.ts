// The page's words: messages, days, and money as its reader writes it.
import { type BillingMessage, billingEnglish } from '../../messages/billing.en';
import { type Formatter, type MessageValues, createFormatter } from '../../messages/format';
import { failureMessage } from '../ground/failure';
import type { Failure } from './server';

/** Says everything that people read on this page. */
export interface Words {
  (key: BillingMessage, values?: MessageValues): string;
  readonly day: (at: number) => string;
  /** An amount in the smallest unit of its currency, of which there are none, two or three digits. */
  readonly money: (amount: number, currency: string) => string;
}

export function createWords(locale: string): Words {
  const format: Formatter<BillingMessage> = createFormatter<BillingMessage>(billingEnglish, locale);
  // Terms begin and end in UTC, and a day is the same day wherever it is read.
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return Object.assign((key: BillingMessage, values?: MessageValues) => format(key, values), {
    day: (at: number) => day.format(at),
    money: (amount: number, currency: string) => {
      const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
      return money.format(amount / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2));
    },
  });
}

/** Why there is no answer, and what to do. */
export const failureWords = (failure: Failure, words: Words): string =>
  words(failureMessage(failure), 'reference' in failure ? { reference: failure.reference } : undefined);
