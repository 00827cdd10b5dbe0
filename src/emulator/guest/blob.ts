// Blobs and byte arrays. Bytes are signed, as in Apps Script.
import { callHost, exception } from './host';
import { knownEverywhere } from './known-everywhere';
import { strict } from './not-emulated';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of signed or unsigned bytes. */
export function bytesToBase64(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const bits = ((first & 255) << 16) | (((second ?? 0) & 255) << 8) | ((third ?? 0) & 255);
    text += alphabet.charAt((bits >> 18) & 63) + alphabet.charAt((bits >> 12) & 63);
    text += second === undefined ? '=' : alphabet.charAt((bits >> 6) & 63);
    text += third === undefined ? '=' : alphabet.charAt(bits & 63);
  }
  return text;
}

/** Signed bytes of base64, with or without padding. */
export function base64ToBytes(text: string): number[] {
  const clean = text.replace(/=+$/, '');
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of clean) {
    const value = alphabet.indexOf(character);
    if (value < 0) throw exception('Could not decode string.');
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push(((bits >> held) << 24) >> 24);
      bits &= (1 << held) - 1;
    }
  }
  return bytes;
}

const typesByEnding: Readonly<Record<string, string>> = {
  bmp: 'image/bmp',
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
};

/** Bytes with a name and a type. They are held as base64, which is how they cross to the host. */
export class Blob implements GoogleAppsScript.Base.Blob {
  constructor(
    private base64: string,
    private contentType: string | null,
    private name: string | null,
  ) {}
  static ofText(text: string, contentType: string | null, name: string | null): Blob {
    return new Blob(callHost('text.toBase64', text, 'UTF-8'), contentType, name);
  }
  /** For the host. */
  toBase64(): string {
    return this.base64;
  }
  getBytes(): number[] {
    return base64ToBytes(this.base64);
  }
  setBytes(data: readonly number[]): this {
    this.base64 = bytesToBase64(data);
    return this;
  }
  getDataAsString(charset = 'UTF-8'): string {
    return callHost('text.fromBase64', this.base64, charset);
  }
  setDataFromString(text: string, charset = 'UTF-8'): this {
    this.base64 = callHost('text.toBase64', text, charset);
    return this;
  }
  getContentType(): string | null {
    return this.contentType;
  }
  setContentType(contentType: string | null): this {
    this.contentType = contentType;
    return this;
  }
  setContentTypeFromExtension(): this {
    const ending = /\.([^.]+)$/.exec(this.name ?? '')?.[1]?.toLowerCase() ?? '';
    this.contentType = typesByEnding[ending] ?? 'application/octet-stream';
    return this;
  }
  getName(): string | null {
    return this.name;
  }
  setName(name: string): this {
    this.name = name;
    return this;
  }
  copyBlob(): Blob {
    return new Blob(this.base64, this.contentType, this.name);
  }
  getAs(contentType: string): Blob {
    return new Blob(this.base64, contentType, this.name);
  }
  isGoogleType(): boolean {
    return false;
  }
  getAllBlobs(): Blob[] {
    return [this];
  }
  getBlob(): this {
    return this;
  }
}

strict(Blob.prototype, 'Base.Blob');
knownEverywhere(Blob);
