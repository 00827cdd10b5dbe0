// Script and user properties, to be read and set.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { tell } from './server';

/** One store of properties as a table with a row for one more. */
export function Properties({
  store,
  values,
  accountId,
}: {
  readonly store: 'script' | 'user';
  readonly values: Readonly<Record<string, string>>;
  readonly accountId: string;
}): JSX.Element {
  const [fault, setFault] = useState('');
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const set = (name: string, text: string | null): void => {
    tell
      .property(accountId, store, name, text)
      .then(() => {
        setFault('');
      })
      .catch((error: unknown) => {
        setFault(error instanceof Error ? error.message : String(error));
      });
  };
  const entries = Object.entries(values);
  return (
    <form
      class="properties"
      onSubmit={(event) => {
        event.preventDefault();
        set(key.trim(), value);
        setKey('');
        setValue('');
      }}
    >
      {fault !== '' && <p role="alert">{fault}</p>}
      {entries.length === 0 && (
        <p class="quiet">Nothing is stored yet. Scripts read here what somebody set for them.</p>
      )}
      <table>
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Value</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {entries.map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <textarea
                  key={text}
                  aria-label={`Value of ${name}`}
                  rows={Math.min(6, text.split('\n').length)}
                  defaultValue={text}
                  onChange={({ currentTarget }) => {
                    set(name, currentTarget.value);
                  }}
                />
              </td>
              <td>
                <button
                  type="button"
                  class="button"
                  aria-label={`Delete ${name}`}
                  onClick={() => {
                    set(name, null);
                  }}
                >
                  Delete
                </button>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <input
                aria-label="Name of a new property"
                placeholder="NAME"
                required
                value={key}
                onInput={({ currentTarget }) => {
                  setKey(currentTarget.value);
                }}
              />
            </th>
            <td>
              <input
                aria-label="Value of the new property"
                placeholder="value"
                value={value}
                onInput={({ currentTarget }) => {
                  setValue(currentTarget.value);
                }}
              />
            </td>
            <td>
              <button class="button">Set</button>
            </td>
          </tr>
        </tbody>
      </table>
    </form>
  );
}
