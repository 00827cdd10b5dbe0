// Widgets that hold others: columns, chips, carousels, menus. The type package does not know them yet; see
// https://developers.google.com/apps-script/reference/card-service. Fields are those of google.apps.card.v1.
import { Clickable, Part, Widget, jsonOf, widgetOf, type JsonObject } from '../built';

/** At most two columns stand side by side. */
export class Columns extends Widget {
  addColumn(column: unknown): this {
    return this.add('columnItems', jsonOf(column, 'column'));
  }
  setWrapStyle(): this {
    // The public protocol has no field for it: Google wraps as the panel's width asks.
    return this;
  }
  override toWidget(): JsonObject {
    return { columns: this.toJson() };
  }
}

/** One column. */
export class Column extends Part {
  addWidget(widget: unknown): this {
    return this.add('widgets', widgetOf(widget));
  }
  setHorizontalAlignment(alignment: unknown): this {
    return this.set('horizontalAlignment', String(alignment));
  }
  setHorizontalSizeStyle(style: unknown): this {
    return this.set('horizontalSizeStyle', String(style));
  }
  setVerticalAlignment(alignment: unknown): this {
    return this.set('verticalAlignment', String(alignment));
  }
}

/** Chips in a row or several. */
export class ChipList extends Widget {
  addChip(chip: unknown): this {
    return this.add('chips', jsonOf(chip, 'chip'));
  }
  setLayout(layout: unknown): this {
    return this.set('layout', String(layout));
  }
  override toWidget(): JsonObject {
    return { chipList: this.toJson() };
  }
}

/** A small label that can be clicked. */
export class Chip extends Clickable {
  setAltText(altText: string): this {
    return this.set('altText', altText);
  }
  setDisabled(disabled: boolean): this {
    return this.set('disabled', disabled);
  }
  setIcon(icon: unknown): this {
    return this.set('icon', jsonOf(icon, 'icon'));
  }
  setLabel(text: string): this {
    return this.set('label', text);
  }
}

/** Cards in a slide show. */
export class Carousel extends Widget {
  addCarouselCard(card: unknown): this {
    return this.add('carouselCards', jsonOf(card, 'carouselCard'));
  }
  override toWidget(): JsonObject {
    return { carousel: this.toJson() };
  }
}

/** One slide: only paragraphs, pictures and buttons. */
export class CarouselCard extends Part {
  addWidget(widget: unknown): this {
    return this.add('widgets', widgetOf(widget));
  }
  addFooterWidget(widget: unknown): this {
    return this.add('footerWidgets', widgetOf(widget));
  }
}

/** A menu behind a button. */
export class OverflowMenu extends Part {
  addMenuItem(item: unknown): this {
    return this.add('items', jsonOf(item, 'menuItem'));
  }
}

/** An entry of such a menu. */
export class OverflowMenuItem extends Clickable {
  setDisabled(disabled: boolean): this {
    return this.set('disabled', disabled);
  }
  setStartIcon(icon: unknown): this {
    return this.set('startIcon', jsonOf(icon, 'startIcon'));
  }
  setText(text: string): this {
    return this.set('text', text);
  }
}

/** The buttons that open and close a collapsible section. */
export class CollapseControl extends Part {
  setCollapseButton(button: unknown): this {
    return this.set('collapseButton', jsonOf(button, 'button'));
  }
  setExpandButton(button: unknown): this {
    return this.set('expandButton', jsonOf(button, 'button'));
  }
  setHorizontalAlign(alignment: unknown): this {
    return this.set('horizontalAlignment', String(alignment));
  }
}
