// A page of the bundle with what it begins with in it.

/**
 * The page of this name. Nothing in the data can end the script element that carries it, nothing looks like a comment,
 * which HtmlService takes out, and nothing depends on the letters that it takes the page to be written in.
 */
export function pageOutput(name: 'open' | 'review' | 'billing', opening: object): GoogleAppsScript.HTML.HtmlOutput {
  const json = JSON.stringify(opening).replace(
    /[</\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return HtmlService.createHtmlOutputFromFile(name)
    .append(`<script type="application/json" id="opening">${json}</script>`)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
