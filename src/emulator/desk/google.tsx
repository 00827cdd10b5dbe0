// What the account has agreed to, and how Google is met: whatever is not the same for everybody there can be set here.
import type { JSX } from 'preact';
import { type Condition, conditions as known } from '../conditions';
import type { DeskState } from '../server/desk-state';
import { tell } from './server';
import { Choice, Switch, useTelling } from './switches';

const labels: Readonly<Record<Condition, string>> = {
  consent: 'Scopes, before anybody was asked',
  publishing: 'The app is in',
  comments: 'Comments in the scripts of pages are',
  letters: 'Pages are read as',
  driveState: 'Drive’s state is',
  ownAddress: 'getService().getUrl() says',
  ungrantedFile: 'A file that was not granted is',
  pickedFile: 'A file that was chosen in the Picker is',
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
  const { follow, warning } = useTelling();
  const agreed = consent.filter(({ isAgreed }) => isAgreed).map(({ scope }) => scope);
  return (
    <>
      {warning}
      <fieldset class="outages">
        <legend>What {email} has agreed to</legend>
        <p class="quiet">
          As on the page of a Google Account. What is switched off is asked for again when it is needed.
        </p>
        {consent.map(({ scope, words, isAgreed }) => (
          <Switch
            key={scope}
            id={`scope-${scope}`}
            label={words}
            meaning={scope}
            isOn={isAgreed}
            follow={follow}
            tell={(isOn) => tell.consent(accountId, isOn ? [...agreed, scope] : agreed.filter((one) => one !== scope))}
          />
        ))}
      </fieldset>
      <fieldset class="outages">
        <legend>How Google is met</legend>
        <p class="quiet">First the usual, last the least kind: a script that holds under the last holds under all.</p>
        {Object.entries(known).map(([name, values]) => (
          <Choice
            key={name}
            label={labels[name as Condition]}
            value={conditions[name as Condition]}
            choices={values.map((value) => [value, value])}
            onChoose={(value) => {
              follow(tell.condition(name as Condition, value));
            }}
          />
        ))}
      </fieldset>
    </>
  );
}
