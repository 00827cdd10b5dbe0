// Widgets that ask for something. Values arrive in the event by the names given here. Fields are those of google.apps.card.v1.
import { Part, Widget, jsonOf, type JsonObject } from '../built';

/** A switch in a decorated text. */
export class Switch extends Part implements GoogleAppsScript.Card_Service.Switch {
  setFieldName(fieldName: string): this {
    return this.set('name', fieldName);
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    return this.set('onChangeAction', jsonOf(action, 'action'));
  }
  setSelected(selected: boolean): this {
    return this.set('selected', selected);
  }
  setValue(value: string): this {
    return this.set('value', value);
  }
  setControlType(type: GoogleAppsScript.Card_Service.SwitchControlType): this {
    return this.set('controlType', String(type));
  }
}

/** A field for text. */
export class TextInput extends Widget implements GoogleAppsScript.Card_Service.TextInput {
  setFieldName(fieldName: string): this {
    return this.set('name', fieldName);
  }
  setHint(hint: string): this {
    return this.set('hintText', hint);
  }
  setMultiline(multiline: boolean): this {
    return this.set('type', multiline ? 'MULTIPLE_LINE' : 'SINGLE_LINE');
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    return this.set('onChangeAction', jsonOf(action, 'action'));
  }
  setSuggestions(suggestions: GoogleAppsScript.Card_Service.Suggestions): this {
    return this.set('initialSuggestions', jsonOf(suggestions, 'suggestions'));
  }
  setSuggestionsAction(suggestionsAction: GoogleAppsScript.Card_Service.Action): this {
    return this.set('autoCompleteAction', jsonOf(suggestionsAction, 'suggestionsAction'));
  }
  setTitle(title: string): this {
    return this.set('label', title);
  }
  setValidation(validation: GoogleAppsScript.Card_Service.Validation): this {
    return this.set('validation', jsonOf(validation, 'validation'));
  }
  setValue(value: string): this {
    return this.set('value', value);
  }
  override toWidget(): JsonObject {
    return { textInput: this.toJson() };
  }
}

/** Completions for a text field. */
export class Suggestions extends Part implements GoogleAppsScript.Card_Service.Suggestions {
  addSuggestion(suggestion: string): this {
    return this.add('items', { text: suggestion });
  }
  addSuggestions(suggestions: string[]): this {
    suggestions.forEach((suggestion) => this.addSuggestion(suggestion));
    return this;
  }
}

/** What a text field accepts. */
export class Validation extends Part implements GoogleAppsScript.Card_Service.Validation {
  setCharacterLimit(characterLimit: number): this {
    return this.set('characterLimit', characterLimit);
  }
  setInputType(inputType: GoogleAppsScript.Card_Service.InputType): this {
    return this.set('inputType', String(inputType));
  }
}

/** Check boxes, radio buttons, a menu, or switches. */
export class SelectionInput extends Widget implements GoogleAppsScript.Card_Service.SelectionInput {
  addItem(text: unknown, value: unknown, selected: boolean): this {
    return this.add('items', { text: String(text), value: String(value), selected });
  }
  addMultiSelectItem(text: string, value: string, selected: boolean, startIconUri: string, bottomText: string): this {
    return this.add('items', { text, value, selected, startIconUri, bottomText });
  }
  setExternalDataSource(action: GoogleAppsScript.Card_Service.Action): this {
    return this.set('externalDataSource', jsonOf(action, 'action'));
  }
  setFieldName(fieldName: string): this {
    return this.set('name', fieldName);
  }
  setMultiSelectMaxSelectedItems(maxSelectedItems: number): this {
    return this.set('multiSelectMaxSelectedItems', maxSelectedItems);
  }
  setMultiSelectMinQueryLength(queryLength: number): this {
    return this.set('multiSelectMinQueryLength', queryLength);
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    return this.set('onChangeAction', jsonOf(action, 'action'));
  }
  setTitle(title: string): this {
    return this.set('label', title);
  }
  setType(type: GoogleAppsScript.Card_Service.SelectionInputType): this {
    return this.set('type', String(type));
  }
  override toWidget(): JsonObject {
    return { selectionInput: this.toJson() };
  }
}

/** What the three fields for dates and times have in common. */
class TimeField extends Widget {
  constructor(type: 'DATE_ONLY' | 'DATE_AND_TIME' | 'TIME_ONLY') {
    super();
    this.json['type'] = type;
  }
  setFieldName(fieldName: string): this {
    return this.set('name', fieldName);
  }
  setOnChangeAction(action: GoogleAppsScript.Card_Service.Action): this {
    return this.set('onChangeAction', jsonOf(action, 'action'));
  }
  setTitle(title: string): this {
    return this.set('label', title);
  }
  protected setInstant(milliseconds: number | string): this {
    return this.set('valueMsEpoch', String(milliseconds));
  }
  override toWidget(): JsonObject {
    return { dateTimePicker: this.toJson() };
  }
}

/** A field for a date. */
export class DatePicker extends TimeField implements GoogleAppsScript.Card_Service.DatePicker {
  constructor() {
    super('DATE_ONLY');
  }
  setValueInMsSinceEpoch(valueMsEpoch: number | string): this {
    return this.setInstant(valueMsEpoch);
  }
}

/** A field for date and time. */
export class DateTimePicker extends TimeField implements GoogleAppsScript.Card_Service.DateTimePicker {
  constructor() {
    super('DATE_AND_TIME');
  }
  setTimeZoneOffsetInMins(timeZoneOffsetMins: number): this {
    return this.set('timezoneOffsetDate', timeZoneOffsetMins);
  }
  setValueInMsSinceEpoch(valueMsEpoch: number | string): this {
    return this.setInstant(valueMsEpoch);
  }
}

/** A field for a time of day. */
export class TimePicker extends TimeField implements GoogleAppsScript.Card_Service.TimePicker {
  private hours = 0;
  private minutes = 0;
  constructor() {
    super('TIME_ONLY');
  }
  setHours(hours: number): this {
    this.hours = hours;
    return this.setInstant((this.hours * 60 + this.minutes) * 60_000);
  }
  setMinutes(minutes: number): this {
    this.minutes = minutes;
    return this.setInstant((this.hours * 60 + this.minutes) * 60_000);
  }
}
