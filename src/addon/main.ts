// The entry points: every export becomes a global function of the bundle, and nothing else does.

export function onHomepage(): GoogleAppsScript.Card_Service.Card {
  return CardService.newCardBuilder().build();
}
