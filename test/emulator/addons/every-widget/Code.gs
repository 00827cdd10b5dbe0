/** One card with every widget, in the plain style of add-on authors. */
function onHomepage(e) {
  var action = CardService.newAction()
    .setFunctionName('onClick')
    .setParameters({ id: '1' })
    .setLoadIndicator(CardService.LoadIndicator.SPINNER)
    .setInteraction(CardService.Interaction.OPEN_DIALOG)
    .setPersistValues(true)
    .addRequiredWidget('name')
    .setAllWidgetsAreRequired(false);
  var link = CardService.newOpenLink()
    .setUrl('https://example.com/')
    .setOpenAs(CardService.OpenAs.OVERLAY)
    .setOnClose(CardService.OnClose.RELOAD_ADD_ON);
  var icon = CardService.newIconImage()
    .setIcon(CardService.Icon.STAR)
    .setAltText('star')
    .setImageCropType(CardService.ImageCropType.CIRCLE);
  var material = CardService.newMaterialIcon().setName('search').setFill(true).setGrade(0).setWeight(400);
  var button = CardService.newTextButton()
    .setText('Go')
    .setAltText('go')
    .setBackgroundColor('#336699')
    .setDisabled(false)
    .setTextButtonStyle(CardService.TextButtonStyle.FILLED)
    .setOnClickAction(action);
  var imageButton = CardService.newImageButton()
    .setAltText('search')
    .setMaterialIcon(material)
    .setImageButtonStyle(CardService.ImageButtonStyle.FILLED)
    .setOpenLink(link);
  var menu = CardService.newOverflowMenu().addMenuItem(
    CardService.newOverflowMenuItem().setText('More').setStartIcon(icon).setDisabled(false).setOpenLink(link),
  );
  var crop = CardService.newImageCropStyle()
    .setImageCropType(CardService.ImageCropType.RECTANGLE_CUSTOM)
    .setAspectRatio(1.5);
  var border = CardService.newBorderStyle()
    .setType(CardService.BorderType.STROKE)
    .setCornerRadius(4)
    .setStrokeColor('#000000');
  var texts = CardService.newCardSection()
    .setHeader('Texts')
    .setCollapsible(true)
    .setNumUncollapsibleWidgets(1)
    .setCollapseControl(
      CardService.newCollapseControl()
        .setHorizontalAlign(CardService.HorizontalAlignment.CENTER)
        .setExpandButton(button)
        .setCollapseButton(button),
    )
    .addWidget(CardService.newTextParagraph().setText('Hello').setMaxLines(3))
    .addWidget(
      CardService.newDecoratedText()
        .setText('Text')
        .setTopLabel('top')
        .setBottomLabel('bottom')
        .setWrapText(true)
        .setStartIcon(icon)
        .setOnClickAction(action)
        .setSwitchControl(
          CardService.newSwitch()
            .setFieldName('switch')
            .setValue('on')
            .setSelected(true)
            .setControlType(CardService.SwitchControlType.CHECK_BOX)
            .setOnChangeAction(action),
        ),
    )
    .addWidget(CardService.newDecoratedText().setText('With end').setEndIcon(icon))
    .addWidget(
      CardService.newKeyValue()
        .setContent('Old')
        .setTopLabel('top')
        .setBottomLabel('bottom')
        .setMultiline(true)
        .setIcon(CardService.Icon.EMAIL)
        .setIconAltText('mail')
        .setButton(button)
        .setOnClickOpenLinkAction(action),
    )
    .addWidget(CardService.newDivider())
    .addWidget(CardService.newImage().setImageUrl('https://example.com/a.png').setAltText('a').setOpenLink(link))
    .addWidget(CardService.newButtonSet().addButton(button).addButton(imageButton))
    .addWidget(CardService.newTextButton().setText('Menu').setOverflowMenu(menu))
    .addWidget(
      CardService.newTextButton()
        .setText('Authorize')
        .setAuthorizationAction(CardService.newAuthorizationAction().setAuthorizationUrl('https://example.com/auth')),
    );
  var inputs = CardService.newCardSection()
    .addWidget(
      CardService.newTextInput()
        .setFieldName('name')
        .setTitle('Name')
        .setHint('hint')
        .setValue('value')
        .setMultiline(true)
        .setOnChangeAction(action)
        .setSuggestions(CardService.newSuggestions().addSuggestion('a').addSuggestions(['b', 'c']))
        .setSuggestionsAction(action)
        .setValidation(CardService.newValidation().setCharacterLimit(10).setInputType(CardService.InputType.EMAIL)),
    )
    .addWidget(
      CardService.newSelectionInput()
        .setFieldName('choice')
        .setTitle('Choice')
        .setType(CardService.SelectionInputType.DROPDOWN)
        .addItem('One', 1, true)
        .setOnChangeAction(action),
    )
    .addWidget(
      CardService.newSelectionInput()
        .setFieldName('many')
        .setType(CardService.SelectionInputType.MULTI_SELECT)
        .addMultiSelectItem('One', '1', true, 'https://example.com/a.png', 'below')
        .setMultiSelectMaxSelectedItems(3)
        .setMultiSelectMinQueryLength(1)
        .setExternalDataSource(action),
    )
    .addWidget(CardService.newDatePicker().setFieldName('date').setTitle('Date').setValueInMsSinceEpoch(0))
    .addWidget(
      CardService.newDateTimePicker()
        .setFieldName('dateTime')
        .setTitle('When')
        .setValueInMsSinceEpoch('86400000')
        .setTimeZoneOffsetInMins(60)
        .setOnChangeAction(action),
    )
    .addWidget(CardService.newTimePicker().setFieldName('time').setTitle('Time').setHours(12).setMinutes(30));
  var holders = CardService.newCardSection()
    .addWidget(
      CardService.newGrid()
        .setTitle('Grid')
        .setNumColumns(2)
        .setBorderStyle(border)
        .setOnClickAction(action)
        .addItem(
          CardService.newGridItem()
            .setIdentifier('i')
            .setTitle('Item')
            .setSubtitle('sub')
            .setTextAlignment(CardService.HorizontalAlignment.CENTER)
            .setLayout(CardService.GridItemLayout.TEXT_BELOW)
            .setImage(
              CardService.newImageComponent()
                .setImageUrl('https://example.com/a.png')
                .setAltText('a')
                .setCropStyle(crop)
                .setBorderStyle(border),
            ),
        ),
    )
    .addWidget(
      CardService.newColumns()
        .setWrapStyle(CardService.WrapStyle.WRAP)
        .addColumn(
          CardService.newColumn()
            .setHorizontalAlignment(CardService.HorizontalAlignment.START)
            .setHorizontalSizeStyle(CardService.HorizontalSizeStyle.FILL_MINIMUM_SPACE)
            .setVerticalAlignment(CardService.VerticalAlignment.CENTER)
            .addWidget(CardService.newTextParagraph().setText('left')),
        )
        .addColumn(CardService.newColumn().addWidget(CardService.newTextParagraph().setText('right'))),
    )
    .addWidget(
      CardService.newChipList()
        .setLayout(CardService.ChipListLayout.WRAPPED)
        .addChip(
          CardService.newChip().setLabel('chip').setAltText('chip').setIcon(icon).setDisabled(false).setOpenLink(link),
        ),
    )
    .addWidget(
      CardService.newCarousel().addCarouselCard(
        CardService.newCarouselCard()
          .addWidget(CardService.newTextParagraph().setText('slide'))
          .addFooterWidget(CardService.newButtonSet().addButton(button)),
      ),
    );
  var header = CardService.newCardHeader()
    .setTitle('Title')
    .setSubtitle('Subtitle')
    .setImageUrl('https://example.com/a.png')
    .setImageAltText('a')
    .setImageStyle(CardService.ImageStyle.CIRCLE);
  return CardService.newCardBuilder()
    .setName('every-widget')
    .setHeader(header)
    .setPeekCardHeader(header)
    .setDisplayStyle(CardService.DisplayStyle.REPLACE)
    .addSection(texts)
    .addSection(inputs)
    .addSection(holders)
    .addCardAction(CardService.newCardAction().setText('Help').setOpenLink(link))
    .setFixedFooter(CardService.newFixedFooter().setPrimaryButton(button).setSecondaryButton(button))
    .build();
}
