// The program behind npm start says clearly what it wants when it can't start.
import { createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { projectOf } from '../emulator/project';
import { otherToEnd, runToEnd } from '../start';

test('a busy port is one line that names the next step', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as { port: number }).port);
    });
  });
  const { code, output } = await runToEnd(String(port));
  server.close();
  expect(code).toBe(1);
  expect(output).toBe(`Port ${port} is taken by another program. Choose another: PORT=${port + 1} npm start\n`);
});

test('the emulator’s own command names its own option where the port is taken', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as { port: number }).port);
    });
  });
  const { code, output } = await otherToEnd(projectOf({ 'Code.gs': '' }), '--port', String(port));
  server.close();
  expect(code).toBe(1);
  expect(output).toBe(`Port ${port} is taken by another program. Choose another: --port ${port + 1}\n`);
});

test.each([
  { what: 'no manifest', folder: '/', says: 'it is no Apps Script project' },
  {
    what: 'a manifest of which Google would say no',
    folder: projectOf({ 'Code.gs': '' }, { oauthScopes: 'openid' }),
    says: 'Expected an array',
  },
])('a folder with $what ends the emulator with 1', async ({ folder, says }) => {
  const { code, output } = await otherToEnd(folder, '--port', '0');
  expect(code).toBe(1);
  expect(output).toContain(says);
});

const wrong = [
  { args: ['--drive', 'no-such-folder'], port: '0', says: 'There is no folder' },
  { args: ['--write'], port: '0', says: '--write goes with --drive FOLDER' },
  { args: ['--nonsense'], port: '0', says: 'unknown option' },
  { args: [], port: 'eighty', says: 'it must be a number' },
] as const;

test.each(wrong)('$args on port $port says what is wrong and ends with 1', async ({ args, port, says }) => {
  const { code, output } = await runToEnd(port, ...args);
  expect(code).toBe(1);
  expect(output).toContain(says);
});
