// What is known of a person: what they may do and why, what they hold, and their history.
import { Icon } from '../ground/icon';
import { namedAt, untilNamed, untilWhat } from '../../contract/named-days';
import type { AuditRecord, ReviewServer, SeatRow } from '../../contract/review';
import { lastOf } from '../../rules/index';
import { deedDetails, deedRules, whoDid } from './deeds';
import { FlagMark, State, Why } from './parts';
import { ruleWords, type Words } from './words';

/** What the server tells of a person. */
export type Person = Extract<ReturnType<ReviewServer['reviewPerson']>, { outcome: 'person' }>;

const asked = ['view', 'edit', 'create'] as const;

/** What happens to a license next, when it ended, or when it begins. */
function untilWords(row: SeatRow, words: Words): string {
  if (row.next !== undefined) return words(`next.${row.next.what}`, { at: words.day(namedAt(row.next)) });
  const until = untilNamed(row);
  return until === undefined ? '' : words(`next.${untilWhat(row)}`, { at: words.day(until) });
}

export function PersonParts({ person, words }: { readonly person: Person; readonly words: Words }) {
  const { rows, answers, entries, people, lastOpenedAt } = person;
  return (
    <>
      <section>
        <h3>{words('drawer.may')}</h3>
        <ul class="answers">
          {asked.map((what) => {
            const { effect, because } = answers[what];
            return (
              <li key={what}>
                <p class={effect}>
                  <Icon name={effect === 'permit' ? 'check' : 'close'} />
                  {words(`may.${what}.${effect}`)}
                </p>
                <Why sentences={ruleWords(because)} words={words} />
              </li>
            );
          })}
        </ul>
        {lastOpenedAt !== undefined && <p class="quiet">{words('drawer.opened', { at: words.day(lastOpenedAt) })}</p>}
      </section>
      <section>
        <h3>{words('drawer.holds')}</h3>
        <ul class="holdings">
          {rows.map((row) => (
            <li key={row.licenseId}>
              <p>
                <strong>{row.licenseId}</strong> <State state={row.state} words={words} />
              </p>
              <p class="quiet">
                {untilWords(row, words)}
                {row.account?.editsUntil !== undefined &&
                  ` ${words('drawer.edits-until', { at: words.day(lastOf(row.account.editsUntil)) })}`}
              </p>
              <p class="line">
                {row.flags.map((flag) => (
                  <FlagMark key={flag} flag={flag} words={words} />
                ))}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words('drawer.history')}</h3>
        {entries.length === 0 ? (
          <p class="quiet">{words('drawer.no-history')}</p>
        ) : (
          <ol class="timeline">
            {[...entries].reverse().map((entry) => (
              <Entry
                key={`${entry.at} ${entry.what} ${entry.licenseId ?? ''}`}
                entry={entry}
                people={people}
                words={words}
              />
            ))}
          </ol>
        )}
      </section>
    </>
  );
}

function Entry({
  entry,
  people,
  words,
}: {
  readonly entry: AuditRecord;
  readonly people: Readonly<Record<string, string>>;
  readonly words: Words;
}) {
  return (
    <li>
      <p>
        <strong>{words(`deed.${entry.what}`)}</strong>
      </p>
      {deedDetails(entry, people, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="quiet">
        {words('deed.by', {
          at: words.moment(entry.at),
          by: whoDid(entry, people, words),
        })}
      </p>
      <Why sentences={deedRules(entry)} words={words} />
    </li>
  );
}
