import { assembly, faults, proposal } from './assembly-fr.ts';
import type { founding as english } from './en.ts';
import { front, story } from './front-fr.ts';
import { asks, decision, duties, register } from './register-fr.ts';

export const founding: typeof english = {
  asks,
  assembly,
  decision,
  duties,
  faults,
  front,
  proposal,
  register,
  story,
};
