// The policy in words: how users of a license are counted, with the steps to take; and the whole of it, number by number.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type HelpAddresses, helpAddressOf } from '../../messages/help-addresses';
import { policyLines } from '../../messages/policy.en';
import { stepsOf } from '../../messages/rule-steps.en';
import { outOfScopeSentences } from '../../messages/rules.en';
import { type ProductId, type RuleId, catalogue, describe } from '../../rules/index';
import { ruleWords, type Words } from './words';

/** Where this deployment's vendor explains rules, as far as it says so itself. */
export const OwnHelp = createContext<HelpAddresses | undefined>(undefined);

/** Rules as sentences, each with how to follow it and where it is explained. */
export const RulePoints = ({
  rules,
  product,
  words,
}: {
  readonly rules: readonly RuleId[];
  readonly product: ProductId;
  readonly words: Words;
}) => {
  const own = useContext(OwnHelp);
  return (
    <ul class="points">
      {rules.map((rule) => {
        const address = helpAddressOf(rule, product, own);
        const steps = stepsOf(rule, product);
        return (
          <li key={rule}>
            {ruleWords([rule])}{' '}
            {address !== undefined && (
              <a href={address} target="_blank" rel="noopener noreferrer">
                {words('policy.more')}
              </a>
            )}
            {steps.length === 1 && <p class="quiet">{steps}</p>}
            {steps.length > 1 && (
              <ol>
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            )}
          </li>
        );
      })}
    </ul>
  );
};

/** How users of a license of Google Drive are counted. */
export const DrivePolicy = ({
  seats,
  helpUrls,
  words,
}: {
  readonly seats: number;
  readonly helpUrls: HelpAddresses | undefined;
  readonly words: Words;
}) => (
  <OwnHelp.Provider value={helpUrls}>
    <RulePoints rules={describe({ product: 'google-drive', seats })} product="google-drive" words={words} />
  </OwnHelp.Provider>
);

/** Every number of the policy, with the rules that carry it out. */
export const PolicyView = ({ words }: { readonly words: Words }) => (
  // Nothing in it takes the focus, and it is longer than the page: whoever has no mouse scrolls it by keys.
  <div class="others" role="region" aria-label={words('view.policy')} tabIndex={0}>
    <p class="quiet">{words('policy.intro')}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">{words('policy.number')}</th>
          <th scope="col">{words('policy.says')}</th>
          <th scope="col">{words('policy.rules')}</th>
        </tr>
      </thead>
      <tbody>
        {catalogue.map(({ source, rules, isFact, outOfScope }) => (
          <tr key={source}>
            <th scope="row">{source}</th>
            <td>{policyLines[source]}</td>
            <td class="quiet">
              {ruleWords(rules).join(' ')}
              {isFact && words('policy.fact')}
              {outOfScope !== undefined && outOfScopeSentences[outOfScope]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
