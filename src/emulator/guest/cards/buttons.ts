// Buttons, alone and in rows. Fields are those of google.apps.card.v1.
import { Clickable, Widget, colorOf, jsonOf, type JsonObject } from '../built';

/** What every button may carry besides its words. */
class IconButton extends Clickable {
  setAltText(altText: string): this {
    return this.set('altText', altText);
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    return this.set('icon', { knownIcon: String(icon) });
  }
  setIconUrl(url: string): this {
    return this.set('icon', { iconUrl: url });
  }
  setMaterialIcon(icon: GoogleAppsScript.Card_Service.MaterialIcon): this {
    return this.set('icon', { materialIcon: jsonOf(icon, 'icon') });
  }
}

/** A button with words, and perhaps an icon before them. */
export class TextButton extends IconButton implements GoogleAppsScript.Card_Service.TextButton {
  setBackgroundColor(backgroundColor: string): this {
    return this.set('color', colorOf(backgroundColor));
  }
  setDisabled(disabled: boolean): this {
    return this.set('disabled', disabled);
  }
  setText(text: string): this {
    return this.set('text', text);
  }
  setTextButtonStyle(textButtonStyle: GoogleAppsScript.Card_Service.TextButtonStyle): this {
    // TEXT is the older name of a button without border.
    return this.set('type', String(textButtonStyle) === 'TEXT' ? 'BORDERLESS' : String(textButtonStyle));
  }
}

/** A button with an icon alone. */
export class ImageButton extends IconButton implements GoogleAppsScript.Card_Service.ImageButton {
  setImageButtonStyle(style: unknown): this {
    return this.set('type', String(style));
  }
}

/** Buttons in a row. */
export class ButtonSet extends Widget implements GoogleAppsScript.Card_Service.ButtonSet {
  addButton(button: GoogleAppsScript.Card_Service.Button): this {
    return this.add('buttons', jsonOf(button, 'button'));
  }
  override toWidget(): JsonObject {
    return { buttonList: this.toJson() };
  }
}
