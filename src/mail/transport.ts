import type { Transport } from './postman.ts';

/** Sends through an SMTP server: `smtp://user:password@host:587` or `smtps://…:465`. */
export async function smtpTransport(url: string): Promise<{ send: Transport; close(): void }> {
  const { createTransport } = await import('nodemailer');
  const server = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  });
  return {
    async send(mail) {
      await server.sendMail(mail);
    },
    close: () => server.close(),
  };
}
