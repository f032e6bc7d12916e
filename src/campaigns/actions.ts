import type { AnyAction } from '#actions';
import { campaignClose, campaignReopen } from './close-actions.ts';
import { campaignLaunch } from './launch-action.ts';

/** What decisions may do with campaigns. */
export const campaignActions: readonly AnyAction[] = [campaignLaunch, campaignClose, campaignReopen];
