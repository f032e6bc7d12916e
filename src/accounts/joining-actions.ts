import { applicationChange } from './change-application.ts';
import { invitationChange } from './change-invitation.ts';
import { newcomerChange } from './change-newcomer.ts';
import { registrationChange } from './change-registration.ts';

/** How strangers come in and what new accounts may do, as members decide it. */
export const joiningActions = [registrationChange, applicationChange, invitationChange, newcomerChange] as const;
