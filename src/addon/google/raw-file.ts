// Files of the project that are no scripts.

/** The text of one, as it lies there: output that was made to be served may come back changed. */
export const rawFile = (name: string): string => HtmlService.createTemplateFromFile(name).getRawContent();
