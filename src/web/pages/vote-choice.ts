import { ballotOf, type Choice, type Proposal } from '#deliberation';
import { KIND_FACTS } from '#deliberation';
import { invalid } from '#refusal';
import type { Messages } from '#i18n';
import { optionsOf } from './proposal-words.ts';

const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

const refuse = (say: (m: Messages) => string) => invalid({ choice: say });

/** A step or rank as forms send it; undefined when it is none. */
function whole(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/**
 * What a form of this vote says, in the shape that is kept; whether its steps and options exist is for the verb to say.
 * @throws Refusal 422 on `choice` when nothing was answered.
 */
export function choiceIn(proposal: Proposal, fields: Record<string, unknown>): Choice {
  const options = optionsOf(proposal);
  const answers = (name: string) =>
    options.flatMap(({ id }) => {
      const value = whole(fields[`${name}.${id}`]);
      return value === undefined ? [] : [[id, value] as const];
    });
  switch (ballotOf(proposal)) {
    case 'position': {
      const position = KIND_FACTS[proposal.kind].positions.find((one) => one === fields['position']);
      if (!position) throw refuse((m) => m.decide.vote.faults.choose);
      return { position };
    }
    case 'gradient': {
      const gradient = whole(fields['gradient']);
      if (gradient === undefined) throw refuse((m) => m.decide.vote.faults.choose);
      return { gradient };
    }
    case 'choices': {
      const chosen = texts(fields['chosen']);
      if (chosen.length === 0) throw refuse((m) => m.decide.vote.faults.chooseSome);
      return { chosen };
    }
    case 'scores': {
      const scores = answers('score');
      if (scores.length === 0) throw refuse((m) => m.decide.vote.faults.scoreSome);
      return { scores: Object.fromEntries(scores) };
    }
    case 'ranking': {
      const ranks = answers('rank').toSorted(([, a], [, b]) => a - b);
      if (ranks.length === 0) throw refuse((m) => m.decide.vote.faults.rankSome);
      return { ranked: [...Map.groupBy(ranks, ([, rank]) => rank).values()].map((same) => same.map(([id]) => id)) };
    }
  }
}

/** The same, or nothing: what was sent and refused stays on the form. */
export function choiceSent(proposal: Proposal, fields: Record<string, unknown>): Choice | null {
  try {
    return choiceIn(proposal, fields);
  } catch {
    return null;
  }
}
