import type { AnyAction } from '#actions';
import { circleChange } from './circle-change.ts';
import { circleClose } from './circle-close.ts';
import { circleCreate } from './circle-create.ts';
import { electionSeat } from './election-seat.ts';
import { mandateEnd } from './mandate-end.ts';
import { mandateGrant } from './mandate-grant.ts';
import { memberAdmit } from './member-admit.ts';
import { memberExpel } from './member-expel.ts';
import { memberReinstate, memberSuspend } from './member-standing.ts';
import { registerOpen } from './register-open.ts';

/** What a decision may change in the register, in the order in which people read them. */
export const membershipActions: readonly AnyAction[] = [
  memberAdmit,
  memberSuspend,
  memberExpel,
  memberReinstate,
  mandateGrant,
  mandateEnd,
  electionSeat,
  circleCreate,
  circleChange,
  circleClose,
  registerOpen,
];
