// Icons, pictures, and grids of them. Fields are those of google.apps.card.v1.
import { ClickableWidget, Part, colorOf, jsonOf, type JsonObject } from '../built';

/** An icon: known, Material, or from an address. */
export class IconImage extends Part implements GoogleAppsScript.Card_Service.IconImage {
  setAltText(altText: string): this {
    return this.set('altText', altText);
  }
  setIcon(icon: GoogleAppsScript.Card_Service.Icon): this {
    return this.set('knownIcon', String(icon));
  }
  setIconUrl(url: string): this {
    return this.set('iconUrl', url);
  }
  setImageCropType(imageCropType: GoogleAppsScript.Card_Service.ImageCropType): this {
    return this.set('imageType', String(imageCropType));
  }
  setMaterialIcon(icon: GoogleAppsScript.Card_Service.MaterialIcon): this {
    return this.set('materialIcon', jsonOf(icon, 'icon'));
  }
}

/** An icon of Google's Material Symbols. */
export class MaterialIcon extends Part implements GoogleAppsScript.Card_Service.MaterialIcon {
  setFill(fill: boolean): this {
    return this.set('fill', fill);
  }
  setGrade(grade: number): this {
    return this.set('grade', grade);
  }
  setName(name: string): this {
    return this.set('name', name);
  }
  setWeight(weight: number): this {
    return this.set('weight', weight);
  }
}

/** A picture over the whole width. */
export class Image extends ClickableWidget implements GoogleAppsScript.Card_Service.Image {
  setAltText(altText: string): this {
    return this.set('altText', altText);
  }
  setImageUrl(url: string): this {
    return this.set('imageUrl', url);
  }
  override toWidget(): JsonObject {
    return { image: this.toJson() };
  }
}

/** A picture inside a grid item. */
export class ImageComponent extends Part implements GoogleAppsScript.Card_Service.ImageComponent {
  setAltText(altText: string): this {
    return this.set('altText', altText);
  }
  setBorderStyle(borderStyle: GoogleAppsScript.Card_Service.BorderStyle): this {
    return this.set('borderStyle', jsonOf(borderStyle, 'borderStyle'));
  }
  setCropStyle(imageCropStyle: GoogleAppsScript.Card_Service.ImageCropStyle): this {
    return this.set('cropStyle', jsonOf(imageCropStyle, 'imageCropStyle'));
  }
  setImageUrl(url: string): this {
    return this.set('imageUri', url);
  }
}

/** How a picture is cropped. */
export class ImageCropStyle extends Part implements GoogleAppsScript.Card_Service.ImageCropStyle {
  setAspectRatio(ratio: number): this {
    return this.set('aspectRatio', ratio);
  }
  setImageCropType(type: GoogleAppsScript.Card_Service.ImageCropType): this {
    return this.set('type', String(type));
  }
}

/** A border. */
export class BorderStyle extends Part implements GoogleAppsScript.Card_Service.BorderStyle {
  setCornerRadius(radius: number): this {
    return this.set('cornerRadius', radius);
  }
  setStrokeColor(color: string): this {
    return this.set('strokeColor', colorOf(color));
  }
  setType(type: GoogleAppsScript.Card_Service.BorderType): this {
    return this.set('type', String(type));
  }
}

/** Items in columns. */
export class Grid extends ClickableWidget implements GoogleAppsScript.Card_Service.Grid {
  addItem(gridItem: GoogleAppsScript.Card_Service.GridItem): this {
    return this.add('items', jsonOf(gridItem, 'gridItem'));
  }
  setBorderStyle(borderStyle: GoogleAppsScript.Card_Service.BorderStyle): this {
    return this.set('borderStyle', jsonOf(borderStyle, 'borderStyle'));
  }
  setNumColumns(numColumns: number): this {
    return this.set('columnCount', numColumns);
  }
  setTitle(title: string): this {
    return this.set('title', title);
  }
  override toWidget(): JsonObject {
    return { grid: this.toJson() };
  }
}

/** One item of a grid. */
export class GridItem extends Part implements GoogleAppsScript.Card_Service.GridItem {
  setIdentifier(id: string): this {
    return this.set('id', id);
  }
  setImage(image: GoogleAppsScript.Card_Service.ImageComponent): this {
    return this.set('image', jsonOf(image, 'image'));
  }
  setLayout(layout: GoogleAppsScript.Card_Service.GridItemLayout): this {
    return this.set('layout', String(layout));
  }
  setSubtitle(subtitle: string): this {
    return this.set('subtitle', subtitle);
  }
  setTextAlignment(): this {
    // The public protocol has no field for it.
    return this;
  }
  setTitle(title: string): this {
    return this.set('title', title);
  }
}
