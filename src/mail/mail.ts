export { type Letter, queueMail } from './letter.ts';
export { startPostman, type Transport } from './postman.ts';
export { smtpTransport } from './transport.ts';
export { type KeptMail, keptMail } from './kept.ts';
