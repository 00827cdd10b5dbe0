// What happens on a click. Fields are those of google.apps.card.v1.
import { Part, parametersOf } from '../built';

/** A call of one of the script's functions. */
export class Action extends Part implements GoogleAppsScript.Card_Service.Action {
  addRequiredWidget(requiredWidget: string): this {
    return this.add('requiredWidgets', requiredWidget);
  }
  setAllWidgetsAreRequired(allWidgetsAreRequired: boolean): this {
    return this.set('allWidgetsAreRequired', allWidgetsAreRequired);
  }
  setFunctionName(functionName: string): this {
    return this.set('function', functionName);
  }
  setInteraction(interaction: GoogleAppsScript.Card_Service.Interaction): this {
    return this.set('interaction', String(interaction));
  }
  setLoadIndicator(loadIndicator: GoogleAppsScript.Card_Service.LoadIndicator): this {
    return this.set('loadIndicator', String(loadIndicator));
  }
  setParameters(parameters: { [key: string]: string }): this {
    return this.set('parameters', parametersOf(parameters));
  }
  setMethodName(functionName: string): this {
    return this.setFunctionName(functionName);
  }
  setPersistValues(persistValues: boolean): this {
    return this.set('persistValues', persistValues);
  }
}

/** An address to open. */
export class OpenLink extends Part implements GoogleAppsScript.Card_Service.OpenLink {
  setOnClose(onClose: GoogleAppsScript.Card_Service.OnClose): this {
    // The older name of the same wish.
    return this.set('onClose', String(onClose) === 'RELOAD_ADD_ON' ? 'RELOAD' : String(onClose));
  }
  setOpenAs(openAs: GoogleAppsScript.Card_Service.OpenAs): this {
    return this.set('openAs', String(openAs));
  }
  setUrl(url: string): this {
    return this.set('url', url);
  }
}

/** Asks for authorization at an address. */
export class AuthorizationAction extends Part implements GoogleAppsScript.Card_Service.AuthorizationAction {
  setAuthorizationUrl(authorizationUrl: string): this {
    return this.set('authorizationUrl', authorizationUrl);
  }
}
