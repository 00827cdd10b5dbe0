// What crosses between page and script: properties that are `undefined` have been seen to arrive as null, so none is sent.
// https://developers.google.com/apps-script/guides/html/reference/run

/** The same without properties that are `undefined`. */
export const plain = <Value>(value: Value): Value =>
  value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);
