// Tells what a text or the first bytes of a file seem to be.
import type { LooksLike } from './scene';

/** A guess by how the content begins, for the message that says why it can't be shown. */
export function looksLike(start: string): LooksLike {
  const text = start.replace(/^\ufeff/, '').trimStart();
  if (text.startsWith('SQLite format 3')) return 'database';
  if (text.startsWith('PK\u0003\u0004')) return 'zip';
  if (text.startsWith('%PDF')) return 'pdf';
  if (/^(.PNG|GIF8|\u00ff\u00d8\u00ff|\ufffd+PNG|.{0,4}JFIF)/.test(text)) return 'image';
  if (/^<!doctype html|^<html/i.test(text)) return 'html';
  if (text.startsWith('<')) return 'xml';
  if (/^[[{]/.test(text)) return 'json';
  // eslint-disable-next-line no-control-regex -- such characters are what tells bytes from text
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, 400)) ? 'bytes' : 'text';
}
