function text_(words) {
  return CardService.newCardSection().addWidget(CardService.newTextParagraph().setText(words));
}

function card_(words) {
  return CardService.newCardBuilder().setName(words).addSection(text_(words)).build();
}

function onItems(e) {
  return e.drive.selectedItems.map(function (item) {
    return card_(item.title + ' ' + item.addonHasFileScopePermission + ' ' + (item.id === e.drive.activeCursorItem.id));
  });
}

function echo(e) {
  return card_(
    JSON.stringify([e.parameters, e.formInput, e.formInputs, e.commonEventObject, e.hostApp, e.clientPlatform]),
  );
}

function navigate() {
  return CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().popToRoot().updateCard(card_('updated')).pushCard(card_('pushed')))
    .setNotification(CardService.newNotification().setText('Done'))
    .setOpenLink(CardService.newOpenLink().setUrl('https://example.com/').setOnClose(CardService.OnClose.RELOAD))
    .setStateChanged(true)
    .build();
}

function popNamed() {
  return CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().popToNamedCard('root').popCard())
    .build();
}

function askForFile() {
  return CardService.newDriveItemsSelectedActionResponseBuilder().requestFileScope('file').build();
}

function suggest() {
  return CardService.newSuggestionsResponseBuilder()
    .setSuggestions(CardService.newSuggestions().addSuggestions(['a', 'b']))
    .build();
}

function universal() {
  return CardService.newUniversalActionResponseBuilder()
    .displayAddOnCards([card_('one'), card_('two')])
    .build();
}

function universalLink() {
  return CardService.newUniversalActionResponseBuilder()
    .setOpenLink(CardService.newOpenLink().setUrl('https://example.com/'))
    .build();
}

function raw() {
  return { header: { title: 'Raw' }, sections: [{ widgets: [{ textParagraph: { text: 'raw' } }] }] };
}

function renderActions() {
  return { action: { navigations: [{ pushCard: raw() }], notification: { text: 'pushed' } } };
}

async function later() {
  return card_(await Promise.resolve('later'));
}

function nothing() {}

function authorize() {
  CardService.newAuthorizationException()
    .setAuthorizationUrl('https://example.com/auth')
    .setResourceDisplayName('Example')
    .throwException();
}

function unbuilt() {
  return CardService.newCardBuilder();
}

function draft() {
  return CardService.newUpdateDraftActionResponseBuilder()
    .setUpdateDraftSubjectAction(CardService.newUpdateDraftSubjectAction().addUpdateSubject('s'))
    .build();
}

function manySections() {
  var builder = CardService.newCardBuilder();
  for (var i = 0; i < 101; i++) builder.addSection(text_('x'));
  return builder.build();
}

function manyWidgets() {
  var section = CardService.newCardSection();
  for (var i = 0; i < 101; i++) section.addWidget(CardService.newTextParagraph().setText('x'));
  return CardService.newCardBuilder().addSection(section).build();
}

function only_(widget) {
  return CardService.newCardBuilder().addSection(CardService.newCardSection().addWidget(widget)).build();
}

function svg() {
  return only_(CardService.newImage().setImageUrl('https://example.com/a.svg'));
}

function nameless() {
  return only_(CardService.newTextInput().setTitle('Name'));
}

function dumbButton() {
  return only_(CardService.newTextButton().setText('Go'));
}

function emptySection() {
  return CardService.newCardBuilder().addSection(CardService.newCardSection()).build();
}

function threeColumns() {
  var columns = CardService.newColumns();
  for (var i = 0; i < 3; i++) {
    columns.addColumn(CardService.newColumn().addWidget(CardService.newTextParagraph().setText('x')));
  }
  return only_(columns);
}

function numberParameter() {
  return only_(
    CardService.newTextButton().setOnClickAction(CardService.newAction().setFunctionName('x').setParameters({ a: 1 })),
  );
}

function misspelled() {
  return { sectoins: [] };
}

function factories() {
  return Object.keys(CardService);
}
