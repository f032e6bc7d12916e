import { addPerson, grantRole } from '#accounts';
import { confirmSignatures, launchCampaign, signPetitions } from '#campaigns';
import type { Id } from '#ids';
import { changeSetting } from '#settings';
import type { BenchServer } from './server.ts';

/** A server that is set up, with one campaign, and as many confirmed signatures as asked for. */
export async function prepareCampaign(
  server: BenchServer,
  signatures: number,
): Promise<{ id: Id<'campaign'>; slug: string }> {
  const { transact } = server.database;
  const ruth = await transact(async (tx) => {
    await changeSetting(tx, null, 'setUpAt', tx.now.toISOString());
    const actor = await addPerson(tx, {
      email: 'ruth@example.org',
      handle: 'ruth',
      displayName: 'Ruth',
      locale: 'fr',
    });
    await grantRole(tx, null, actor.person, 'steward');
    return { ...actor, roles: new Set(['steward'] as const) };
  });
  const launched = await transact((tx) =>
    launchCampaign(tx, ruth, {
      title: 'Et si nous rachetions Twitter ?',
      summary:
        'Qu’est-ce que Twitter sans nos tweets ? Nous demandons à l’entreprise d’étudier sa vente à ses usagers.',
      story: '## Ce que nous demandons\n\n1. Une étude.\n2. Un vote.\n\n'.repeat(5),
      target: 'la direction de Twitter, Inc.',
      place: '',
      locale: 'fr',
      milestones: [
        { signatures: 5_000, consequence: 'nous remettons l’appel à la direction.' },
        { signatures: 1_000_000, consequence: 'nous recommençons.' },
      ],
    }),
  );
  for (let from = 0; from < signatures; from += 1_000) {
    await transact(async (tx) => {
      const signed = await signPetitions(
        tx,
        Array.from({ length: Math.min(1_000, signatures - from) }, (_, i) => ({
          campaign: launched.id,
          locale: 'fr' as const,
          origin: server.origin,
          answers: {
            name: `Signataire ${from + i}`,
            email: `before${from + i}@example.org`,
            place: 'Lyon',
            showName: i % 3 === 0,
            keepPosted: false,
            area: '',
          },
        })),
      );
      await confirmSignatures(
        tx,
        signed.flatMap((one) => (one?.outcome === 'asked' ? one.token : [])),
      );
    });
  }
  // The program reads whether it is set up when it starts.
  await server.restart();
  return launched;
}
