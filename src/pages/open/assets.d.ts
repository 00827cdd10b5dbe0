// Files that the build embeds.
declare module '*.woff2' {
  /** A `data:` URL. */
  const url: string;
  export default url;
}
declare module '*.css';
