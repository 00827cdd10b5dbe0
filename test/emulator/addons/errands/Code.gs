function onHome(e) {
  console.log(e);
  if (Object.keys(e.drive).length !== 0) throw new Error('Something is selected.');
  return homeCard_(Number(Utilities.formatDate(new Date(), e.userTimezone.id, 'H')));
}

function onItems(e) {
  var item = e.drive.activeCursorItem;
  var header = CardService.newCardHeader().setTitle(item.title).setSubtitle('Errands of this file');
  var section = CardService.newCardSection();
  if (!item.addonHasFileScopePermission) {
    section.addWidget(button_('Authorize', action_('onAuthorize', { id: item.id })));
  } else {
    section.addWidget(say_('Owned by ' + ownerOf_(item.id)));
  }
  return [
    CardService.newCardBuilder()
      .setHeader(header)
      .setPeekCardHeader(header)
      .setDisplayStyle(CardService.DisplayStyle.PEEK)
      .addSection(section)
      .build(),
  ];
}

function ownerOf_() {
  return 'somebody';
}

function onAuthorize(e) {
  return CardService.newDriveItemsSelectedActionResponseBuilder().requestFileScope(e.parameters.id).build();
}

function onTell(e) {
  return note_('From the ' + e.parameters.what);
}

/** A list of cards where an answer to a click is wanted: they are shown. */
function onAdd() {
  return [formCard_()];
}

/** The card again, with what is wrong above it: not as an answer, as a card. */
function onCheck(e) {
  return CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().updateCard(formCard_(e.formInput.where === undefined ? 'Where?' : '')))
    .build();
}

function onKeep(e) {
  var day = e.formInput.day ? new Date(e.formInput.day.msSinceEpoch).toISOString().slice(0, 10) : 'never';
  return note_([e.formInput.what, e.formInput.minutes === undefined, e.formInputs.what[0], day].join(', '));
}

function onSignIn() {
  CardService.newAuthorizationException()
    .setAuthorizationUrl('https://accounts.example.com/')
    .setResourceDisplayName('Errands Online')
    .throwException();
}

function onSignInOwnCard() {
  CardService.newAuthorizationException()
    .setAuthorizationUrl('https://accounts.example.com/')
    .setResourceDisplayName('Errands Online')
    .setCustomUiCallback('signInCard')
    .throwException();
}

function signInCard() {
  return [
    CardService.newCardBuilder()
      .setName('sign-in')
      .addSection(CardService.newCardSection().addWidget(say_('Sign in')))
      .build(),
  ];
}

function onAbout() {
  return CardService.newUniversalActionResponseBuilder().displayAddOnCards([signInCard()[0]]).build();
}
