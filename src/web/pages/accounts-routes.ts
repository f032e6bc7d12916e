import type { Route } from '#http';
import { aboutRoutes } from './about.tsx';
import { privacyRoutes } from './about-privacy.tsx';
import { rulesRoutes } from './about-rules.tsx';
import { statusRoutes } from './about-status.tsx';
import { adminRolesRoutes } from './admin-roles.tsx';
import { adminJoiningRoutes } from './admin-joining.tsx';
import { adminRoutes } from './admin.tsx';
import { developerRoutes } from './developers.tsx';
import { devClockRoutes } from './dev-clock.tsx';
import { devMailRoutes } from './dev-mail.tsx';
import { addressRoutes } from './settings-address.tsx';
import { applicationRoutes } from './settings-applications.tsx';
import { appearanceRoutes } from './settings-appearance.tsx';
import { invitationRoutes } from './settings-invitations.tsx';
import { leaveRoutes } from './settings-leave.tsx';
import { mailRoutes } from './settings-mail.tsx';
import { notificationSettingRoutes } from './settings-notifications.tsx';
import { passkeyPages } from './settings-passkeys.tsx';
import { passwordRoutes } from './settings-password.tsx';
import { profileRoutes } from './settings-profile.tsx';
import { sessionRoutes } from './settings-sessions.tsx';
import { settingsRoutes } from './settings.tsx';
import { waysInRoutes } from './settings-ways-in.tsx';
import { webhookRoutes } from './settings-webhooks.tsx';
import { oauthRoutes } from './oauth-authorize.tsx';
import { setUpRoutes } from './setup.tsx';
import { passkeyRoutes } from './sign-in-passkey.ts';
import { signInRoutes } from './sign-in.tsx';
import { applyRoutes } from './sign-up-apply.tsx';
import { signUpRoutes } from './sign-up.tsx';
import { unsubscribeRoutes } from './unsubscribe.tsx';

/** Pages about people: coming in, going out, what is theirs, and what the server says of itself. */
export const accountRoutes: readonly Route[] = [
  ...setUpRoutes,
  ...signUpRoutes,
  ...applyRoutes,
  ...signInRoutes,
  ...passkeyRoutes,
  ...settingsRoutes,
  ...profileRoutes,
  ...appearanceRoutes,
  ...waysInRoutes,
  ...addressRoutes,
  ...passwordRoutes,
  ...passkeyPages,
  ...sessionRoutes,
  ...mailRoutes,
  ...notificationSettingRoutes,
  ...unsubscribeRoutes,
  ...applicationRoutes,
  ...oauthRoutes,
  ...webhookRoutes,
  ...developerRoutes,
  ...invitationRoutes,
  ...leaveRoutes,
  ...adminRoutes,
  ...adminRolesRoutes,
  ...adminJoiningRoutes,
  ...aboutRoutes,
  ...statusRoutes,
  ...rulesRoutes,
  ...privacyRoutes,
  ...devMailRoutes,
  ...devClockRoutes,
];
