import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { encryptEarlier, encryptStandard, isPoint, LONGEST_MESSAGE } from './encrypt.ts';
import { knownReceiver, newReceiver, readEarlier, readStandard } from './receiver.testing.ts';

const bytes = (base64url: string): Buffer => Buffer.from(base64url, 'base64url');

/** RFC 8291 Appendix A. */
const EXAMPLE = {
  text: 'When I grow up, I want to be a watermelon',
  sender: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  receiver: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

test('a message is encrypted as the example of RFC 8291 is, byte by byte, and the receiver reads it', async () => {
  const { body } = encryptStandard(
    Buffer.from(EXAMPLE.text),
    { p256dh: bytes(EXAMPLE.p256dh), auth: bytes(EXAMPLE.auth) },
    { privateKey: bytes(EXAMPLE.sender), salt: bytes(EXAMPLE.salt) },
    0,
  );
  assert.equal(body.toString('base64url'), EXAMPLE.body);
  const receiver = await knownReceiver(EXAMPLE.p256dh, EXAMPLE.auth, EXAMPLE.receiver);
  assert.equal(await readStandard(receiver, bytes(EXAMPLE.body)), EXAMPLE.text);
});

test('whatever is written is read by its receiver in either encryption, and its length is hidden', async () => {
  const receiver = await newReceiver();
  const to = { p256dh: bytes(receiver.p256dh), auth: bytes(receiver.auth) };
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 900 }), async (said) => {
      const message = Buffer.from(said.toWellFormed());
      fc.pre(message.length <= LONGEST_MESSAGE);
      const standard = encryptStandard(message, to, { privateKey: randomBytes(32), salt: randomBytes(16) });
      assert.equal(await readStandard(receiver, standard.body), message.toString());
      assert.equal((standard.body.length - 86 - 16) % 256, 0);
      assert.ok(standard.body.length <= 4_096);
      const earlier = encryptEarlier(message, to, { privateKey: randomBytes(32), salt: randomBytes(16) });
      const headers = { encryption: earlier.headers['encryption']!, cryptoKey: earlier.headers['crypto-key']! };
      assert.equal(await readEarlier(receiver, earlier.body, headers), message.toString());
      assert.equal((earlier.body.length - 16) % 256, 0);
    }),
    { numRuns: 40 },
  );
});

test('what is no point of the curve is no key', () => {
  assert.ok(isPoint(bytes(EXAMPLE.p256dh)));
  const off = bytes(EXAMPLE.p256dh);
  off[64] = off[64]! ^ 1;
  for (const wrong of [off, Buffer.alloc(65), Buffer.alloc(65, 4), Buffer.alloc(0), off.subarray(1)])
    assert.equal(isPoint(wrong), false);
});
