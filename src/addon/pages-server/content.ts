// Whether bytes that a page sends may become the content of a file of this name.

/** A fault of the page must not turn a mockup into something else. Bytes are signed here. */
export function isContentFor(name: string, bytes: readonly number[]): boolean {
  const start = String.fromCharCode(...bytes.slice(0, 400).map((byte) => byte & 0xff)).replace(/\0/g, '');
  return start.startsWith('SQLite format 3') || (!/\.bmpr$/i.test(name) && start.includes('<mockup'));
}
