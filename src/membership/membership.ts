export type { Answer, MandateRole, MemberKind, MembershipEventKind, MemberStatus, Succession } from './schema.ts';
export { actingMember, type Membership, membershipsOf, mayVote, mustBeMember } from './member.ts';
export { type Doer, type Hand, registerIsOpen } from './hand.ts';
export { apply, ApplyInput, withdrawApplication } from './apply.ts';
export { admit, refuse } from './admit.ts';
export { eraseMember, leaveCoop } from './leave-coop.ts';
export { changeClass, rename } from './change.ts';
export { type Delegate, delegatesOf, endDelegate, nameDelegate } from './delegates.ts';
export { appeal, APPEAL_DAYS, charge, chargeOf, type ChargeView, reply, REPLY_DAYS } from './charge.ts';
export { expelMember, reinstateMember, suspendMember } from './suspend.ts';
export { classes, editQuestions, type MemberClass, type Question, questions } from './questions.ts';
export {
  type Application,
  applications,
  memberByNumber,
  type MemberView,
  registerAt,
  type RegisterEntry,
  type RegisterEvent,
  type RegisterFigures,
  registerFigures,
} from './register.ts';
export { type MemberName, memberNames } from './names.ts';
export {
  circleBySlug,
  type CircleDetail,
  type CircleMember,
  type CirclePower,
  circlePowers,
  circles,
  type CircleView,
} from './circles.ts';
export { joinCircle, leaveCircle, setCircleMembers } from './circle-members.ts';
export { hasMandate, mandates, mandatesOf, type MandateView } from './mandates.ts';
export { grantMandate, type NewMandate } from './grant-mandate.ts';
export { callSuccession } from './call-succession.ts';
export { endMandate, resignMandate } from './end-mandate.ts';
export { seatElection, type Seating } from './seat-election.ts';
export { beginFounding, chooseModel, founders, inviteFounder, openRegister, removeFounder } from './founding.ts';
export type { CoopModel, Told } from './models/model.ts';
export { modelByKey, MODELS } from './models/models.ts';
export { membershipActions } from './actions/actions.ts';
export { membershipJobs } from './jobs.ts';
