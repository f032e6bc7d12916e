import {
  type Campaign,
  hasPledge,
  mayOrganise,
  type PledgeDrive,
  pledgeDriveOf,
  pledgesOverTime,
  pledgesTopic,
  takesPledges,
} from '#campaigns';
import type { Ctx } from '#http';
import { notFound } from '#refusal';
import { deskOf } from '../campaign-desk.ts';
import { todayOf } from './drive-view.ts';

/** What the page of a pledge drive shows, loaded. */
export interface PledgesView {
  readonly campaign: Campaign;
  readonly drive: PledgeDrive;
  readonly days: readonly { day: string; people: number; pledged: number; collected: number }[];
  /** Whether one may pledge now. */
  readonly takes: boolean;
  readonly leads: boolean;
  /** Whether the reader writes down its payments. */
  readonly keepsMoney: boolean;
  /** Whether who is signed in has pledged. */
  readonly mine: boolean;
}

/** @throws Refusal 404 where the campaign has no pledge drive. */
export async function pledgeDriveFor(c: Ctx, campaign: Campaign): Promise<PledgeDrive> {
  const drive = await pledgeDriveOf(c.var.deps.db, campaign.id);
  if (!drive) throw notFound();
  return drive;
}

export async function pledgesViewFor(c: Ctx, campaign: Campaign): Promise<PledgesView> {
  const { deps, viewer } = c.var;
  const drive = await pledgeDriveFor(c, campaign);
  const [days, mine] = await Promise.all([
    pledgesOverTime(deps.db, campaign.id),
    viewer ? hasPledge(deps.db, viewer, campaign.id) : false,
  ]);
  const takes = takesPledges(drive, todayOf(c));
  const leads = viewer !== undefined && mayOrganise(viewer);
  const keepsMoney = leads || viewer?.roles.has('treasurer') === true;
  return { campaign, drive, days, takes, leads, keepsMoney, mine };
}

/** The figures changed: the campaign’s pages are rendered anew, and those who look are told. */
export function pledgesChanged(c: Ctx, campaign: Pick<Campaign, 'id' | 'slug'>): void {
  const { deps } = c.var;
  deskOf(deps).changed(campaign);
  deps.live.publish(pledgesTopic(campaign.id), 'figures', null);
}
