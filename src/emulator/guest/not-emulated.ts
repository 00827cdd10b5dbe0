// Whatever is not emulated says so, by name, instead of being undefined.

/** An object whose missing members throw an error that names them and where they are documented. */
export function strict<Service extends object>(service: Service, name: string, page: string): Service {
  return new Proxy(service, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver) as unknown;
      // Promises ask every value for `then`; an absent one means "not a promise".
      if (key === 'then' || key === 'toJSON') return undefined;
      throw new Error(
        `${name}.${key} is not emulated. See https://developers.google.com/apps-script/reference/${page}`,
      );
    },
  });
}
