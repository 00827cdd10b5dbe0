// Addresses of the page that draws and creates mockups, asked for as Drive itself asks: by a `state`.

/** The page at this address of the web app, told what to open or create. */
export const pageFor = (pageUrl: string, state: object): string =>
  `${pageUrl}?state=${encodeURIComponent(JSON.stringify(state))}`;

/** The review page at this address of the web app, for this account where several are signed in. */
export const reviewPageFor = (pageUrl: string, email: string): string =>
  `${pageUrl}?page=review&authuser=${encodeURIComponent(email)}`;
