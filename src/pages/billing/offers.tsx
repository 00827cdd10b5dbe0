// What can be bought: how it is paid, and for whom. Nothing is charged here; a link leads to where it is paid.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Offer, OwnLicense } from '../../contract/billing';
import { mostPlanSeats } from '../../contract/limits';
import { lastOf } from '../../rules/index';
import { useCall } from '../ground/call';
import { Progress, Warning } from '../ground/notices';
import { isOver } from './own';
import { NoAnswer, type Shared, focus } from './parts';
import type { ServerCalls } from './server';

interface OffersProps extends Shared {
  readonly email: string;
  /** What is to go on; undefined for something new. */
  readonly again: OwnLicense | undefined;
  readonly licenses: readonly OwnLicense[];
  readonly trialEndsAt: number | undefined;
}

/**
 * What is bought beside what there is: both, one of them, or nothing, so that nobody pays for the same twice. What is over
 * is started again where it is shown.
 */
type Kind = 'single' | 'plan';
export function kindsLeft(licenses: readonly OwnLicense[]): readonly Kind[] {
  const taken = licenses.filter((one) => one.isPaidFor || (one.isBilled && one.isManaged && isOver(one)));
  return [
    ...(taken.some((one) => one.seats === 1 && one.isHeld) ? [] : (['single'] as const)),
    ...(taken.some((one) => one.seats > 1 && one.isManaged) ? [] : (['plan'] as const)),
  ];
}

export function Offers({ email, again, licenses, trialEndsAt, server, words }: OffersProps) {
  const asked = useCall<Awaited<ReturnType<ServerCalls['offers']>>>();
  const heading = useRef<HTMLHeadingElement>(null);
  const look = (): void => void asked.ask(server.offers(null));
  useEffect(look, []);
  useLayoutEffect(() => {
    if (again !== undefined) heading.current?.focus();
  }, [again]);
  const { answer } = asked;
  const kinds: readonly Kind[] = again === undefined ? kindsLeft(licenses) : [again.seats > 1 ? 'plan' : 'single'];
  const [only] = kinds.length === 1 && again === undefined ? kinds : [];
  return (
    <section class="surface" aria-labelledby="buy">
      <h2 id="buy" tabIndex={-1} ref={heading}>
        {words(again !== undefined ? 'buy.restart' : only === undefined ? 'buy.title' : `buy.${only}`)}
      </h2>
      <p class="quiet">{words(only === undefined ? 'buy.why' : `buy.${only}.why`)}</p>
      <p class="quiet">{words('buy.account', { email })}</p>
      {trialEndsAt !== undefined && kinds.includes('single') && (
        <p class="quiet">{words('buy.trial', { at: words.day(lastOf(trialEndsAt)) })}</p>
      )}
      {(answer === undefined || asked.isWorking) && <Progress text={words('buy.loading')} />}
      {!asked.isWorking && (
        <NoAnswer answer={answer} words={words}>
          <button type="button" class="button" onClick={look}>
            {words('failure.again')}
          </button>
        </NoAnswer>
      )}
      {answer?.outcome === 'offers' && (
        <Choice offers={answer.offers} again={again} kinds={kinds} server={server} words={words} />
      )}
    </section>
  );
}

