// Switches for what is to fail, so that somebody sees what the script makes of it.
import type { JSX } from 'preact';
import { type Outage, outages } from '../api';
import { tell } from './server';
import { Switch, useTelling } from './switches';

const words: Readonly<Record<Outage, { readonly label: string; readonly meaning: string }>> = {
  properties: {
    label: 'PropertiesService doesn’t answer',
    meaning: 'Script and user properties: no reading, no writing.',
  },
  cache: {
    label: 'CacheService doesn’t answer',
    meaning: 'Script and user caches. What they hold is there again afterwards.',
  },
  drive: {
    label: 'Drive doesn’t answer',
    meaning: 'The advanced service, DriveApp and Drive’s addresses. This desk still lists files.',
  },
  hosts: { label: 'Outside hosts don’t answer', meaning: 'Every address that UrlFetchApp asks, but for Drive’s.' },
  quota: {
    label: 'Daily quota is used up',
    meaning: 'Properties and UrlFetchApp: nobody may call them any more today.',
  },
  'drive-api': {
    label: 'Drive API is not enabled',
    meaning: 'In the script’s Cloud project: every call is refused until somebody enables it.',
  },
  'url-fetch': {
    label: 'Administrator allows no outside addresses',
    meaning: 'The customer’s list of addresses that scripts may fetch leaves out all of them.',
  },
  'apps-script': {
    label: 'Administrator has turned Apps Script off',
    meaning:
      'For everybody in the customer’s organization: web apps don’t open and functions don’t run; cards of an installed add-on do.',
  },
};

/** @param props.now what is out already */
export function Outages({ now }: { readonly now: readonly Outage[] }): JSX.Element {
  const { follow, warning } = useTelling();
  return (
    <fieldset class="outages">
      <legend>Outages</legend>
      <p class="quiet">
        What is switched on fails in Google’s own words, for every account, until it is switched off again.
      </p>
      {warning}
      {outages.map((outage) => (
        <Switch
          key={outage}
          id={`outage-${outage}`}
          {...words[outage]}
          isOn={now.includes(outage)}
          follow={follow}
          tell={(isOn) => tell.outage(outage, isOn)}
        />
      ))}
    </fieldset>
  );
}
