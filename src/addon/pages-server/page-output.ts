// A page of the bundle with what it begins with in it.

/** The page of this name. `<` is written so that nothing in the data can end the script element that carries it. */
export function pageOutput(name: 'open' | 'review', opening: object): GoogleAppsScript.HTML.HtmlOutput {
  const json = JSON.stringify(opening).replace(/</g, '\\u003c');
  return HtmlService.createHtmlOutputFromFile(name)
    .append(`<script type="application/json" id="opening">${json}</script>`)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}
