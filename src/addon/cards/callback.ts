// Actions of buttons, named by the entry points that exist, never by a bare string.
import type * as main from '../main';

/** An action that calls an entry point with these parameters. */
export function callback(
  entryPoint: keyof typeof main,
  parameters: Readonly<Record<string, string>> = {},
): GoogleAppsScript.Card_Service.Action {
  return CardService.newAction()
    .setFunctionName(entryPoint)
    .setParameters({ ...parameters });
}
