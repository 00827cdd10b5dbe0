// What the organisation holds of the other products, for display: who counts and why, and what a planned change would do.
import { useState } from 'preact/hooks';
import { Icon } from '../ground/icon';
import { seatWords } from '../../messages/seat-words';
import { countSeats, decide, describe } from '../../rules/index';
import type { OrganisationRecord } from '../../contract/review';
import { Empty } from '../ground/notices';
import './other-view.css';
import { Choice, Why } from './parts';
import { type OtherLicense, type Plan, type PlanKind, type Planned, plansFor, tryPlan } from './planned';
import { SeatsBar } from './seats-bar';
import { RulePoints } from './policy-view';
import { remedyWords, ruleWords, type Words } from './words';

interface OtherViewProps {
  readonly organisation: OrganisationRecord | undefined;
  readonly now: number;
  readonly words: Words;
}

export function OtherView({ organisation, now, words }: OtherViewProps) {
  if (organisation === undefined || organisation.licenses.length === 0) {
    return (
      <Empty icon="desktop" title={words('other.empty.title')}>
        <p>{words('other.empty.text')}</p>
      </Empty>
    );
  }
  return (
    <div class="words">
      <p class="quiet">{words('other.display')}</p>
      {organisation.licenses.map((license) => (
        <LicensePart key={license.id} license={license} now={now} words={words} />
      ))}
    </div>
  );
}

