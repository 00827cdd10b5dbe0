// After the last test of a run: ends what was started for all of them.

/** Called by Jest in the process that has started them. */
const afterTests = (): Promise<void> => (globalThis as unknown as { readonly endRun: () => Promise<void> }).endRun();

export { afterTests as default };
