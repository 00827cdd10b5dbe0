// Hands a file to the reader, by the browser's own way of saving.

/** @param type its media type */
export function saveFile(name: string, type: string, content: string | Uint8Array | Blob): void {
  const part = content instanceof Uint8Array ? content.slice() : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([part], { type }));
  link.download = name;
  // The page's base leads every other link out of its frame.
  link.target = '_self';
  link.click();
  // The browser has taken the file by then.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