function Choice({
  offers,
  again,
  kinds,
  server,
  words,
}: Pick<OffersProps, 'again'> & Shared & { readonly offers: readonly Offer[]; readonly kinds: readonly Kind[] }) {
  const [billing, setBilling] = useState(again?.billing ?? offers[offers.length - 1]?.billing ?? 'yearly');
  const [isPlan, setPlan] = useState(kinds[0] === 'plan');
  const [typed, setTyped] = useState(String(again !== undefined && again.seats > 1 ? again.seats : 5));
  const [takesSeat, setTakesSeat] = useState(false);
  const begun = useCall<Awaited<ReturnType<ServerCalls['startCheckout']>>>();
  const offer = offers.find((one) => one.billing === billing);
  const saved = savedByYear(offers);
  const seats = isPlan ? Number(typed) : 1;
  const isFault = isPlan && !(Number.isInteger(seats) && seats >= 2 && seats <= mostPlanSeats);
  const choose = (change: () => void) => (): void => {
    change();
    begun.clear();
  };
  const { answer } = begun;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isFault || begun.isWorking) return;
        const license = again === undefined ? {} : { license: again.licenseId };
        void begun.ask(server.startCheckout({ billing, seats, takesSeat: isPlan && takesSeat, ...license }));
      }}
    >
      <fieldset class="field">
        <legend>{words('buy.billing')}</legend>
        <div class="choices">
          {offers.map((one) => (
            <label key={one.billing} class="choice-card">
              <input
                type="radio"
                name="billing"
                checked={billing === one.billing}
                onChange={choose(() => {
                  setBilling(one.billing);
                })}
              />
              <span>
                <strong>{words(`billing.${one.billing}`)}</strong>
                <span class="quiet">
                  {words(`price.${one.billing}`, { amount: words.money(one.amount, one.currency) })}
                </span>
                {one.billing === 'yearly' && saved > 0 && (
                  <span class="saved">{words('price.saved', { amount: words.money(saved, one.currency) })}</span>
                )}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {kinds.length > 1 && (
        <fieldset class="field">
          <legend>{words('buy.for')}</legend>
          <div class="choices">
            {([false, true] as const).map((plan) => (
              <label key={String(plan)} class="choice-card">
                <input
                  type="radio"
                  name="for"
                  checked={isPlan === plan}
                  onChange={choose(() => {
                    setPlan(plan);
                  })}
                />
                <span>
                  <strong>{words(plan ? 'for.plan' : 'for.me')}</strong>
                  <span class="quiet">{words(plan ? 'for.plan.why' : 'for.me.why')}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {isPlan && (
        <>
          <label class="field">
            <span>{words('seats')}</span>
            <input
              type="number"
              min={2}
              max={mostPlanSeats}
              step={1}
              inputMode="numeric"
              value={typed}
              aria-invalid={isFault}
              aria-describedby={isFault ? 'seats-fault' : undefined}
              onInput={(event) => {
                setTyped(event.currentTarget.value);
                begun.clear();
              }}
            />
          </label>
          {isFault && (
            <p id="seats-fault" class="fault" role="alert">
              {words('seats.fault', { most: mostPlanSeats })}
            </p>
          )}
          {again === undefined && (
            <label class="check">
              <input
                type="checkbox"
                checked={takesSeat}
                onChange={(event) => {
                  setTakesSeat(event.currentTarget.checked);
                  begun.clear();
                }}
              />
              <span>
                {words('takes-seat')} <span class="quiet">{words('takes-seat.why')}</span>
              </span>
            </label>
          )}
        </>
      )}
      {offer !== undefined && !isFault && (
        <p aria-live="polite">
          <strong>{words('total', { amount: words.money(offer.amount * seats, offer.currency), billing })}</strong>{' '}
          <span class="quiet">
            {words('price.tax', { tax: offer.tax })} {words('renews', { billing })}
          </span>
        </p>
      )}
      {answer?.outcome === 'in-force' && <Warning text={words('in-force')} />}
      <NoAnswer answer={answer} words={words} />
      <div class="buttons">
        {answer?.outcome === 'begun' ? (
          <>
            <a class="button primary" href={answer.url} target="_top" ref={focus}>
              {words('pay')}
            </a>
            <button type="button" class="button" onClick={begun.clear}>
              {words('pay.other')}
            </button>
          </>
        ) : (
          <button type="submit" class="button primary" aria-disabled={begun.isWorking || isFault}>
            {words(begun.isWorking ? 'working' : 'start')}
          </button>
        )}
      </div>
      <p class="quiet">{words('pay.why')}</p>
    </form>
  );
}

/** What a year costs less by the year than by the month; nothing where that can't be compared. */
function savedByYear(offers: readonly Offer[]): number {
  const [monthly, yearly] = (['monthly', 'yearly'] as const).map((way) =>
    offers.find(({ billing }) => billing === way),
  );
  return monthly !== undefined && monthly.currency === yearly?.currency ? 12 * monthly.amount - yearly.amount : 0;
}
