// The one field of a dialog that asks for a name.

/** Has the focus as it appears, and must be filled in. */
export const NameField = ({
  label,
  name,
  onName,
}: {
  readonly label: string;
  readonly name: string;
  readonly onName: (name: string) => void;
}) => (
  <label class="field">
    <span>{label}</span>
    <input
      autofocus
      type="text"
      required
      maxLength={200}
      value={name}
      onInput={(event) => {
        onName(event.currentTarget.value);
      }}
    />
  </label>
);
