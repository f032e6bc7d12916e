export type { Answer, MandateRole, MemberKind, MemberStatus } from './schema.ts';
export { actingMember, type Membership, membershipsOf, mayVote } from './member.ts';
export { apply, ApplyInput, withdrawApplication } from './apply.ts';
export { admit, refuse } from './admit.ts';
export { eraseMember, leaveCoop } from './leave-coop.ts';
export { changeClass, rename } from './change.ts';
export { type Delegate, delegatesOf, endDelegate, nameDelegate } from './delegates.ts';
export { appeal, charge, chargeOf, type ChargeView, reply } from './charge.ts';
export { endCharge, type StandingCharge, standingCharges } from './end-charge.ts';
export { expelMember, reinstateMember, suspendMember } from './suspend.ts';
export { classes, type MemberClass } from './classes.ts';
export { editQuestions, type Question, questions } from './questions.ts';
export { applications } from './applications.ts';
export { memberByNumber } from './member-page.ts';
export { registerAt, registerFigures } from './register.ts';
export { membersFollowing, votingPeople } from './voting-people.ts';
export type { Application, MemberView, RegisterEntry, RegisterFigures } from './register-view.ts';
export { type MemberName, memberNames } from './names.ts';
export {
  circleBySlug,
  type CircleDetail,
  circleMembers,
  type CirclePower,
  circlePowers,
  circles,
  circlesOf,
  companionsOf,
  type CircleView,
} from './circles.ts';
export { closeCircle, createCircle } from './circle-acts.ts';
export { joinCircle, leaveCircle, setCircleMembers } from './circle-members.ts';
export { hasMandate, mandates, mandatesOf, type MandateView } from './mandates.ts';
export { grantMandate } from './grant-mandate.ts';
export { callSuccession } from './call-succession.ts';
export { endMandate, resignMandate } from './end-mandate.ts';
export { seatElection } from './seat-election.ts';
export { beginFounding, chooseModel, founders, inviteFounder, openRegister, removeFounder } from './founding.ts';
export type { CoopModel } from './models/model.ts';
export { modelByKey, MODELS } from './models/models.ts';
export { membershipActions } from './actions/actions.ts';
export { membersNamed } from './actions/circle-create.ts';
export { findMember, memberRef, memberRefs } from './actions/refs.ts';
export { sayWho, type Who, whoAre, whoIs } from './actions/who.ts';
export { membershipJobs } from './jobs.ts';
