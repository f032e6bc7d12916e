import { type Bearer, covers } from '#accounts';
import type { Db, Tx } from '#db';
import {
  ballotOf,
  castStance,
  type Choice,
  isDrawn,
  KIND_FACTS,
  myStance,
  type Position,
  type Proposal,
  proposalById,
} from '#deliberation';
import type { Messages } from '#i18n';
import type { Id } from '#ids';
import type { LoadedPoll, News } from '#network';
import { notFound, Refusal, type Sentence } from '#refusal';

/** Votes are apart from posts: only a token that was given for them casts one (accounts/scopes.ts). */
export const mayVoteByApp = (reader: Bearer | undefined): boolean =>
  reader !== undefined && covers(reader.scopes, 'write:votes');

/** Who looks at decisions; a token that was not given for them sees what everybody sees. */
export const viewerOf = (reader: Bearer | undefined): Bearer | undefined =>
  reader && covers(reader.scopes, 'read:decisions') ? reader : undefined;

interface PollOption {
  readonly title: string;
  readonly choice: Choice;
  readonly votes: number | null;
}

/**
 * Whether a poll pictures the vote as it is: its names are public, heads count alike, and one ticks. Else there is its
 * page alone.
 */
function isPoll({ kind, settings, ruleSettings, confidential, state, closesAt, post, ...rest }: Proposal): boolean {
  const ballot = ballotOf({ kind, settings });
  return (
    (state === 'voting' || state === 'closed') &&
    closesAt !== null &&
    post !== null &&
    !confidential &&
    kind !== 'election' &&
    !isDrawn({ kind, settings, ...rest }) &&
    (ballot === 'position' || ballot === 'choices') &&
    settings.weights.kind === 'equal' &&
    (ruleSettings.weights ?? settings.weights).kind === 'equal'
  );
}

/** As the page has it: positions in the order of its buttons, or what is chosen among. */
function optionsOf({ kind, settings, options, tally }: Proposal, m: Messages): readonly PollOption[] {
  if (ballotOf({ kind, settings }) === 'position') {
    const { positions: words } = m.decide.vote;
    const word = (position: Position): string => {
      if (kind === 'count-me-in') return position === 'yes' ? words.in : words.out;
      return kind === 'consent' && position === 'yes' ? words.consent : words[position];
    };
    return KIND_FACTS[kind].positions.map((position) => ({
      title: word(position),
      choice: { position },
      votes: tally?.positions?.[position] ?? null,
    }));
  }
  const votes = new Map(tally?.options?.map((option) => [option.id, option.votes]));
  return options.map(({ id, text }) => ({ title: text, choice: { chosen: [id] }, votes: votes.get(id) ?? null }));
}

const isMine = (choice: Choice, mine: Choice | null | undefined): boolean => {
  if (!mine) return false;
  if ('position' in choice) return 'position' in mine && mine.position === choice.position;
  return 'chosen' in choice && 'chosen' in mine && choice.chosen.every((id) => mine.chosen.includes(id));
};

const takesSeveral = ({ kind, settings }: Proposal): boolean =>
  kind === 'approval' || (kind === 'multiple-choice' && settings.mostChoices > 1);

/**
 * A vote as a poll, for whoever sees it; what one chose is told to programs alone that may vote.
 * Figures are null while they are hidden.
 */
export async function votePoll(
  db: Db,
  reader: Bearer | undefined,
  proposal: Proposal,
  m: Messages,
): Promise<LoadedPoll | undefined> {
  const { state, closesAt, tally } = proposal;
  if (!isPoll(proposal) || closesAt === null) return undefined;
  const mine =
    reader && mayVoteByApp(reader)
      ? (await myStance(db, reader, proposal.id)).find(({ castAt }) => castAt !== null)
      : null;
  return {
    multiple: takesSeveral(proposal),
    closesAt,
    over: state === 'closed',
    voters: tally?.cast ?? null,
    options: optionsOf(proposal, m).map(({ title, choice, votes: n }) => ({
      title,
      votes: n,
      mine: isMine(choice, mine?.choice),
    })),
    voted: mine !== null && mine !== undefined,
  };
}

/**
 * Casts a vote as an application says it: positions of the options, from 0. Once: what is changed, is changed on the page,
 * where the reason stands beside it.
 * @throws Refusal 404, or 422 with a sentence that says where to vote.
 */
export async function voteByApp(
  tx: Tx,
  reader: Bearer,
  id: Id<'proposal'>,
  choices: readonly number[],
  { m, origin }: { readonly m: Messages; readonly origin: string },
): Promise<News> {
  const proposal = await proposalById(tx, viewerOf(reader), id);
  if (!proposal || proposal.number === null) throw notFound();
  const url = `${origin}/d/${proposal.number}`;
  const refuse = (sentence: Sentence) => new Refusal(422, sentence);
  if (!mayVoteByApp(reader)) throw refuse((to) => to.apps.vote.notLetIn(url, `${origin}/settings/applications`));
  if (!isPoll(proposal)) throw refuse((to) => to.apps.vote.notHere(url));
  const mine = await myStance(tx, reader, id);
  if (mine.some(({ castAt }) => castAt !== null)) throw refuse((to) => to.apps.vote.again(url));
  const options = optionsOf(proposal, m);
  const chosen = choices.map((place) => options[place]?.choice);
  const [first] = chosen;
  if (!first || chosen.includes(undefined) || ('position' in first && chosen.length > 1))
    throw refuse((to) => to.deliberation.faults.chooseOne);
  const choice =
    'chosen' in first ? { chosen: chosen.flatMap((one) => (one && 'chosen' in one ? one.chosen : [])) } : first;
  try {
    const { news } = await castStance(tx, reader, id, { choice, reason: '' });
    return news;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    if (error.fields['reason']) throw refuse((to) => to.apps.vote.reason(url));
    throw refuse(error.fields['choice'] ?? error.sentence);
  }
}
