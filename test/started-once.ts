// What is started once for all tests of a run, and outside of one by whoever asks.

/**
 * Where it is reached: asking for it starts it, and it ends with the run. Undefined where there is no run.
 * @param name its kind, and where there are several of a kind, which
 */
export async function startedOnce(name: string): Promise<string | undefined> {
  const url = process.env['STARTED_ONCE'];
  if (url === undefined) return undefined;
  const answer = await fetch(url + name);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${name} could not be started: ${text}`);
  return text;
}
