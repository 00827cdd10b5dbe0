// A server of a test, as whatever else there is on this machine or elsewhere.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that runs. */
export interface Serving {
  readonly port: number;
  /** `http://`, its address and port. */
  readonly origin: string;
  readonly stop: () => void;
}

/** Starts a server on a free port. @param host an IPv4 address of this machine */
export async function serving(answer: RequestListener, host = '127.0.0.1'): Promise<Serving> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://${host}:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
