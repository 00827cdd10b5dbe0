// What runs in the page around a web app's frame: the address and the history are this page's, and the app in the frame asks for them.
// https://developers.google.com/apps-script/guides/html/reference/history and …/url

/** Runs in the browser; everything it needs is inside it. Parameters that are not given stay, and so does `authuser`, which is Google's own. */
export function followAddress(): void {
  interface Asked {
    readonly asks?: unknown;
    readonly addressChange?: unknown;
    readonly state?: unknown;
    readonly params?: Readonly<Record<string, unknown>> | null;
    readonly hash?: string | null;
  }
  const page = globalThis as unknown as {
    readonly location: { readonly href: string };
    readonly history: Record<string, (state: unknown, title: string, url: string) => void>;
    readonly frames: readonly { postMessage: (message: unknown, origin: string) => void }[];
    addEventListener: (
      type: 'message' | 'popstate',
      listen: (event: { source: unknown; data: unknown; state: unknown }) => void,
    ) => void;
  };
  const location = (): object => {
    const url = new URL(page.location.href);
    const names = [...new Set(url.searchParams.keys())];
    return {
      hash: url.hash.slice(1),
      parameter: Object.fromEntries(names.map((name) => [name, url.searchParams.get(name)])),
      parameters: Object.fromEntries(names.map((name) => [name, url.searchParams.getAll(name)])),
    };
  };
  const tell = (message: object): void => {
    page.frames[0]?.postMessage(message, '*');
  };
  page.addEventListener('message', ({ source, data }) => {
    if (source !== page.frames[0]) return;
    const { asks, addressChange, state, params, hash } = (data ?? {}) as Asked;
    if (asks === 'location') tell({ location: location() });
    if (addressChange !== 'push' && addressChange !== 'replace') return;
    const url = new URL(page.location.href);
    if (params !== undefined && params !== null) {
      const own = url.searchParams.get('authuser');
      url.search = '';
      for (const [name, value] of Object.entries(params)) {
        for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value])
          url.searchParams.append(name, String(one));
      }
      if (own !== null) url.searchParams.set('authuser', own);
    }
    if (hash !== undefined && hash !== null) url.hash = hash;
    page.history[`${addressChange}State`]?.(state ?? null, '', url.href);
  });
  // Back, forward, and a fragment that somebody typed.
  page.addEventListener('popstate', ({ state }) => {
    tell({ changed: { state, location: location() } });
  });
}
