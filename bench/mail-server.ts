import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const LINK = /\/c\/[^\s]*\/confirm\/[A-Za-z0-9_-]{43}/;

/** A mail server that takes every mail, may go away for a while, and gives the links of those it took. */
export async function openMailServer() {
  const paths: string[] = [];
  /** Address → how many mails came. */
  const taken = new Map<string, number>();
  const listen = async (port: number): Promise<SMTPServer> => {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      closeTimeout: 50,
      onData(stream, session, done) {
        const take = async () => {
          const raw = await text(stream);
          const to = session.envelope.rcptTo[0]?.address ?? '';
          taken.set(to, (taken.get(to) ?? 0) + 1);
          // Quoted-printable (RFC 2045 §6.7) folds long lines.
          const path = LINK.exec(raw.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='))?.[0];
          if (path && taken.get(to) === 1) paths.push(path);
          done();
        };
        void take();
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };
  const close = (server: SMTPServer) => new Promise<void>((resolve) => server.close(resolve));
  let server = await listen(0);
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    /** Links as mails come in, until there were `count` of them. */
    async *links(count: number, stopped: () => boolean): AsyncGenerator<string> {
      for (let read = 0; read < count && !stopped();) {
        const path = paths.shift();
        if (path === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
        else {
          read++;
          yield path;
        }
      }
    },
    async goAway(milliseconds: number): Promise<void> {
      await close(server);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      server = await listen(port);
    },
    close: () => close(server),
  };
}
