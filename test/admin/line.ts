// The line to a server on loopback, which can be cut: what was asked goes on there, and its answer is lost.
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

interface Line {
  readonly url: string;
  /** Ends every connection, and refuses new ones until the line is mended at the same address. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Lays a line to the server at this address. */
export async function layLine(to: string): Promise<Line> {
  const sockets = new Set<Socket>();
  const target = Number(new URL(to).port);
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((near) => {
      const far = connect(target, '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  let server: Server | undefined = await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = async (): Promise<void> => {
    const ended = server;
    server = undefined;
    for (const socket of sockets) socket.destroy();
    if (ended !== undefined) await new Promise((resolve) => ended.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${port}/`,
    cut,
    mend: async () => {
      server = await listen(port);
    },
    close: cut,
  };
}
