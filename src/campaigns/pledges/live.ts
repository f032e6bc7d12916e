/** What pages of a drive listen to: its figures changed. */
export const pledgesTopic = (campaign: string): string => `pledges:${campaign}`;
