import { accounts } from './accounts/en.ts';
import { admin } from './admin/en.ts';
import { campaigns } from './campaigns/en.ts';
import { cli } from './cli/en.ts';
import { errors } from './errors/en.ts';
import { media } from './media/en.ts';
import { network } from './network/en.ts';
import { ui } from './ui/en.ts';

export const en = { accounts, admin, campaigns, cli, errors, media, network, ui };
