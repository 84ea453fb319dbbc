import type { AddressInfo, Server } from 'node:net';

/** Thrown when other programs have every port that was tried. */
export class PortTaken extends Error {}

/** Listens on the first of `ports` that is free, on 127.0.0.1 alone, and says which. 0 stands for any free one. */
export async function listen(server: Server, ports: readonly number[]): Promise<number> {
  for (const port of ports) {
    if (!(await isOurs(server, port))) continue;
    // A TCP server that listens has an address of this kind (node:net, server.address).
    return (server.address() as AddressInfo).port;
  }
  throw new PortTaken(
    `Port ${ports.join(', ')} is used by another program. Close that one, or leave out --port and Stet finds a free one.`,
  );
}

/** Rejects for any other reason than that somebody else has the port, or the system keeps it to itself. */
function isOurs(server: Server, port: number): Promise<boolean> {
  return new Promise((listening, failed) => {
    const refused = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') listening(false);
      else failed(error);
    };
    server.once('error', refused);
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', refused);
      listening(true);
    });
  });
}
