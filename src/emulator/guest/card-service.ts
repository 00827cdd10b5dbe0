// CardService: builds cards. Everything in it is pure; nothing leaves the context until the function returns.
import { Action, AuthorizationAction, OpenLink } from './cards/actions';
import { ButtonSet, ImageButton, TextButton } from './cards/buttons';
import { CardAction, CardBuilder, CardHeader, CardSection, FixedFooter } from './cards/card';
import {
  BorderStyle,
  Grid,
  GridItem,
  IconImage,
  Image,
  ImageComponent,
  ImageCropStyle,
  MaterialIcon,
} from './cards/images';
import {
  DatePicker,
  DateTimePicker,
  SelectionInput,
  Suggestions,
  Switch,
  TextInput,
  TimePicker,
  Validation,
} from './cards/inputs';
import {
  ActionResponseBuilder,
  DriveItemsSelectedActionResponseBuilder,
  Navigation,
  Notification,
  SuggestionsResponseBuilder,
  UniversalActionResponseBuilder,
} from './cards/responses';
import { DecoratedText, Divider, KeyValue, TextParagraph } from './cards/text';
import { strict } from './not-emulated';

/** An enum whose values are their own names, as they stand in the protocol. */
const names = (...values: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(values.map((value) => [value, value]));

export const cardService = strict(
  {
    newAction: () => new Action(),
    newActionResponseBuilder: () => new ActionResponseBuilder(),
    newAuthorizationAction: () => new AuthorizationAction(),
    newBorderStyle: () => new BorderStyle(),
    newButtonSet: () => new ButtonSet(),
    newCardAction: () => new CardAction(),
    newCardBuilder: () => new CardBuilder(),
    newCardHeader: () => new CardHeader(),
    newCardSection: () => new CardSection(),
    newDatePicker: () => new DatePicker(),
    newDateTimePicker: () => new DateTimePicker(),
    newDecoratedText: () => new DecoratedText(),
    newDivider: () => new Divider(),
    newDriveItemsSelectedActionResponseBuilder: () => new DriveItemsSelectedActionResponseBuilder(),
    newFixedFooter: () => new FixedFooter(),
    newGrid: () => new Grid(),
    newGridItem: () => new GridItem(),
    newIconImage: () => new IconImage(),
    newImage: () => new Image(),
    newImageButton: () => new ImageButton(),
    newImageComponent: () => new ImageComponent(),
    newImageCropStyle: () => new ImageCropStyle(),
    newKeyValue: () => new KeyValue(),
    newMaterialIcon: () => new MaterialIcon(),
    newNavigation: () => new Navigation(),
    newNotification: () => new Notification(),
    newOpenLink: () => new OpenLink(),
    newSelectionInput: () => new SelectionInput(),
    newSuggestions: () => new Suggestions(),
    newSuggestionsResponseBuilder: () => new SuggestionsResponseBuilder(),
    newSwitch: () => new Switch(),
    newTextButton: () => new TextButton(),
    newTextInput: () => new TextInput(),
    newTextParagraph: () => new TextParagraph(),
    newTimePicker: () => new TimePicker(),
    newUniversalActionResponseBuilder: () => new UniversalActionResponseBuilder(),
    newValidation: () => new Validation(),
    BorderType: names('NO_BORDER', 'STROKE'),
    DisplayStyle: names('PEEK', 'REPLACE'),
    GridItemLayout: names('TEXT_BELOW', 'TEXT_ABOVE'),
    HorizontalAlignment: names('START', 'CENTER', 'END'),
    // Any known icon by its name: the protocol carries the name and the host knows the picture.
    Icon: new Proxy({}, { get: (_, name) => (typeof name === 'string' ? name : undefined) }),
    ImageCropType: names('SQUARE', 'CIRCLE', 'RECTANGLE_CUSTOM', 'RECTANGLE_4_3'),
    ImageStyle: names('SQUARE', 'CIRCLE'),
    InputType: names('TEXT', 'INTEGER', 'FLOAT', 'EMAIL'),
    Interaction: names('INTERACTION_UNSPECIFIED', 'OPEN_DIALOG'),
    LoadIndicator: names('SPINNER', 'NONE'),
    OnClose: names('NOTHING', 'RELOAD', 'RELOAD_ADD_ON'),
    OpenAs: names('FULL_SIZE', 'OVERLAY'),
    SelectionInputType: names('CHECK_BOX', 'RADIO_BUTTON', 'DROPDOWN', 'SWITCH', 'MULTI_SELECT'),
    SwitchControlType: names('SWITCH', 'CHECK_BOX'),
    TextButtonStyle: names('OUTLINED', 'TEXT', 'FILLED', 'FILLED_TONAL', 'BORDERLESS'),
  },
  'CardService',
  'card-service',
);
