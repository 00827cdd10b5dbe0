// How a thread waits for the host: by a count of answers in shared memory.

/** One count of answers, for both sides of a port. */
export const createAnswered = (): SharedArrayBuffer => new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** Tells the thread that one more answer lies in its port. */
export function countAnswer(answered: SharedArrayBuffer): void {
  const count = new Int32Array(answered);
  Atomics.add(count, 0, 1);
  Atomics.notify(count, 0);
}

/**
 * Blocks until so many answers have come. Being woken is not enough: a thread that met its answer without waiting can be at
 * the next call by the time the host wakes it for the one before.
 */
export function waitForAnswers(answered: SharedArrayBuffer, wanted: number): void {
  const count = new Int32Array(answered);
  for (let came = Atomics.load(count, 0); came < wanted; came = Atomics.load(count, 0)) Atomics.wait(count, 0, came);
}
