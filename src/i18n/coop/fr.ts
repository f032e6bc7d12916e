import { acts } from './acts-fr.ts';
import { circles, roles } from './circles-fr.ts';
import type { coop as english } from './en.ts';
import { emergency } from './emergency-fr.ts';
import { home } from './home-fr.ts';
import { join } from './join-fr.ts';
import { register } from './register-fr.ts';
import { rules } from './rules-fr.ts';
import { stake } from './stake-fr.ts';

export const coop: typeof english = { acts, emergency, home, join, register, circles, roles, rules, stake };
