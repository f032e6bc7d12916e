import { accounts } from './accounts/fr.ts';
import { admin } from './admin/fr.ts';
import { campaigns } from './campaigns/fr.ts';
import type { en } from './en.ts';
import { cli } from './cli/fr.ts';
import { errors } from './errors/fr.ts';
import { media } from './media/fr.ts';
import { network } from './network/fr.ts';
import { ui } from './ui/fr.ts';

export const fr: typeof en = { accounts, admin, campaigns, cli, errors, media, network, ui };
