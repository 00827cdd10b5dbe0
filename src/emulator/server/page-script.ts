// What Google puts into every page of a web app: google.script.run and its neighbours.

/**
 * The script for one page.
 * @param id names the page when it calls
 */
export const pageScript = (id: string, undefinedIsNull: boolean): string =>
  `(${install.toString()})(${JSON.stringify(id)}, ${String(undefinedIsNull)});`;

/** Runs in the browser; everything it needs is inside it. https://developers.google.com/apps-script/guides/html/reference/run */
function install(id: string, undefinedIsNull: boolean): void {
  type Handler = (value: unknown, userObject: unknown) => void;
  interface Runner {
    readonly success?: Handler;
    readonly failure?: Handler;
    readonly userObject?: unknown;
  }
  const scope = globalThis as unknown as Record<string, unknown> & {
    fetch: (url: string, init: object) => Promise<{ json: () => Promise<unknown> }>;
    readonly parent: { postMessage: (message: unknown, origin: string) => void };
    addEventListener: (type: 'message', listen: (event: { source: unknown; data: unknown }) => void) => void;
  };

  /** A form crosses when it is the only argument: as its fields by name, lists where a name stands several times. */
  const isForm = (value: unknown): boolean => Object.prototype.toString.call(value) === '[object HTMLFormElement]';
  const entriesOf = (form: unknown): readonly (readonly [string, unknown])[] => {
    const FormFields = scope['FormData'] as new (form: unknown) => Iterable<readonly [string, unknown]>;
    return [...new FormFields(form)];
  };
  const fieldsOf = (form: unknown): unknown => {
    const fields = entriesOf(form).filter(([, value]) => typeof value === 'string');
    const all = (name: string): unknown[] => fields.filter(([other]) => other === name).map(([, value]) => value);
    return Object.fromEntries(fields.map(([name]) => [name, all(name).length > 1 ? all(name) : all(name)[0]]));
  };

  interface ChosenFile {
    readonly name: string;
    readonly type: string;
    arrayBuffer: () => Promise<ArrayBuffer>;
  }
  /** The files of a form, by field: they cross beside its other values, and are blobs on the other side. */
  const filesOf = async (form: unknown): Promise<Record<string, object[]>> => {
    const files: Record<string, object[]> = {};
    for (const [field, value] of entriesOf(form)) {
      if (typeof value === 'string') continue;
      const { name, type, arrayBuffer } = value as ChosenFile;
      const bytes = new Uint8Array(await arrayBuffer.call(value));
      let binary = '';
      for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
      (files[field] ??= []).push({ name, type, base64: btoa(binary) });
    }
    return files;
  };

  /** A copy of what may cross: numbers, texts, booleans, null, and plain lists and objects of them. */
  const crossing = (value: unknown, isInList: boolean): unknown => {
    if (value === undefined) return isInList || undefinedIsNull ? null : undefined;
    if (value === null || ['number', 'string', 'boolean'].includes(typeof value)) return value;
    if (Array.isArray(value)) return value.map((one) => crossing(one, true));
    const prototype: unknown = Object.getPrototypeOf(value);
    if (typeof value === 'object' && (prototype === Object.prototype || prototype === null)) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, crossing(one, false)]));
    }
    throw new TypeError('Failed due to illegal value in property: 0');
  };

  const call = async (
    name: string,
    args: readonly unknown[],
    form: unknown,
    { success, failure, userObject }: Runner,
  ): Promise<void> => {
    try {
      const response = await scope.fetch(`/call/${id}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, args, ...(form !== undefined && { files: await filesOf(form) }) }),
      });
      const answer = (await response.json()) as { result?: unknown; error?: string };
      if (answer.error === undefined) success?.(answer.result ?? null, userObject);
      else if (failure !== undefined) failure(new Error(answer.error.replace(/^\w+: /, '')), userObject);
      else console.error(answer.error);
    } catch (error) {
      failure?.(error, userObject);
    }
  };

  const runner = (state: Runner): unknown =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === 'withSuccessHandler') return (success: Handler) => runner({ ...state, success });
          if (name === 'withFailureHandler') return (failure: Handler) => runner({ ...state, failure });
          if (name === 'withUserObject') return (userObject: unknown) => runner({ ...state, userObject });
          // Private functions are not there for pages.
          if (typeof name !== 'string' || name.endsWith('_')) return undefined;
          return (...args: readonly unknown[]) => {
            const crossed = args.map((one) => (args.length === 1 && isForm(one) ? fieldsOf(one) : crossing(one, true)));
            void call(name, crossed, args.length === 1 && isForm(args[0]) ? args[0] : undefined, state);
          };
        },
      },
    );

  // The page's address and history belong to the page around this one, which answers and tells of changes.
  interface Told {
    readonly location?: unknown;
    readonly changed?: unknown;
  }
  const waiting: ((location: unknown) => void)[] = [];
  let onHistoryChange: ((event: unknown) => void) | undefined;
  scope.addEventListener('message', ({ source, data }) => {
    if (source !== scope.parent) return;
    const { location, changed } = (data ?? {}) as Told;
    if (location !== undefined) for (const receive of waiting.splice(0)) receive(location);
    if (changed !== undefined) onHistoryChange?.(changed);
  });
  const changeAddress =
    (how: 'push' | 'replace') =>
    (state: unknown, params?: Readonly<Record<string, unknown>> | null, hash?: string | null): void => {
      scope.parent.postMessage({ addressChange: how, state, params, hash }, '*');
    };
  const nothing = (): void => undefined;
  scope['google'] = {
    script: {
      run: runner({}),
      host: { close: nothing, setHeight: nothing, setWidth: nothing, origin: '' },
      url: {
        getLocation: (receive: (found: unknown) => void) => {
          waiting.push(receive);
          scope.parent.postMessage({ asks: 'location' }, '*');
        },
      },
      history: {
        push: changeAddress('push'),
        replace: changeAddress('replace'),
        setChangeHandler: (handler: (event: unknown) => void) => {
          onHistoryChange = handler;
        },
      },
    },
  };
}
