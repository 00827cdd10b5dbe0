// What the panel shows besides cards: the host's own questions, and what stands where an add-on shows nothing.
import type { JSX } from 'preact';
import { Dialog } from '../../pages/ground/dialog';
import type { DeskState } from '../server/desk-state';
import { Picture } from './card/pictures';

/** The host's card for an add-on that asks for authorization elsewhere. */
export const Authorize = ({
  resource,
  name,
  onAuthorize,
}: {
  readonly resource: string;
  readonly name: string;
  readonly onAuthorize: () => void;
}): JSX.Element => (
  <div class="card instead">
    <h2>Authorization required</h2>
    <p>
      {name || 'The add-on'} needs your permission to use <b>{resource || 'another service'}</b>.
    </p>
    <button type="button" class="button primary" onClick={onAuthorize}>
      Authorize access
    </button>
  </div>
);

/** Drive's question whether an add-on may use a file. */
export const FileScope = ({
  file,
  accountName,
  onAnswer,
}: {
  readonly file: string;
  readonly accountName: string;
  readonly onAnswer: (isAllowed: boolean) => void;
}): JSX.Element => (
  <Dialog
    title="Let the add-on use this file?"
    onSubmit={() => {
      onAnswer(true);
    }}
    onClose={() => {
      onAnswer(false);
    }}
  >
    <p>
      It will be able to see and change <b>{file}</b> as {accountName}.
    </p>
    <div class="buttons end">
      <button
        type="button"
        class="button"
        onClick={() => {
          onAnswer(false);
        }}
      >
        Cancel
      </button>
      <button type="submit" class="button primary" autofocus>
        Allow
      </button>
    </div>
  </Dialog>
);

/** The card that Drive makes of name and logo where an add-on has no homepage; words where the project is no add-on. */
export function Instead({
  addOn,
  webAppUrl,
  isSelected,
}: {
  readonly addOn: DeskState['addOn'];
  readonly webAppUrl: DeskState['webAppUrl'];
  readonly isSelected: boolean;
}): JSX.Element {
  if (addOn === undefined) {
    return (
      <div class="card instead">
        <h2>This project is no add-on</h2>
        <p class="quiet">Its manifest has no addOns, so Drive shows nothing of it here.</p>
        {webAppUrl !== undefined && (
          <a class="button primary" href={webAppUrl} target="_blank" rel="noopener">
            Open its web app
          </a>
        )}
      </div>
    );
  }
  return (
    <div class="card instead">
      <Picture className="big-logo" url={addOn.logoUrl} alt="" />
      <h2>{addOn.name}</h2>
      <p class="quiet">
        {addOn.hasHomepage || (addOn.seesItems && isSelected)
          ? 'The add-on shows nothing here.'
          : addOn.seesItems
            ? 'This add-on has no homepage. Select a file to see what it shows.'
            : 'This add-on has no homepage, and looks at no files.'}
      </p>
    </div>
  );
}
