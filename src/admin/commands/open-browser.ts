// Opens the user's browser where there is one.
import openPage from 'open';

/** Tries; whoever has no browser here reads the address. */
export const open = (url: string): void => {
  void openPage(url).then(
    (child) => {
      child.once('error', () => undefined);
    },
    () => undefined,
  );
};
