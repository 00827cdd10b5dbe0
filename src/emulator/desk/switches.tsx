// What can be set on the desk: switches and choices, and what came of telling the server.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Warning } from '../../pages/ground/notices';

/** Follows what the server is told; `warning` says why it was not taken. */
export function useTelling(): {
  readonly follow: (told: Promise<unknown>, onFault?: () => void) => void;
  readonly warning: JSX.Element | null;
} {
  const [fault, setFault] = useState('');
  return {
    follow: (told, onFault) => {
      told
        .then(() => {
          setFault('');
        })
        .catch((error: unknown) => {
          onFault?.();
          setFault(error instanceof Error ? error.message : String(error));
        });
    },
    warning: fault === '' ? null : <Warning text={fault} />,
  };
}

/** A switch that stays as it is where the server does not take it. */
export const Switch = ({
  id,
  label,
  meaning,
  isOn,
  follow,
  tell,
}: {
  /** Of its meaning, which describes it. */
  readonly id: string;
  readonly label: string;
  readonly meaning: ComponentChildren;
  readonly isOn: boolean;
  readonly follow: ReturnType<typeof useTelling>['follow'];
  readonly tell: (isOn: boolean) => Promise<unknown>;
}): JSX.Element => (
  <label>
    <input
      type="checkbox"
      class="switch"
      role="switch"
      aria-label={label}
      aria-describedby={id}
      checked={isOn}
      onChange={({ currentTarget }) => {
        follow(tell(currentTarget.checked), () => {
          currentTarget.checked = isOn;
        });
      }}
    />
    <span>
      {label}
      <span class="quiet" id={id}>
        {meaning}
      </span>
    </span>
  </label>
);

/** One of several values. */
export const Choice = <Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
}): JSX.Element => (
  <label>
    <span>{label}</span>
    <select
      value={value}
      onChange={({ currentTarget }) => {
        onChoose(currentTarget.value as Value);
      }}
    >
      {choices.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  </label>
);
