import { createAdaptorServer } from '@hono/node-server';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

interface Fetching {
  fetch(request: Request, env?: unknown): Response | Promise<Response>;
}

/** Nobody holds a connection by being slow: headers within 10 s, a whole request within two minutes. */
const limits = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 15_000, maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 5_000 };

export interface Listening {
  readonly port: number;
  readonly server: Server;
  /** Lets running requests finish for at most five seconds. */
  close(): Promise<void>;
}

export async function listen(app: Fetching, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env), serverOptions: limits }) as Server;
  server.maxRequestsPerSocket = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, server, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(impatient);
}
