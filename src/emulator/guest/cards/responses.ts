// What handlers return besides cards. Shapes are those of Google's render actions.
import { type Json, type JsonObject, Part, jsonOf } from '../built';

/** A finished answer of a handler. */
class Response extends Part {
  constructor(json: JsonObject) {
    super();
    Object.assign(this.json, json);
  }
  printJson(): string {
    return JSON.stringify(this.toJson());
  }
}

export class ActionResponse extends Response implements GoogleAppsScript.Card_Service.ActionResponse {}
export class SuggestionsResponse extends Response implements GoogleAppsScript.Card_Service.SuggestionsResponse {}
export class UniversalActionResponse
  extends Response
  implements GoogleAppsScript.Card_Service.UniversalActionResponse {}
export class DriveItemsSelectedActionResponse
  extends Response
  implements GoogleAppsScript.Card_Service.DriveItemsSelectedActionResponse {}

/** Moves through the stack of cards. */
export class Navigation extends Part implements GoogleAppsScript.Card_Service.Navigation {
  private step(step: JsonObject): this {
    return this.add('navigations', step);
  }
  pushCard(card: GoogleAppsScript.Card_Service.Card): this {
    return this.step({ pushCard: jsonOf(card, 'card') });
  }
  updateCard(card: GoogleAppsScript.Card_Service.Card): this {
    return this.step({ updateCard: jsonOf(card, 'card') });
  }
  popCard(): this {
    return this.step({ popCard: true });
  }
  popToRoot(): this {
    return this.step({ popToRoot: true });
  }
  popToNamedCard(cardName: string): this {
    return this.step({ popToCard: cardName });
  }
  printJson(): string {
    return JSON.stringify(this.toJson());
  }
}

/** A short message at the bottom. */
export class Notification extends Part implements GoogleAppsScript.Card_Service.Notification {
  setText(text: string): this {
    return this.set('text', text);
  }
  /** Older scripts say of what kind it is: it looks the same. */
  setType(): this {
    return this;
  }
}

/** Answers a click. */
export class ActionResponseBuilder extends Part implements GoogleAppsScript.Card_Service.ActionResponseBuilder {
  setNavigation(navigation: GoogleAppsScript.Card_Service.Navigation): this {
    return this.set('navigations', jsonOf(navigation, 'navigation')['navigations'] ?? []);
  }
  setNotification(notification: GoogleAppsScript.Card_Service.Notification): this {
    return this.set('notification', jsonOf(notification, 'notification'));
  }
  setOpenLink(openLink: GoogleAppsScript.Card_Service.OpenLink): this {
    return this.set('openLink', jsonOf(openLink, 'openLink'));
  }
  setStateChanged(stateChanged: boolean): this {
    return this.set('stateChanged', stateChanged);
  }
  build(): ActionResponse {
    return new ActionResponse(this.json);
  }
}

/** Answers what is typed into a text field. */
export class SuggestionsResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.SuggestionsResponseBuilder
{
  setSuggestions(suggestions: GoogleAppsScript.Card_Service.Suggestions): this {
    return this.set('suggestions', jsonOf(suggestions, 'suggestions'));
  }
  build(): SuggestionsResponse {
    return new SuggestionsResponse(this.json);
  }
}

/** Answers an entry of the add-on's own menu. */
export class UniversalActionResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.UniversalActionResponseBuilder
{
  displayAddOnCards(cards: GoogleAppsScript.Card_Service.Card[]): this {
    return this.set(
      'cards',
      cards.map((card): Json => jsonOf(card, 'card')),
    );
  }
  setOpenLink(openLink: GoogleAppsScript.Card_Service.OpenLink): this {
    return this.set('openLink', jsonOf(openLink, 'openLink'));
  }
  build(): UniversalActionResponse {
    return new UniversalActionResponse(this.json);
  }
}

/** Asks Drive to ask the person for access to one file. */
export class DriveItemsSelectedActionResponseBuilder
  extends Part
  implements GoogleAppsScript.Card_Service.DriveItemsSelectedActionResponseBuilder
{
  requestFileScope(itemId: string): this {
    return this.set('requestFileScope', itemId);
  }
  build(): DriveItemsSelectedActionResponse {
    return new DriveItemsSelectedActionResponse(this.json);
  }
}
