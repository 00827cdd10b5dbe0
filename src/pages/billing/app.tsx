// The billing page: what came of paying, what there is, and what can be bought.
import { useEffect, useState } from 'preact/hooks';
import type { BillingOpening, OwnLicense } from '../../contract/billing';
import { Empty, Progress, Warning } from '../ground/notices';
import { Icon } from '../ground/icon';
import './billing.css';
import { Offers, kindsLeft } from './offers';
import { Own } from './own';
import type { Shared } from './parts';
import { type Failure, isFailure } from './server';
import { failureWords } from './words';

/** What came of coming back, in words. */
interface Said {
  readonly text: string;
  readonly isGood: boolean;
  /** Asks again, where nothing more is asked by itself. */
  readonly again?: () => void;
}

/** How often a payment that is being confirmed is asked about, and how many times: a bank may take days. */
const [pauseMilliseconds, mostTries] = [5_000, 3];

/** The page, or why there is none and the way on to it. */
export function App({ opening, server, words }: Shared & { readonly opening: BillingOpening }) {
  const [now, setNow] = useState<Failure | Pick<BillingOpening, 'email' | 'licenses' | 'trialEndsAt'>>(
    opening.fault ?? opening,
  );
  const ask = (): void => {
    void server.billingStanding(null).then(setNow);
  };
  // Whatever has to be agreed to first is asked for at once; with that, the page is what it was opened for.
  useEffect(() => {
    if ('notAllowedYet' in now) ask();
  }, []);
  const isKnown = 'licenses' in now;
  return isKnown && now.email !== undefined ? (
    <Billing opening={{ ...opening, ...now }} email={now.email} server={server} words={words} />
  ) : (
    <main class="billing">
      <Empty icon="warning" title={words('title')} isAlone>
        <p role="alert">{isKnown ? words('unknown') : failureWords(now, words)}</p>
        {isKnown || <Again again={ask} words={words} />}
      </Empty>
    </main>
  );
}

function Billing({
  opening,
  email,
  server,
  words,
}: Shared & { readonly opening: BillingOpening; readonly email: string }) {
  const [licenses, setLicenses] = useState(opening.licenses);
  const [isFinishing, setFinishing] = useState(opening.session !== undefined || opening.isBack);
  /** Something is paid for already: nothing is sold before it is known what. */
  const [isWaiting, setWaiting] = useState(false);
  const [said, setSaid] = useState<Said>();
  const [wanted, setWanted] = useState<OwnLicense>();

  /** What there is now; as before where that is not told. */
  const look = async (): Promise<readonly OwnLicense[]> => {
    const standing = await server.billingStanding(null);
    if (standing.outcome !== 'standing') return licenses;
    setLicenses(standing.licenses);
    return standing.licenses;
  };
  const finish = async (session: string, tries = 1): Promise<void> => {
    const answer = await server.finishCheckout({ session });
    const again = (): void => {
      setFinishing(true);
      setSaid(undefined);
      void finish(session);
    };
    if (answer.outcome === 'waiting') {
      const isAsking = tries < mostTries;
      if (isAsking) setTimeout(() => void finish(session, tries + 1), pauseMilliseconds);
      // What is on its way is told of where it stands.
      const isTold = (await look()).some(({ payment }) => payment === 'processing');
      setSaid(isTold ? undefined : { text: words('waiting'), isGood: true, ...(!isAsking && { again }) });
      setWaiting(!isTold);
      setFinishing(isAsking);
      return;
    }
    setWaiting(false);
    if (isFailure(answer)) setSaid({ text: failureWords(answer, words), isGood: false, again });
    else if (answer.outcome === 'failed') await look();
    else {
      const { isMine, isSecond, email, licenseId } = answer;
      const seen = (await look()).find((one) => one.licenseId === licenseId);
      // Who buys a plan and takes no seat of it edits no sooner than before.
      const mine = seen?.isHeld === false ? 'bought-plan' : 'bought';
      setSaid({
        text: words(isSecond ? 'bought-twice' : isMine ? mine : 'bought-other', { email }),
        isGood: !isSecond,
      });
    }
    setFinishing(false);
  };
  const refresh = async (): Promise<void> => {
    setSaid(undefined);
    const own = licenses.filter(({ isBilled, isManaged }) => isBilled && isManaged);
    const answers = await Promise.all(own.map(({ licenseId }) => server.refreshPurchase({ license: licenseId })));
    const failure = answers.find(isFailure);
    if (failure !== undefined) setSaid({ text: failureWords(failure, words), isGood: false });
    else if (answers.some((answer) => answer.outcome === 'refreshed' && answer.isNews)) {
      setSaid({ text: words('changed'), isGood: true });
    }
    await look();
    setFinishing(false);
  };
  useEffect(() => {
    if (opening.session !== undefined) void finish(opening.session);
    else if (opening.isBack) void refresh();
  }, []);

  const { elsewhereUrl, noticesUrl, seller } = opening;
  return (
    <main class="billing">
      <header>
        <h1>{words('title')}</h1>
        <p class="quiet cut">{seller?.name}</p>
        <p class="quiet cut">{email}</p>
      </header>
      {isFinishing && <Progress text={words('finishing')} />}
      {said !== undefined &&
        (said.isGood ? (
          <div class="note good" role="status">
            <Icon name="check" />
            <p>{said.text}</p>
            <Again again={said.again} words={words} />
          </div>
        ) : (
          <Warning text={said.text}>
            <Again again={said.again} words={words} />
          </Warning>
        ))}
      {licenses.length > 0 && (
        <Own
          licenses={licenses}
          server={server}
          words={words}
          onRefresh={refresh}
          onRestart={elsewhereUrl === undefined ? setWanted : undefined}
        />
      )}
      {elsewhereUrl === undefined ? (
        !isFinishing &&
        !isWaiting &&
        (wanted !== undefined || kindsLeft(licenses).length > 0) && (
          <Offers
            key={`${wanted?.licenseId ?? ''} ${kindsLeft(licenses).join()}`}
            email={email}
            again={wanted}
            licenses={licenses}
            trialEndsAt={opening.trialEndsAt}
            server={server}
            words={words}
          />
        )
      ) : (
        <section class="surface">
          <p>{words('elsewhere')}</p>
          <a class="button primary" href={elsewhereUrl} target="_top">
            {words('elsewhere.go')}
          </a>
        </section>
      )}
      <footer class="line">
        {(
          [
            ['terms', seller?.termsUrl],
            ['privacy', seller?.privacyUrl],
            ['notices', noticesUrl],
          ] as const
        ).map(
          ([name, url]) =>
            url !== undefined && (
              <a key={name} class="quiet" href={url} target="_blank" rel="noopener">
                {words(name)}
              </a>
            ),
        )}
      </footer>
    </main>
  );
}

const Again = ({ again, words }: Pick<Shared, 'words'> & { readonly again: (() => void) | undefined }) =>
  again === undefined ? null : (
    <button type="button" class="button" onClick={again}>
      {words('again')}
    </button>
  );