function LicensePart({
  license,
  now,
  words,
}: {
  readonly license: OtherLicense;
  readonly now: number;
  readonly words: Words;
}) {
  const seats = countSeats(license, {});
  const { bought, taken, free, over } = seats;
  return (
    <section aria-label={words(`product.${license.product}`)}>
      <h2>{words(`product.${license.product}`)}</h2>
      <p class="quiet">{words('other.id', { id: license.id })}</p>
      {typeof bought !== 'number' || typeof free !== 'number' ? (
        <p>{seatWords(license, seats, words)}</p>
      ) : (
        <SeatsBar totals={{ bought, taken, free, over }} words={words} />
      )}
      {over > 0 && (
        <div class="note warning">
          <Icon name="warning" />
          <div>
            <p>{words('other.over', { over })}</p>
            {overRules(license, now).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </div>
      )}
      <h3>{words('other.people')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{words('other.person')}</th>
            <th scope="col">{words('other.counts')}</th>
            <th scope="col">{words('other.because')}</th>
          </tr>
        </thead>
        <tbody>
          {seats.people.map(({ account, isCounted, because }, at) => (
            <tr key={`${at} ${account.email}`}>
              <th scope="row">{account.email}</th>
              <td>{words(isCounted ? 'other.yes' : 'other.no')}</td>
              <td class="quiet">{ruleWords(because).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Places license={license} now={now} words={words} />
      <PlanPart license={license} now={now} words={words} />
      <details class="why">
        <summary>{words('other.policy')}</summary>
        <RulePoints rules={describe(license)} product={license.product} words={words} />
      </details>
    </section>
  );
}

/** What the policy says to whoever edits over the limit. */
function overRules(license: OtherLicense, now: number): readonly string[] {
  const people = countSeats(license, {}).people.filter(({ isCounted }) => isCounted);
  const last = people[people.length - 1];
  if (last === undefined) return [];
  const facts = { now, graceDays: 0, reachable: true };
  const { because } = decide(
    [license],
    license.product === 'desktop'
      ? { product: 'desktop', action: 'edit', account: last.account }
      : { product: license.product, action: 'edit', account: last.account, at: license.instance },
    facts,
  );
  return ruleWords(because.filter((rule) => /over-the-limit|users-on-the-invoice/.test(rule)));
}

function Places({
  license,
  now,
  words,
}: {
  readonly license: OtherLicense;
  readonly now: number;
  readonly words: Words;
}) {
  if (license.product === 'desktop') return <p class="quiet">{words('other.machines')}</p>;
  const { instance, staging, maintenance, boughtFrom } = license;
  return (
    <dl class="facts">
      <dt>{words('other.instance')}</dt>
      <dd>{instance}</dd>
      <dt>{words('other.staging')}</dt>
      <dd>{staging.length === 0 ? words('other.none') : staging.join(', ')}</dd>
      <dt>{words('other.bought')}</dt>
      <dd>{words(`bought.${boughtFrom}`)}</dd>
      <dt>{words('other.maintenance')}</dt>
      <dd>
        {maintenance === undefined
          ? words('other.not-recorded')
          : words(maintenance.end > now ? 'other.maintained' : 'other.unmaintained', {
              at: words.day(maintenance.end),
            })}
      </dd>
    </dl>
  );
}

/** "What would happen if …" */
function PlanPart({
  license,
  now,
  words,
}: {
  readonly license: OtherLicense;
  readonly now: number;
  readonly words: Words;
}) {
  const kinds = plansFor(license);
  const people = license.assigned.map(({ email }) => email);
  const [plan, setPlan] = useState<Plan>({
    kind: 'add-seats',
    seats: 5,
    person: people[0] ?? '',
    to: '',
    instance: '',
  });
  const change = (part: Partial<Plan>): void => {
    setPlan({ ...plan, ...part });
  };
  const planned = tryPlan(license, { ...plan, to: plan.to.trim(), instance: plan.instance.trim() }, now);
  const field = (name: 'to' | 'instance', label: string) => (
    <label class="choice">
      <span>{label}</span>
      <input
        type="text"
        value={plan[name]}
        onInput={(event) => {
          change({ [name]: event.currentTarget.value });
        }}
      />
    </label>
  );
  return (
    <div class="what-if" role="group" aria-label={words('plan.title')}>
      <h3>{words('plan.title')}</h3>
      <div class="line">
        <Choice
          label={words('plan.what')}
          value={plan.kind}
          options={kinds.map((kind): { value: PlanKind; label: string } => ({
            value: kind,
            label: words(`plan.${kind}`),
          }))}
          onChange={(kind) => {
            change({ kind });
          }}
        />
        {plan.kind === 'add-seats' && (
          <label class="choice">
            <span>{words('plan.seats')}</span>
            <input
              type="number"
              min={1}
              value={Number.isNaN(plan.seats) ? '' : plan.seats}
              onInput={(event) => {
                change({ seats: event.currentTarget.valueAsNumber });
              }}
            />
          </label>
        )}
        {(plan.kind === 'move-seat' || plan.kind === 'release') && (
          <Choice
            label={words('plan.person')}
            value={plan.person}
            options={people.map((email) => ({ value: email, label: email }))}
            onChange={(person) => {
              change({ person });
            }}
          />
        )}
        {(plan.kind === 'move-seat' || plan.kind === 'add-person') && field('to', words('plan.to'))}
        {(plan.kind === 'add-instance' || plan.kind === 'add-staging') && field('instance', words('plan.instance'))}
      </div>
      <div class="outcome" aria-live="polite">
        {planned === undefined ? (
          <p class="quiet">{words(plan.kind === 'add-seats' ? 'plan.whole' : 'plan.more')}</p>
        ) : (
          <PlanOutcome license={license} planned={planned} words={words} />
        )}
      </div>
    </div>
  );
}

function PlanOutcome({
  license,
  planned,
  words,
}: {
  readonly license: OtherLicense;
  readonly planned: Planned;
  readonly words: Words;
}) {
  const { outcome, before, after, licensesNeeded } = planned;
  const needed = licensesNeeded !== undefined && <p>{words('plan.licenses', { count: licensesNeeded })}</p>;
  if (outcome.outcome === 'refused') {
    const { because, remedies } = outcome.decision;
    return (
      <>
        <p class="forbid">
          <Icon name="close" /> {words('plan.no')}
        </p>
        <RulePoints rules={because} product={license.product} words={words} />
        {remedies.length > 0 && <p class="quiet">{remedyWords(remedies.map(({ kind }) => kind)).join(' ')}</p>}
        {needed}
      </>
    );
  }
  const until = maintenanceOf(outcome.license);
  return (
    <>
      <p class="permit">
        <Icon name="check" /> {words('plan.yes')}
      </p>
      <p>
        {words('plan.before-after', {
          before: seatWords(license, before, words),
          after: seatWords(license, after ?? before, words),
        })}
      </p>
      {until !== undefined && until !== maintenanceOf(license) && (
        <p>{words('plan.maintained', { at: words.day(until) })}</p>
      )}
      {needed}
      <Why sentences={ruleWords(outcome.because)} words={words} />
    </>
  );
}

/** Until when new versions are to be had. */
const maintenanceOf = (license: OtherLicense): number | undefined =>
  license.product === 'desktop' ? undefined : license.maintenance?.end;
