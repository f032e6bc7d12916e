import type { Id } from '#ids';

/**
 * Of what somebody may be told at once: the kinds of notifications, and `private` for what was written to them alone.
 * A choice of the settings names several where people see one thing.
 */
export const CHOICES = {
  mention: ['mention', 'quote'],
  private: ['private'],
  reply: ['reply'],
  post: ['post'],
  like: ['favourite'],
  boost: ['boost'],
  follow: ['follow', 'follow-request'],
  poll: ['poll'],
  vote: ['vote-opened', 'vote-closing'],
  effect: ['decided', 'effect'],
  duty: ['duty', 'membership', 'byline', 'moderation', 'report', 'case', 'jury'],
} as const satisfies Record<string, readonly string[]>;
export type PushChoice = keyof typeof CHOICES;
export const PUSH_CHOICES = Object.keys(CHOICES) as [PushChoice, ...PushChoice[]];

/** What people are told of unless they say otherwise: what is said to them or they asked for, and votes that need theirs. */
export const USUAL_CHOICES: readonly PushChoice[] = ['mention', 'private', 'reply', 'post', 'vote'];

export const kindsOf = (choices: readonly PushChoice[]): string[] => choices.flatMap((one) => [...CHOICES[one]]);

export const choicesIn = (kinds: readonly string[]): PushChoice[] =>
  PUSH_CHOICES.filter((one) => CHOICES[one].every((kind) => kinds.includes(kind)));

/** A message that says nothing, to see whether it arrives: it is about no notification. */
export const TRIAL = 'trial';
export const NO_NOTIFICATION = '0' as Id<'notification'>;
