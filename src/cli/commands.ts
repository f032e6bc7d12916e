import type { Command } from './command.ts';
import { backup } from './commands/backup.ts';
import { campaign } from './commands/campaign.ts';
import { check } from './commands/check.ts';
import { clock } from './commands/clock.ts';
import { replayPetition } from './commands/replay-petition.ts';
import { restore } from './commands/restore.ts';
import { setup } from './commands/setup.ts';
import { token } from './commands/token.ts';

export const commands: readonly Command[] = [setup, token, campaign, clock, backup, restore, check, replayPetition];
