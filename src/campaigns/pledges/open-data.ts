import type { PledgeDrive } from './drive.ts';

/** The figures of a drive as data: sums in the currency, never a name. */
export function pledgeData(
  origin: string,
  slug: string,
  drive: PledgeDrive,
  days: readonly { day: string; people: number; pledged: number; collected: number }[],
) {
  const sum = (minor: number) => minor / 100;
  const { figures, receiver, terms } = drive;
  return {
    links: { self: `${origin}/c/${slug}/pledges/data.json`, campaign: `${origin}/c/${slug}/data.json` },
    currency: drive.currency,
    state: drive.state,
    goal: sum(drive.goal),
    pledge_until: drive.pledgeUntil,
    closing_amount: sum(drive.closingAmount),
    collect_until: drive.collectUntil,
    pledged: sum(figures.pledged),
    people: figures.people,
    waiting_for_their_conditions: { pledged: sum(figures.waiting.amount), people: figures.waiting.people },
    collected: sum(figures.collected),
    refunded: sum(figures.refunded),
    steps: drive.steps.map(({ amount, possible }) => ({ amount: sum(amount), possible })),
    receiver: {
      name: receiver.name,
      legal_form: receiver.legalForm,
      register: receiver.register,
      address: receiver.address,
      country: receiver.country,
      account: receiver.iban || receiver.otherAccount,
      account_holder: receiver.holder,
    },
    becomes: drive.becomes,
    terms: { version: terms.version, sha256: terms.sha256, text: terms.text },
    tests: drive.turns.map((turn) => ({
      found: turn.kind,
      at: turn.decidedAt.toISOString(),
      people: turn.people,
      pledged: sum(turn.pledged),
      collected: sum(turn.collected),
    })),
    by_day: days.map(({ day, people, pledged, collected }) => ({
      day,
      people,
      pledged: sum(pledged),
      collected: sum(collected),
    })),
  };
}
