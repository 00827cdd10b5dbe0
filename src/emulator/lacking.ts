/** What a script gets that asks for something the emulator lacks: an error of these words, or the values of an enum. */
export type Lacking = { readonly error: string } | { readonly values: readonly string[] };
