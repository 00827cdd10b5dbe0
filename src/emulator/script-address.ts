// Google's addresses of a script, answered where the desk is: scripts write them down, browsers and stand-ins follow them.

/** `https://script.google.com/macros/d/ID`, under which a script's callbacks are, as it is or percent-encoded once. */
const googlesAddress = (scriptId: string): string => `https://script.google.com/macros/d/${scriptId}`;

/**
 * A text with the script's address at Google replaced by the one here. Sign-ins come back by it, and a provider compares what
 * it is told when they begin with what it is told when they end; so it is replaced in links, in pages and in requests alike.
 * @param webAppUrl where the web app answers, and so the callbacks of what is deployed there; nothing is replaced where nothing answers
 */
export function answeredHere(
  text: string,
  { scriptId, webAppUrl }: { readonly scriptId: string; readonly webAppUrl: string },
): string {
  if (webAppUrl === '' || !text.includes(scriptId)) return text;
  const there = googlesAddress(scriptId);
  const here = webAppUrl.replace(/\/exec$/, '');
  return text.replaceAll(there, here).replaceAll(encodeURIComponent(there), encodeURIComponent(here));
}
