import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret as Standard Webhooks writes them. */
export const newWebhookSecret = (bytes: Uint8Array): string => PREFIX + Buffer.from(bytes).toString('base64');

/**
 * The headers by which a receiver knows that a message is ours, whole and fresh: HMAC-SHA256 over its number, its
 * moment and its text (Standard Webhooks 1.0.0, “Signature scheme”).
 */
export function signedHeaders(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'content-type': 'application/json; charset=UTF-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
