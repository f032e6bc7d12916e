export { type Letter, queueMail, queueMails } from './letter.ts';
export { startPostman, type Transport } from './postman.ts';
export { forgetMail } from './forget-mail.ts';
export { waitingMail } from './waiting.ts';
export { smtpTransport } from './transport.ts';
export { forgetMailTo, type KeptMail, keptMail, keptMailAfter } from './kept.ts';
