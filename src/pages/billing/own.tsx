// What the account has: how it stands, the way to where it is changed and paid, and what was charged.
import type { OwnLicense } from '../../contract/billing';
import { untilNamed } from '../../contract/named-days';
import { useCall } from '../ground/call';
import { Warning } from '../ground/notices';
import { NoAnswer, type Shared, focus } from './parts';
import type { ServerCalls } from './server';
import type { Words } from './words';

interface OwnProps extends Shared {
  readonly licenses: readonly OwnLicense[];
  readonly onRefresh: () => Promise<void>;
  /** Undefined where nothing is bought here. */
  readonly onRestart: ((license: OwnLicense) => void) | undefined;
}

/** Whether it is over, and goes on by being paid for anew. */
export const isOver = ({ state, payment }: OwnLicense): boolean =>
  state === 'ended' || state === 'refunded' || payment === 'failed';

export const Own = ({ licenses, ...shared }: OwnProps) => (
  <section aria-labelledby="own">
    <h2 id="own">{shared.words('own.title')}</h2>
    <ul>
      {licenses.map((license) => (
        <li key={license.licenseId} class="surface">
          <One license={license} {...shared} />
        </li>
      ))}
    </ul>
  </section>
);

function One({
  license,
  server,
  words,
  onRefresh,
  onRestart,
}: Omit<OwnProps, 'licenses'> & { readonly license: OwnLicense }) {
  const { licenseId, seats, state, billing, payment, isManaged, isBilled } = license;
  const isChanged = isManaged && isBilled && !isOver(license) && payment === undefined;
  const portal = useCall<Awaited<ReturnType<ServerCalls['openPortal']>>>();
  const invoices = useCall<Awaited<ReturnType<ServerCalls['invoices']>>>();
  const refreshing = useCall<boolean>();
  const isDue = state === 'past-due' || state === 'unpaid';
  return (
    <>
      <p class="line">
        <strong>{words(seats === 1 ? 'own.single' : isManaged ? 'own.plan' : 'own.seat', { seats })}</strong>
        <span class={`mark ${state}`}>{words(`state.${payment ?? state}`)}</span>
      </p>
      <p class="quiet">
        {[untilWords(license, words), billing === undefined ? '' : words('own.billing', { billing })]
          .filter((text) => text !== '')
          .join(' ')}
      </p>
      {!isManaged && <p class="quiet">{words('own.by-others')}</p>}
      {license.isPaidTwice && <Warning text={words('own.twice')} />}
      {isManaged && !isBilled && <p class="quiet">{words('own.not-here')}</p>}
      {isBilled && (
        <div class="buttons">
          {isManaged && isOver(license) && onRestart !== undefined && (
            <button
              type="button"
              class="button primary"
              onClick={() => {
                onRestart(license);
              }}
            >
              {words('restart')}
            </button>
          )}
          {isChanged && (
            <Portal
              call={portal}
              licenseId={licenseId}
              isDue={isDue}
              onRefresh={onRefresh}
              server={server}
              words={words}
            />
          )}
          {isManaged && (
            <button
              type="button"
              class="button"
              aria-disabled={invoices.isWorking}
              onClick={() => {
                if (!invoices.isWorking) void invoices.ask(server.invoices({ license: licenseId }));
              }}
            >
              {words('invoices')}
            </button>
          )}
          <button
            type="button"
            class="button"
            aria-disabled={refreshing.isWorking}
            onClick={() => {
              if (!refreshing.isWorking) void refreshing.ask(onRefresh().then(() => true));
            }}
          >
            {words('again')}
          </button>
        </div>
      )}
      {isChanged && <p class="quiet">{words('manage.why')}</p>}
      <NoAnswer answer={portal.answer} words={words} />
      {portal.answer?.outcome === 'gone' && <Warning text={words('portal.gone')} />}
      <NoAnswer answer={invoices.answer} words={words} />
      {invoices.answer?.outcome === 'invoices' && <Invoices invoices={invoices.answer.invoices} words={words} />}
    </>
  );
}

/** Asks for the page where it is changed, and leads there: only what somebody presses may leave this page. */
function Portal({
  call,
  licenseId,
  isDue,
  onRefresh,
  server,
  words,
}: Shared &
  Pick<OwnProps, 'onRefresh'> & {
    readonly call: ReturnType<typeof useCall<Awaited<ReturnType<ServerCalls['openPortal']>>>>;
    readonly licenseId: string;
    /** Whether money is owed: then this is what the page is for. */
    readonly isDue: boolean;
  }) {
  if (call.answer?.outcome === 'opened') {
    return (
      <a class="button primary" href={call.answer.url} target="_top" autofocus ref={focus}>
        {words('portal')}
      </a>
    );
  }
  return (
    <button
      type="button"
      class={isDue ? 'button primary' : 'button'}
      aria-disabled={call.isWorking}
      onClick={() => {
        if (call.isWorking) return;
        void call.ask(server.openPortal({ license: licenseId })).then(async ({ outcome }) => {
          if (outcome === 'gone') await onRefresh();
        });
      }}
    >
      {words(call.isWorking ? 'working' : isDue ? 'manage.due' : 'manage')}
    </button>
  );
}

function untilWords(license: OwnLicense, words: Words): string {
  const { state, payment, until, next } = license;
  if (next?.what === 'confirms') return words('until.confirms', { at: words.day(next.at) });
  if (until === undefined || state === 'unknown' || state === 'conflict') return '';
  if (state === 'trial' || state === 'trial-ended') return '';
  return words(`until.${payment ?? (state === 'over-plan' ? 'active' : state)}`, {
    at: words.day(untilNamed(license) ?? until),
  });
}

function Invoices({
  invoices,
  words,
}: {
  readonly invoices: Extract<
    Awaited<ReturnType<ServerCalls['invoices']>>,
    { readonly outcome: 'invoices' }
  >['invoices'];
  readonly words: Words;
}) {
  if (invoices.length === 0) return <p class="quiet">{words('invoices.none')}</p>;
  return (
    <table>
      <thead>
        <tr>
          {(['number', 'at', 'amount', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {words(`invoices.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {invoices.map(({ number, at, amount, currency, isPaid, url }) => (
          <tr key={number}>
            <td>
              {url === undefined ? (
                number
              ) : (
                <a class="link" href={url} target="_blank" rel="noopener">
                  {number}
                </a>
              )}
            </td>
            <td>{words.day(at)}</td>
            <td>{words.money(amount, currency)}</td>
            <td>{words(isPaid ? 'invoices.paid' : 'invoices.open')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
