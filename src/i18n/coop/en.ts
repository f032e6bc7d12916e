import { acts } from './acts-en.ts';
import { circles, roles } from './circles-en.ts';
import { emergency } from './emergency-en.ts';
import { home } from './home-en.ts';
import { join } from './join-en.ts';
import { register } from './register-en.ts';
import { rules } from './rules-en.ts';
import { stake } from './stake-en.ts';

export const coop = { acts, emergency, home, join, register, circles, roles, rules, stake };
