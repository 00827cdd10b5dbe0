// Cards, their headers, sections, menus and footers. Fields are those of google.apps.card.v1.
import { Clickable, Part, jsonOf, widgetOf, type JsonObject } from '../built';

/** A built card. */
export class Card extends Part implements GoogleAppsScript.Card_Service.Card {
  constructor(json: JsonObject) {
    super();
    Object.assign(this.json, json);
  }
  printJson(): string {
    return JSON.stringify(this.toJson());
  }
}

/** A card's title line. */
export class CardHeader extends Part implements GoogleAppsScript.Card_Service.CardHeader {
  setImageAltText(imageAltText: string): this {
    return this.set('imageAltText', imageAltText);
  }
  setImageStyle(imageStyle: GoogleAppsScript.Card_Service.ImageStyle): this {
    return this.set('imageType', String(imageStyle));
  }
  setImageUrl(imageUrl: string): this {
    return this.set('imageUrl', imageUrl);
  }
  setSubtitle(subtitle: string): this {
    return this.set('subtitle', subtitle);
  }
  setTitle(title: string): this {
    return this.set('title', title);
  }
}

/** A group of widgets. */
export class CardSection extends Part implements GoogleAppsScript.Card_Service.CardSection {
  addWidget(widget: GoogleAppsScript.Card_Service.Widget): this {
    return this.add('widgets', widgetOf(widget));
  }
  setCollapseControl(collapseControl: unknown): this {
    return this.set('collapseControl', jsonOf(collapseControl, 'collapseControl'));
  }
  setCollapsible(collapsible: boolean): this {
    return this.set('collapsible', collapsible);
  }
  setHeader(header: string): this {
    return this.set('header', header);
  }
  setNumUncollapsibleWidgets(numUncollapsibleWidgets: number): this {
    return this.set('uncollapsibleWidgetsCount', numUncollapsibleWidgets);
  }
}

/** An entry of the card's menu. */
export class CardAction extends Clickable implements GoogleAppsScript.Card_Service.CardAction {
  setText(text: string): this {
    return this.set('actionLabel', text);
  }
}

/** Buttons that stay at the bottom of the panel. */
export class FixedFooter extends Part implements GoogleAppsScript.Card_Service.FixedFooter {
  setPrimaryButton(button: GoogleAppsScript.Card_Service.TextButton): this {
    return this.set('primaryButton', jsonOf(button, 'button'));
  }
  setSecondaryButton(button: GoogleAppsScript.Card_Service.TextButton): this {
    return this.set('secondaryButton', jsonOf(button, 'button'));
  }
}

/** Builds a card. */
export class CardBuilder extends Part implements GoogleAppsScript.Card_Service.CardBuilder {
  addCardAction(cardAction: GoogleAppsScript.Card_Service.CardAction): this {
    return this.add('cardActions', jsonOf(cardAction, 'cardAction'));
  }
  addSection(section: GoogleAppsScript.Card_Service.CardSection): this {
    return this.add('sections', jsonOf(section, 'section'));
  }
  build(): GoogleAppsScript.Card_Service.Card {
    return new Card(this.json);
  }
  setHeader(cardHeader: GoogleAppsScript.Card_Service.CardHeader): this {
    return this.set('header', jsonOf(cardHeader, 'cardHeader'));
  }
  setName(name: string): this {
    return this.set('name', name);
  }
  setFixedFooter(fixedFooter: GoogleAppsScript.Card_Service.FixedFooter): this {
    return this.set('fixedFooter', jsonOf(fixedFooter, 'fixedFooter'));
  }
  setDisplayStyle(displayStyle: GoogleAppsScript.Card_Service.DisplayStyle): this {
    return this.set('displayStyle', String(displayStyle));
  }
  setPeekCardHeader(peekCardHeader: GoogleAppsScript.Card_Service.CardHeader): this {
    return this.set('peekCardHeader', jsonOf(peekCardHeader, 'peekCardHeader'));
  }
}
