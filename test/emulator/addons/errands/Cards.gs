/** Cards of a small add-on that keeps errands with files, in the older manner of Drive add-ons. */
function say_(words) {
  return CardService.newTextParagraph().setText(words);
}

function action_(name, parameters) {
  return CardService.newAction()
    .setFunctionName(name)
    .setParameters(parameters || {})
    .setLoadIndicator(CardService.LoadIndicator.SPINNER);
}

function button_(text, action) {
  return CardService.newTextButton().setText(text).setOnClickAction(action);
}

function note_(text) {
  return CardService.newActionResponseBuilder().setNotification(CardService.newNotification().setText(text)).build();
}

function homeCard_(hour) {
  var menu = CardService.newOverflowMenu()
    .addMenuItem(
      CardService.newOverflowMenuItem()
        .setText('Tell me')
        .setStartIcon(CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName('info')))
        .setOnClickAction(action_('onTell', { what: 'menu' })),
    )
    .addMenuItem(
      CardService.newOverflowMenuItem().setText('Not now').setDisabled(true).setOnClickAction(action_('onTell')),
    );
  var chips = CardService.newChipList()
    .addChip(
      CardService.newChip()
        .setLabel('Today')
        .setOnClickAction(action_('onTell', { what: 'chip' })),
    )
    .addChip(CardService.newChip().setLabel('Later').setDisabled(true).setOnClickAction(action_('onTell')));
  var slides = CardService.newCarousel()
    .addCarouselCard(CardService.newCarouselCard().addWidget(say_('First slide')))
    .addCarouselCard(CardService.newCarouselCard().addWidget(say_('Second slide')));
  var folded = CardService.newCardSection()
    .setHeader('More')
    .setCollapsible(true)
    .setNumUncollapsibleWidgets(1)
    .setCollapseControl(
      CardService.newCollapseControl()
        .setHorizontalAlign(CardService.HorizontalAlignment.CENTER)
        .setExpandButton(CardService.newTextButton().setText('All of it').setOnClickAction(action_('onTell')))
        .setCollapseButton(CardService.newTextButton().setText('Less of it').setOnClickAction(action_('onTell'))),
    )
    .addWidget(say_('Always there'))
    .addWidget(say_('Unfolded'))
    .addWidget(slides);
  return CardService.newCardBuilder()
    .setHeader(
      CardService.newCardHeader()
        .setTitle('Errands')
        .setSubtitle('It is ' + hour + ' o’clock'),
    )
    .addSection(
      CardService.newCardSection()
        .addWidget(
          CardService.newKeyValue()
            .setTopLabel('Open')
            .setContent(3)
            .setIcon(CardService.Icon.BOOKMARK)
            .setButton(CardService.newTextButton().setText('More').setOverflowMenu(menu)),
        )
        .addWidget(chips)
        .addWidget(
          CardService.newColumns()
            .addColumn(CardService.newColumn().addWidget(say_('left')))
            .addColumn(CardService.newColumn().addWidget(say_('right'))),
        )
        .addWidget(CardService.newImage().setImageUrl('https://www.example.com/map.png').setAltText('The way there')),
    )
    .addSection(folded)
    .setFixedFooter(
      CardService.newFixedFooter()
        .setPrimaryButton(button_('Add', action_('onAdd')))
        .setSecondaryButton(button_('Sign in', action_('onSignIn'))),
    )
    .build();
}

function formCard_(problem) {
  var section = CardService.newCardSection();
  if (problem) section.addWidget(say_('<font color="#BA0300"><b>Error:</b> ' + problem + '</font>'));
  section
    .addWidget(CardService.newTextInput().setFieldName('what').setTitle('What').setHint('In few words'))
    .addWidget(
      CardService.newTextInput()
        .setFieldName('minutes')
        .setTitle('Minutes')
        .setValidation(CardService.newValidation().setInputType(CardService.InputType.INTEGER).setCharacterLimit(4)),
    )
    .addWidget(
      CardService.newSelectionInput()
        .setFieldName('where')
        .setTitle('Where')
        .setType(CardService.SelectionInputType.DROPDOWN)
        .addItem('Town', 'town', false)
        .addItem('Office', 'office', false),
    )
    .addWidget(CardService.newDatePicker().setFieldName('day').setTitle('Day').setValueInMsSinceEpoch(1709596800000))
    .addWidget(
      CardService.newButtonSet()
        .addButton(button_('Keep', action_('onKeep').addRequiredWidget('what')))
        .addButton(button_('Check', action_('onCheck').setPersistValues(true))),
    );
  return CardService.newCardBuilder().setName('form').addSection(section).build();
}
