// Widgets that say something. Fields are those of google.apps.card.v1.
import { ClickableWidget, Widget, jsonOf, type JsonObject } from '../built';

/** Text with a little markup. */
export class TextParagraph extends Widget implements GoogleAppsScript.Card_Service.TextParagraph {
  setMaxLines(maxLines: number): this {
    return this.set('maxLines', maxLines);
  }
  setText(text: string): this {
    return this.set('text', text);
  }
  override toWidget(): JsonObject {
    return { textParagraph: this.toJson() };
  }
}

/** What a decorated text can do under its new and under its older name. */
class Labelled extends ClickableWidget {
  setBottomLabel(text: string): this {
    return this.set('bottomLabel', text);
  }
  setButton(button: GoogleAppsScript.Card_Service.Button): this {
    return this.set('button', jsonOf(button, 'button'));
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    return this.set('startIcon', { knownIcon: String(icon) });
  }
  setIconAltText(altText: string): this {
    return this.set('startIcon', { ...(this.json['startIcon'] as JsonObject), altText });
  }
  setIconUrl(url: string): this {
    return this.set('startIcon', { iconUrl: url });
  }
  setTopLabel(text: string): this {
    return this.set('topLabel', text);
  }
  override toWidget(): JsonObject {
    return { decoratedText: this.toJson() };
  }
}

/** A line of text with labels, icons, and one control. */
export class DecoratedText extends Labelled implements GoogleAppsScript.Card_Service.DecoratedText {
  setEndIcon(endIcon: GoogleAppsScript.Card_Service.IconImage): this {
    return this.set('endIcon', jsonOf(endIcon, 'endIcon'));
  }
  setStartIcon(startIcon: GoogleAppsScript.Card_Service.IconImage): this {
    return this.set('startIcon', jsonOf(startIcon, 'startIcon'));
  }
  setSwitchControl(switchToSet: GoogleAppsScript.Card_Service.Switch): this {
    return this.set('switchControl', jsonOf(switchToSet, 'switchToSet'));
  }
  setText(text: string): this {
    return this.set('text', text);
  }
  setWrapText(wrapText: boolean): this {
    return this.set('wrapText', wrapText);
  }
}

/** The older name of a decorated text. */
export class KeyValue extends Labelled implements GoogleAppsScript.Card_Service.KeyValue {
  setContent(text: string): this {
    return this.set('text', text);
  }
  setMultiline(multiline: boolean): this {
    return this.set('wrapText', multiline);
  }
  setSwitch(switchToSet: GoogleAppsScript.Card_Service.Switch): this {
    return this.set('switchControl', jsonOf(switchToSet, 'switchToSet'));
  }
}

/** A line between widgets. */
export class Divider extends Widget implements GoogleAppsScript.Card_Service.Divider {
  override toWidget(): JsonObject {
    return { divider: this.toJson() };
  }
}
