import { assembly, faults, proposal } from './assembly-en.ts';
import { front, story } from './front-en.ts';
import { asks, decision, duties, register } from './register-en.ts';

export const founding = { asks, assembly, decision, duties, faults, front, proposal, register, story };
