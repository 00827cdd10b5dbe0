// What the account has agreed to, and how Google is met: whatever is not the same for everybody there can be set here.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Warning } from '../../pages/ground/notices';
import { type Condition, conditions as known } from '../conditions';
import type { DeskState } from '../server/desk-state';
import { tell } from './server';

const labels: Readonly<Record<Condition, string>> = {
  consent: 'Scopes, before anybody was asked',
  publishing: 'The app is in',
  comments: 'Comments in the scripts of pages are',
  letters: 'Pages are read as',
  driveState: 'Drive’s state is',
  ownAddress: 'getService().getUrl() says',
  ungrantedFile: 'A file that was not granted is',
  undefinedProperties: 'Undefined properties arrive',
  driveAnswers: 'After a write, Drive’s answers are',
  blobType: 'The type of a blob that is sent is',
};

export function Google({
  accountId,
  email,
  conditions,
  consent,
}: {
  readonly accountId: string;
  readonly email: string;
  readonly conditions: DeskState['conditions'];
  readonly consent: DeskState['consent'];
}): JSX.Element {
  const [fault, setFault] = useState('');
  const follow = (told: Promise<unknown>): void => {
    told
      .then(() => {
        setFault('');
      })
      .catch((error: unknown) => {
        setFault(error instanceof Error ? error.message : String(error));
      });
  };
  const agreed = consent.filter(({ isAgreed }) => isAgreed).map(({ scope }) => scope);
  return (
    <>
      {fault !== '' && <Warning text={fault} />}
      <fieldset class="outages">
        <legend>What {email} has agreed to</legend>
        <p class="quiet">
          As on the page of a Google Account. What is switched off is asked for again when it is needed.
        </p>
        {consent.map(({ scope, words, isAgreed }) => (
          <label key={scope}>
            <input
              type="checkbox"
              class="switch"
              role="switch"
              aria-label={words}
              aria-describedby={`scope-${scope}`}
              checked={isAgreed}
              onChange={({ currentTarget: { checked } }) => {
                follow(tell.consent(accountId, checked ? [...agreed, scope] : agreed.filter((one) => one !== scope)));
              }}
            />
            <span>
              {words}
              <span class="quiet" id={`scope-${scope}`}>
                {scope}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset class="outages">
        <legend>How Google is met</legend>
        <p class="quiet">First the usual, last the least kind: a script that holds under the last holds under all.</p>
        {Object.entries(known).map(([name, values]) => (
          <label key={name}>
            <span>{labels[name as Condition]}</span>
            <select
              value={conditions[name as Condition]}
              onChange={({ currentTarget: { value } }) => {
                follow(tell.condition(name as Condition, value));
              }}
            >
              {values.map((value) => (
                <option key={value} value={value}>
                  {value}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
    </>
  );
}
