// Names content by what it is.

/** SHA-256 in hexadecimal digits; undefined where the browser computes none here. */
export async function digestOf(content: Uint8Array): Promise<string | undefined> {
  const { subtle } = crypto as Partial<Crypto>;
  if (subtle === undefined) return undefined;
  const digest = await subtle.digest('SHA-256', new Uint8Array(content));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
