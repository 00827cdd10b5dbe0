// Actions of buttons, named by the entry points that exist, never by a bare string.

/** The functions of `main.ts` that buttons call; a test says that each is there. */
export type ButtonFunction = 'onAllowFile' | 'onHelp' | 'onShowHelp' | 'onShowLicense' | 'onStartTrial' | 'onTryAgain';

/** An action that calls a function of the bundle with these parameters. */
export const callback = (
  name: ButtonFunction,
  parameters: Readonly<Record<string, string>> = {},
): GoogleAppsScript.Card_Service.Action =>
  CardService.newAction()
    .setFunctionName(name)
    .setParameters({ ...parameters });
