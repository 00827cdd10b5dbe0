// Files that the build embeds.
declare module '*.woff2' {
  /** A `data:` URL. */
  const url: string;
  // eslint-disable-next-line no-restricted-exports -- the build gives an embedded file as the default export
  export default url;
}
declare module '*.css';
