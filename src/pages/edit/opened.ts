// What is known of a file once it is open.
import type { EditedDocument } from '../../mockup/edit/document';
import type { Unwritable } from '../../mockup/edit/edits';
import type { IconLibrary } from '../../mockup/icons/library';

/** A file that is open for editing. */
export interface Opened {
  readonly start: EditedDocument;
  /** As they were loaded. */
  readonly bytes: Uint8Array;
  /**
   * The file's bytes with this document; those that were loaded where nothing differs.
   * @param icons what small pictures of drawings that differ are drawn with; those of before stay without
   */
  readonly bytesOf: (document: EditedDocument, icons?: IconLibrary) => Promise<Bytes>;
}

/** Bytes, or why there are none. */
export type Bytes =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly why: Unwritable };
