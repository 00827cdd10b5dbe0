// What was told to whom: of the same things one run at a time tells somebody, and one that was stopped keeps nobody from it.
import { expect, test } from '@jest/globals';
import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { memoryOf } from '../../src/admin/remind/told';
import { emptyConfig } from './command';

test.each([
  { what: 'is at it', minutes: 1, isTold: false },
  { what: 'was stopped at it', minutes: 61, isTold: true },
])('another run $what: its mail was begun $minutes min ago', async ({ minutes, isTold }) => {
  const folder = emptyConfig();
  const alone = (tell: () => Promise<boolean>): Promise<boolean> =>
    memoryOf(folder, 'script').alone('ana@acme.example', ['sub-ana'], tell);
  const told = (): Promise<boolean> => Promise.resolve(true);
  let end: (is: boolean) => void = () => undefined;
  let other = Promise.resolve(false);
  await new Promise<void>((begun) => {
    other = alone(() => {
      begun();
      return new Promise((resolve) => (end = resolve));
    });
  });
  const reminded = path.join(folder, 'reminded');
  const since = new Date(Date.now() - minutes * 60_000);
  for (const name of readdirSync(reminded)) utimesSync(path.join(reminded, name), since, since);
  expect(await alone(told)).toBe(isTold);
  end(true);
  expect(await other).toBe(true);
  expect(await alone(told)).toBe(true);
});
