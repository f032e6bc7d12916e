export { canonicalEmail } from './email.ts';
export type { Role } from './schema.ts';
export { type Actor, endedAmong, publicRoles, type Viewer, viewerOfSession } from './viewer.ts';
export { actorByHandle, addPerson, rolesOf } from './person.ts';
export { askForSignInLink, emailInput, joinByEmail, renewLink } from './link-by-email.ts';
export { type OneTimeState, oneTimeState } from './one-time.ts';
export { completeJoining, joiningInput } from './complete-joining.ts';
export { signInInput, signInWithLink, signInWithPassword } from './sign-in.ts';
export { deviceOf } from './device.ts';
export {
  endSession,
  endSessions,
  isSessionStale,
  keepSession,
  SESSION_DAYS,
  sessionsOf,
  startSession,
} from './session.ts';
export {
  endGrant,
  endRole,
  endStewardship,
  giveRole,
  giveRoleInput,
  grantRole,
  mustBeSteward,
  mustHold,
} from './roles.ts';
export { type Hand, type RoleGrantView, roleGrants } from './role-grants.ts';
export { countAccounts, stewardsOf } from './stewards.ts';
export {
  type Bearer,
  bearerOf,
  createToken,
  letVote,
  noteUse,
  revokeToken,
  tokensOf,
  type TokenView,
} from './access-token.ts';
export { CIVIC_SCOPES, covers, isScope, ofModeration, type Scope, SCOPES, VOTING_SCOPES } from './scopes.ts';
export {
  changePreferences,
  changeProfile,
  FACE,
  HEADER,
  preferencesInput,
  type ProfileChange,
  profileInput,
  profileOf,
} from './profile.ts';
export {
  type FieldView,
  linksToVerify,
  LONGEST_FIELD,
  MOST_FIELDS,
  noteVerified,
  VERIFY_LINKS,
  verifyAgain,
} from './profile-fields.ts';
export {
  askToChangeEmail,
  changeEmailInput,
  changePassword,
  changePasswordInput,
  confirmNewEmail,
  confirmPassword,
  credentialsOf,
  wayInProof,
} from './credentials.ts';
export {
  addPasskey,
  passkeyName,
  passkeyProof,
  passkeysOf,
  passkeyToAdd,
  passkeyToSignIn,
  type PasskeyView,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
} from './passkeys.ts';
export { type Eraser, leave } from './leave.ts';
export { forgetWhatEnded } from './forget.ts';
export { setUpInput, setUpServer } from './set-up.ts';
export {
  APPLICATION_DAYS,
  applicationInput,
  type ApplicationView,
  approveApplication,
  askForAccount,
  type DecidedView,
  decisionInput,
  readApplications,
  refusalInput,
  refuseApplication,
} from './application.ts';
export { admissionOf } from './admission.ts';
export {
  endInvitation,
  goodInvitation,
  type GoodInvitation,
  invitationInput,
  invitationsOf,
  type InvitationView,
  invite,
  mayInvite,
} from './invitation.ts';
export { joiningActions } from './joining-actions.ts';
export { findAccounts, type FoundAccount } from './find-people.ts';
export {
  blockMailDomains,
  liftMailBlock,
  type MailBlock,
  type MailBlockPreview,
  previewMailBlocks,
  readMailBlocks,
} from './mail-blocks.ts';
export { changeJoining, joiningSettingsInput, MOST_NEW_DAYS, MOST_QUESTIONS } from './change-joining.ts';
export { settingChange } from './change-setting.ts';
export { changeServer, lastServerChange, serverInput, timeZones } from './change-server.ts';
